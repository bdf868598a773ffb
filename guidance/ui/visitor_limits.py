"""What one visitor may ask of the page's server: a flood waits at its source, and what is no visitor's is not taken."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from ipaddress import ip_address
from itertools import count

from google.protobuf.message import DecodeError
from limits import RateLimitItem, RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected
from streamlit.proto.BackMsg_pb2 import BackMsg

from guidance.http_api.admission import counted_address
from ingest.office_settings import page_settings

_AT_ONCE = RateLimitItemPerSecond(8, 5)  # messages of one visitor in 5 s: ticking a list fast is half as many
_ADDRESS_AT_ONCE = RateLimitItemPerSecond(60, 5)
_VISITORS_OF_ADDRESS = 8  # as many may send at their full rate behind one address, as an office's network has
_OPENED = RateLimitItemPerMinute(120)  # pages by address
_OPEN = 200
_AGAIN = 0.2  # seconds between two looks whether a message's turn has come
# What a page sends; all else that Streamlit listens to is for its developers, as the one that drops every cache.
_OF_PAGES = {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"}


class VisitorLimits:
    """Middleware of the server that bounds the open pages, and the messages of each by visitor and by address.

    Who asks too often is answered later, not refused. Visitors whom a proxy gives no address of their own are bounded
    one by one alone. SettingError where the settings are wrong.
    """

    def __init__(self, app: ASGIApp) -> None:
        wanted = page_settings()
        self.app = app
        self._sessions = wanted.sessions
        self._open: Counter[str] = Counter()
        self._numbers = count()
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._by_visitor = (_AT_ONCE, RateLimitItemPerMinute(wanted.rate))
        self._by_address = (_ADDRESS_AT_ONCE, RateLimitItemPerMinute(wanted.rate * _VISITORS_OF_ADDRESS))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request; refuse a page too many, and slow down one that floods."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        address = _address(scope)
        if not self._admits(address):
            await receive()
            await send({"type": "websocket.close", "code": 1013})
            return
        self._open[address] += 1
        visitor = f"visitor {next(self._numbers)}"
        limits = {visitor: self._by_visitor, **({address: self._by_address} if address else {})}
        try:
            await self.app(scope, _SlowedReceive(receive, self._limiter, limits), send)
        except WebSocketDisconnected:
            pass  # the visitor left while something was sent, and Streamlit closes what is closed
        finally:
            self._open[address] -= 1

    def _admits(self, address: str) -> bool:
        if self._open.total() >= self._sessions:
            return False
        return not address or (self._open[address] < _OPEN and self._limiter.hit(_OPENED, "opened", address))


class _SlowedReceive:
    """The messages of one page, as fast as its limits allow."""

    def __init__(
        self, receive: Receive, limiter: MovingWindowRateLimiter, limits: Mapping[str, tuple[RateLimitItem, ...]]
    ) -> None:
        self._receive = receive
        self._limiter = limiter
        self._limits = [(limit, name) for name, some in limits.items() for limit in some]

    async def __call__(self) -> Message:
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            # Those not taken count too: a flood of them waits as well.
            while not all(self._limiter.test(limit, name) for limit, name in self._limits):
                await asyncio.sleep(_AGAIN)
            for limit, name in self._limits:
                self._limiter.hit(limit, name)
            if _is_of_pages(message.get("bytes") or b""):
                return message


def _is_of_pages(data: bytes) -> bool:
    """Whether a message is one that a page sends; what cannot be read is left to the server to refuse."""
    try:
        return BackMsg.FromString(data).WhichOneof("type") in _OF_PAGES
    except DecodeError:
        return True


def _address(scope: Scope) -> str:
    """What pages are counted by, "" where all visitors come from one proxy that does not name them."""
    host = (scope.get("client") or ("",))[0]
    try:
        return "" if ip_address(host).is_loopback else counted_address(host)
    except ValueError:
        return ""
