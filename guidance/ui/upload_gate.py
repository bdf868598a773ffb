"""Files are taken from staff alone: the server turns every other upload away before it reads a byte of it."""

from __future__ import annotations

import time

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ingest.memo import memo

_UPLOADS = "/_stcore/upload_file/"
_VALID = 30 * 60.0  # seconds after the page for uploads was drawn last


class UploadPermits:
    """The sessions that may upload, each with the moment until which it may."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def give(self, session: str, now: float) -> None:
        """Let a session upload for a while; `now` is in seconds of a clock that only rises."""
        self._until = {id: until for id, until in self._until.items() if until > now} | {session: now + _VALID}

    def take_back(self, session: str) -> None:
        """Let a session upload no more."""
        self._until.pop(session, None)

    def allows(self, session: str, now: float) -> bool:
        """Whether a session may upload."""
        return now < self._until.get(session, 0.0)


@memo("upload permits")
def upload_permits() -> UploadPermits:
    """Return the permits of this process."""
    return UploadPermits()


def permit_uploads() -> None:
    """Let the visitor for whom the page is being drawn upload for a while."""
    if context := get_script_run_ctx():
        upload_permits().give(context.session_id, time.monotonic())


def forbid_uploads() -> None:
    """Let the visitor for whom the page is being drawn upload no more."""
    if context := get_script_run_ctx():
        upload_permits().take_back(context.session_id)


class UploadGate:
    """Middleware of the server that answers 403 to uploads without a permit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request, or refuse it."""
        _, found, rest = scope.get("path", "").partition(_UPLOADS)
        if scope["type"] == "http" and found and scope["method"] not in ("OPTIONS", "DELETE"):
            session = rest.split("/")[0]
            if not upload_permits().allows(session, time.monotonic()):
                await PlainTextResponse("only staff may upload", status_code=403)(scope, receive, send)
                return
        await self.app(scope, receive, send)
