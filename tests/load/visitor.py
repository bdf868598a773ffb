"""One visitor of the page: fetches the document, opens its websocket and talks, as a browser does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape

import httpx
from websockets.asyncio.client import ClientConnection, connect

from tests.load.page_protocol import PageProtocol

PATIENCE = 120.0  # seconds for one run of the page
_FAULT = 'class="alert"'  # of templates/alert.html.jinja


class _CountedConnection(ClientConnection):
    """A websocket that counts the bytes that come in, as they are on the wire."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Take bytes of the wire."""
        self.received += len(data)
        super().data_received(data)


@dataclass
class Visitor:
    """An open page; `document` is what the document before it took on the wire, in bytes."""

    socket: _CountedConnection
    document: int = 0
    page: PageProtocol = field(default_factory=PageProtocol)

    @property
    def wire(self) -> int:
        """What has come to this visitor so far, in bytes."""
        return self.document + self.socket.received

    async def open(self) -> float:
        """Have the page drawn for the first time and return the seconds."""
        return await self._run(self.page.opening())

    async def report(self) -> float:
        """Tell what the browser's storage holds, as every browser does once, and return the seconds."""
        return await self._run(self.page.report())

    async def say(self, text: str) -> float:
        """Send a message and return the seconds until the page is drawn with its answer.

        ValueError where the page shows a fault or not the message.
        """
        seconds = await self._run(self.page.typed(text))
        shown = "".join(self.page.shown)
        if _FAULT in shown or escape(text) not in shown:
            raise ValueError("the page shows a fault" if _FAULT in shown else "the page does not show the message")
        return seconds

    async def _run(self, message: bytes) -> float:
        started = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            await self.socket.send(message)
            while not self.page.take(await self.socket.recv(decode=False)):
                pass
        return time.perf_counter() - started


@asynccontextmanager
async def visiting(address: str) -> AsyncIterator[Visitor]:
    """Enter the page at `address` (127.0.0.1:8501), with the cookie that a proxy sets, and leave it in the end."""
    async with httpx.AsyncClient(trust_env=False, verify=False, timeout=PATIENCE) as browser:
        found = await browser.get(f"http://{address}/")
        cookie = "; ".join(f"{each.name}={each.value}" for each in browser.cookies.jar)
    async with connect(
        f"ws://{address}/_stcore/stream",
        origin=f"http://{address}",
        additional_headers={"Cookie": cookie} if cookie else {},
        subprotocols=["streamlit"],
        max_size=None,
        open_timeout=PATIENCE,
        ping_interval=None,
        create_connection=_CountedConnection,
    ) as socket:
        yield Visitor(socket, found.num_bytes_downloaded)
