"""Connections on which a request never comes whole: the server closes them, where it would wait for ever."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

PATIENCE = 20.0  # seconds
_connection_made = AutoHTTPProtocol.connection_made


def close_half_open_requests(patience: float = PATIENCE) -> None:
    """Have uvicorn close a connection that neither brought a request for `patience` seconds nor waits for an answer.

    It may take twice as long. Uvicorn has no setting for it, and Streamlit would pass none on.
    """

    def connection_made(protocol: Any, transport: asyncio.Transport) -> None:
        _connection_made(protocol, transport)
        asyncio.get_running_loop().call_later(patience, _look, protocol, None, patience)

    AutoHTTPProtocol.connection_made = connection_made  # type: ignore[method-assign,assignment]


def _look(protocol: Any, seen: object, patience: float) -> None:
    """Close the connection of `protocol` where its last request is still the one that was `seen`, and is answered."""
    transport, cycle = protocol.transport, protocol.cycle
    if transport.is_closing() or transport.get_protocol() is not protocol:  # a websocket by now
        return
    if (cycle is None or cycle.response_complete) and protocol.scope is seen:
        transport.close()
        return
    asyncio.get_running_loop().call_later(patience, _look, protocol, protocol.scope, patience)
