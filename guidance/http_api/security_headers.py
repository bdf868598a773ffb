"""What every answer tells the browser: take it for what it is, and tell no other site where one came from."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ALWAYS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
_POLICY = "Content-Security-Policy"


class SecurityHeaders:
    """Middleware that adds the headers, with what `policy` returns where an answer brings no policy of its own.

    Over HTTPS every cookie goes back over HTTPS alone.
    """

    def __init__(self, app: ASGIApp, policy: Callable[[], str]) -> None:
        self.app = app
        self._policy = policy()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request and add the headers to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(message, scope["scheme"] == "https")
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _add_headers(self, start: Message, is_secure: bool) -> None:
        headers = MutableHeaders(scope=start)
        for name, value in _ALWAYS.items():
            headers[name] = value
        headers.setdefault(_POLICY, self._policy)
        if is_secure:
            start["headers"] = [(name, _for_https(name, value)) for name, value in start["headers"]]


def _for_https(name: bytes, value: bytes) -> bytes:
    """A header's value; a cookie's with the mark that keeps it off lines that anyone can read."""
    is_open_cookie = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return value + b"; Secure" if is_open_cookie else value
