"""What one visitor may ask of the page's server: a flood waits, and what is no page's message is not taken."""

from __future__ import annotations

import asyncio
import time

import pytest
from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from run_beside import run_beside
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from guidance.ui import visitor_limits
from guidance.ui.visitor_limits import VisitorLimits

RERUN = BackMsg(app_heartbeat=True).SerializeToString()
FIRST, SECOND = ("198.51.100.7", 5000), ("198.51.100.8", 5000)


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            await socket.send_bytes(await socket.receive_bytes())
    except WebSocketDisconnect:
        return


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Starlette:
    monkeypatch.setattr(visitor_limits, "_AT_ONCE", RateLimitItemPerSecond(3))
    monkeypatch.setattr(visitor_limits, "_AGAIN", 0.02)
    monkeypatch.setenv("GUIDANCE_PAGE_SESSIONS", "3")
    return Starlette(routes=[WebSocketRoute("/", echo)], middleware=[Middleware(VisitorLimits)])


def seconds_for(socket, count: int) -> float:
    started = time.monotonic()
    for _ in range(count):
        socket.send_bytes(RERUN)
        assert socket.receive_bytes() == RERUN
    return time.monotonic() - started


def test_a_flood_waits_and_keeps_no_other_visitor_waiting(server):
    client = TestClient(server)
    with client.websocket_connect("/") as flooding, client.websocket_connect("/") as other:
        assert seconds_for(flooding, 3) < 0.8
        flooding.send_bytes(RERUN)
        assert seconds_for(other, 3) < 0.8
        assert flooding.receive_bytes() == RERUN  # later, not never
        assert seconds_for(flooding, 4) > 0.8


def test_a_page_that_is_closed_leaves_nothing_counted_to_the_next(monkeypatch):
    monkeypatch.setattr(visitor_limits, "_AT_ONCE", RateLimitItemPerMinute(2))

    async def two_messages(scope, receive, send) -> None:
        for _ in range(2):
            await receive()

    async def two_pages() -> None:
        limits = VisitorLimits(two_messages)
        scope = {"type": "websocket", "client": ("127.0.0.1", 5000)}  # the same object, as memory is used again
        for _ in range(2):
            await asyncio.wait_for(limits(scope, message, message), 5)

    async def message(*_) -> dict:
        return {"type": "websocket.receive", "bytes": RERUN}

    run_beside(two_pages())


def test_a_visitor_who_leaves_while_something_is_sent_is_no_error():
    async def closed_twice(socket: WebSocket) -> None:
        await socket.accept()
        await socket.close()
        await socket.close()

    app = Starlette(routes=[WebSocketRoute("/", closed_twice)], middleware=[Middleware(VisitorLimits)])
    with TestClient(app) as client, client.websocket_connect("/") as page, pytest.raises(WebSocketDisconnect):
        page.receive_bytes()


def test_visitors_of_one_address_share_a_bound(server, monkeypatch):
    monkeypatch.setattr(visitor_limits, "_ADDRESS_AT_ONCE", RateLimitItemPerSecond(2))
    client, elsewhere = TestClient(server, client=FIRST), TestClient(server, client=SECOND)
    with client.websocket_connect("/") as one, client.websocket_connect("/") as other:
        seconds_for(one, 2)
        with elsewhere.websocket_connect("/") as third:
            assert seconds_for(third, 2) < 0.8
        assert seconds_for(other, 1) > 0.1


def test_what_no_page_sends_is_not_taken(server):
    with TestClient(server).websocket_connect("/") as socket:
        for message in (BackMsg(clear_cache=True), BackMsg(load_git_info=True)):
            socket.send_bytes(message.SerializeToString())
        socket.send_bytes(RERUN)
        assert socket.receive_bytes() == RERUN


def test_a_page_too_many_is_refused_until_one_is_closed(server, monkeypatch):
    client = TestClient(server)
    with client.websocket_connect("/"), client.websocket_connect("/"):
        with client.websocket_connect("/"), pytest.raises(WebSocketDisconnect), client.websocket_connect("/"):
            pass
        with client.websocket_connect("/") as socket:
            assert seconds_for(socket, 1) < 0.8


def test_one_address_opens_a_bounded_number_of_pages(server, monkeypatch):
    monkeypatch.setattr(visitor_limits, "_OPEN", 1)
    client, elsewhere = TestClient(server, client=FIRST), TestClient(server, client=SECOND)
    with client.websocket_connect("/"), pytest.raises(WebSocketDisconnect), client.websocket_connect("/"):
        pass
    with client.websocket_connect("/"), elsewhere.websocket_connect("/") as socket:
        assert seconds_for(socket, 1) < 0.8
