"""A request that never comes whole holds no connection; one that is answered slowly does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from run_beside import run_beside
from starlette.types import Receive, Scope, Send

from guidance.http_api.half_open_requests import close_half_open_requests

WHOLE, HALF = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nX: "
PATIENCE = 0.1


async def slow(_scope: Scope, _receive: Receive, send: Send) -> None:
    await asyncio.sleep(PATIENCE * 4)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
    await send({"type": "http.response.body", "body": b"done"})


@pytest.fixture
def port() -> Iterator[int]:
    close_half_open_requests(PATIENCE)
    server = uvicorn.Server(uvicorn.Config(slow, port=0, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()
    close_half_open_requests()


@pytest.mark.parametrize(
    ("sent", "answered"), [(b"", False), (HALF, False), (WHOLE, True), (WHOLE + HALF, True), (HALF[:5], False)]
)
def test_a_connection_without_a_whole_request_is_closed(port: int, sent: bytes, answered: bool):
    async def until_closed() -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        received = await asyncio.wait_for(reader.read(), PATIENCE * 50)
        writer.close()
        return received

    received = run_beside(until_closed())
    assert (received.endswith(b"done"), received == b"") == (answered, not answered)
