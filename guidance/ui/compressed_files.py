"""Streamlit's scripts and styles, compressed once and sent compressed: a slow line gets a quarter of their size."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_FOR_EVER = "public, immutable, max-age=31536000"  # seconds: a changed file has another name


class CompressedFiles:
    """Middleware of the server that answers for the files of a folder with gzip where the browser takes it.

    `folder` is what the address `static` leads to. What is compressed stays in memory, a few megabytes at most.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app = app
        self._files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in _KINDS}
        self._compressed: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file of the folder, hand on every other request."""
        name = _asked_for(scope)
        if name not in self._files:
            await self.app(scope, receive, send)
            return
        body = self._compressed.get(name) or await run_in_threadpool(self._compress, name)
        headers = {"content-encoding": "gzip", "cache-control": _FOR_EVER, "vary": "Accept-Encoding"}
        await Response(body, headers=headers, media_type=_KINDS[self._files[name].suffix])(scope, receive, send)

    def _compress(self, name: str) -> bytes:
        self._compressed[name] = gzip.compress(self._files[name].read_bytes(), 9)
        return self._compressed[name]


def takes_gzip(headers: Sequence[tuple[bytes, bytes]]) -> bool:
    """Return whether a request's headers say that the browser takes gzip."""
    return any(name == b"accept-encoding" and b"gzip" in value for name, value in headers)


def _asked_for(scope: Scope) -> str:
    """The name under `static` of the file that a request is for, as a browser may have it compressed; "" for none."""
    if scope["type"] != "http" or scope["method"] != "GET" or not takes_gzip(scope["headers"]):
        return ""
    is_part = any(name == b"range" for name, _ in scope["headers"])
    _, found, name = scope["path"].rpartition("/static/")
    return name if found and not is_part else ""
