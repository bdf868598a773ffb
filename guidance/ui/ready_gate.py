"""A replica that has not loaded its knowledge sends a proxy's visitors to one that has; alone, it asks them to wait."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from guidance.ui.render import render
from guidance.ui.shared_assistant import shared_loader

_PATHS = ("/healthz", "/readyz")  # told themselves
_AGAIN = 3  # seconds


class ReadyGate:
    """Middleware that answers 503 to what comes through a proxy before the knowledge is loaded.

    Proxies take that for a sign to ask another replica. Whoever comes without a proxy is served at once, and waits on
    the page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer that the page is not ready."""
        is_request = scope["type"] in ("http", "websocket")
        if is_request and "x-forwarded-for" in Headers(scope=scope) and not self._lets_in(scope):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1013})
                return
            await HTMLResponse(render("not_ready", again=_AGAIN), 503, {"Retry-After": str(_AGAIN)})(
                scope, receive, send
            )
            return
        await self._app(scope, receive, send)

    def _lets_in(self, scope: Scope) -> bool:
        return scope["path"] in _PATHS or shared_loader().loaded
