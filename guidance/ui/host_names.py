"""Under which host names a page that serves its own machine alone may be asked for, where the office sets none."""

from __future__ import annotations

import logging
import socket
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

_FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")  # a proxy stands before, and answers for the name
_OWN_NAME = socket.gethostname().lower()  # what the system says, without asking a name server
_LOG = logging.getLogger(__name__)


class HostNames:
    """Middleware of the server against DNS rebinding: names that others can own are none of this machine.

    Where the page listens on the loopback and `server.allowedHosts` is not set, a connection under such a name is
    refused, unless a proxy passed it on. In an office's network any name may be the office's own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        address, allowed = st.get_option("server.address"), st.get_option("server.allowedHosts")
        self._watches = not allowed and _is_loopback(address or "")
        self._was_told = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request, or refuse a page's connection."""
        if scope["type"] == "websocket" and self._watches and not _is_own(Headers(scope=scope)):
            self._tell()
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)

    def _tell(self) -> None:
        if not self._was_told:
            _LOG.warning("refused under a foreign host name; STREAMLIT_SERVER_ALLOWED_HOSTS lists those that may be")
        self._was_told = True


def _is_own(headers: Headers) -> bool:
    if any(name in headers for name in _FORWARDED):
        return True
    with suppress(ValueError):
        name = (urlsplit(f"//{headers.get('host', '')}").hostname or "").rstrip(".")
        # A name without a dot is nobody's outside; the others must be this machine's.
        return _is_address(name) or "." not in name or name.endswith(".localhost") or name == _OWN_NAME
    return False


def _is_loopback(address: str) -> bool:
    return address == "localhost" or (_is_address(address) and ip_address(address).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
