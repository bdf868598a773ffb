"""The cookie by which a reload finds the session of staff again: no script can read it, and no other site sends it."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from guidance.staff.session_store import open_sessions
from ingest.errors import AssistantError

_COOKIE = "guidance_staff"
_PATH = "/staff-session"
_LONGEST = 200  # bytes of a request; a code has 43
_SCRIPT = (Path(__file__).parent / "session_cookie.js").read_text(encoding="utf-8")
_mount = st.components.v2.component("guidance_session_cookie", js=_SCRIPT)


def session_routes() -> list[Route]:
    """Return the address at which a page gets the cookie of a session that has just begun."""
    return [Route(_PATH, _exchange, methods=["POST"])]


def draw_exchange(code: str) -> None:
    """Have the browser exchange a session's one-time code for the cookie with its id."""
    _mount(key="session-cookie", data={"code": code, "path": _PATH.lstrip("/")})


def session_id() -> str | None:
    """Return the id of a session that the browser brought as it opened the page."""
    id: object = st.context.cookies.get(_COOKIE)
    return id if isinstance(id, str) else None  # where no browser opened the page, Streamlit has something else there


async def _exchange(request: Request) -> Response:
    """204 with the cookie for the code in the body; 403 to another site's page, and for any other code."""
    if not _is_own(request):
        return Response(status_code=403)
    code = b""
    async for part in request.stream():
        code += part
        if len(code) > _LONGEST:
            return Response(status_code=403)
    try:
        id = await run_in_threadpool(open_sessions().exchange, code.decode("ascii", "replace"), time.time())
    except (AssistantError, OSError):  # the page stays signed in, and a reload ends that
        return Response(status_code=503)
    if id is None:
        return Response(status_code=403)
    response = Response(status_code=204, headers={"Cache-Control": "no-store"})
    response.set_cookie(_COOKIE, id, path=request.scope.get("root_path") or "/", httponly=True, samesite="strict")
    return response


def _is_own(request: Request) -> bool:
    """Whether a page of this site sends the request, as browsers tell with every POST."""
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host")
