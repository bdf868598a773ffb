"""The pictures that stand for the service: in a browser's tab, and where a link to it is shared."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

_HERE = Path(__file__).parent
_DAY = "public, max-age=86400"  # seconds; a new picture has no new name


def picture_routes() -> list[Route]:
    """Return the addresses of the pictures, of which the first takes the place of Streamlit's own."""
    return [
        Route("/favicon.png", partial(_picture, "icon.png")),
        Route("/share.png", partial(_picture, "share.png")),
    ]


def _picture(name: str, _request: Request) -> FileResponse:
    return FileResponse(_HERE / name, headers={"cache-control": _DAY})
