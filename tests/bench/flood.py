"""`python -m tests.bench.flood`: how much longer a visitor waits while another sends as fast as the line takes.

Starts the page, and talks to it as a browser does, over its websocket. The visitor asks for the page again and again,
a pause between; then once more while a second client floods. Prints the waits and how much longer the second half is.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import statistics
import subprocess
import sys
import time
import urllib.request

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from ingest.settings import ROOT

MOST_SLOWER = 1.2  # a fifth
ROUNDS = 3
PAUSE = 0.5  # seconds between two turns of the visitor


def rerun(query: str = "") -> bytes:
    """The message by which a page asks to be drawn again."""
    message = BackMsg()
    message.rerun_script.query_string = query
    return message.SerializeToString()


async def turn(page: ClientConnection) -> float:
    """Ask for the page and wait until it is drawn; return the seconds."""
    started = time.perf_counter()
    await page.send(rerun())
    while True:
        message = ForwardMsg.FromString(await page.recv())
        if message.WhichOneof("type") == "script_finished":
            return time.perf_counter() - started


async def turns(page: ClientConnection, count: int) -> list[float]:
    waits = []
    for _ in range(count):
        waits.append(await turn(page))
        await asyncio.sleep(PAUSE)
    return waits


async def flood(address: str, rate: int, ended: asyncio.Event) -> int:
    """Send `rate` messages a second until told to end; return how many the line took."""
    sent = 0
    async with connect(address, subprotocols=["streamlit"], max_size=None) as page:
        drain = asyncio.create_task(_drain(page))
        while not ended.is_set():
            try:
                await asyncio.wait_for(page.send(rerun()), 1)
                sent += 1
            except TimeoutError:
                continue
            await asyncio.sleep(1 / rate)
        drain.cancel()
        page.transport.abort()
    return sent


async def _drain(page: ClientConnection) -> None:
    async for _ in page:
        pass


async def measure(address: str, count: int, rate: int) -> int:
    quiet: list[float] = []
    busy: list[float] = []
    sent = 0
    async with connect(address, subprotocols=["streamlit"], max_size=None) as page:
        await turns(page, 4)
        for _ in range(ROUNDS):  # in turns, so that what else the machine does falls on both
            quiet += await turns(page, count)
            ended = asyncio.Event()
            flooding = asyncio.create_task(flood(address, rate, ended))
            await asyncio.sleep(1)
            busy += await turns(page, count)
            ended.set()
            sent += await flooding
            await asyncio.sleep(2)
    slower = statistics.mean(busy) / statistics.mean(quiet)
    print(f"alone: {described(quiet)}")
    print(f"beside {sent} messages of flooding clients: {described(busy)}; slower by {100 * (slower - 1):.0f} %")
    return int(slower > MOST_SLOWER)


def described(waits: list[float]) -> str:
    return f"mean {statistics.mean(waits):.3f} s, half {statistics.median(waits):.3f} s, the worst {max(waits):.3f} s"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.flood", description=__doc__)
    parser.add_argument("--turns", type=int, default=20, help="turns of the visitor, alone and beside the flood")
    parser.add_argument("--rate", type=int, default=100, help="messages a second that the flooding client sends")
    arguments = parser.parse_args()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz")
            return asyncio.run(measure(f"ws://127.0.0.1:{port}/_stcore/stream", arguments.turns, arguments.rate))
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    """Return once the address answers with 200."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(address)


if __name__ == "__main__":
    sys.exit(main())
