"""Addresses of Streamlit's own that no visitor's page asks for: nobody finds anything there."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# What it measures of itself, and its doors for programs: the office's own are GUIDANCE_METRICS and `guidance serve`.
_SHUT = ("/_stcore/metrics", "/_stcore/agent/", "/_stcore/script-health-check")


class InnerAddresses:
    """Middleware of the server that answers 404 at the addresses that are for its developers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request, or say that there is nothing."""
        if scope["type"] == "http" and any(shut in f"{scope.get('path', '')}/" for shut in _SHUT):
            await PlainTextResponse("not found", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)
