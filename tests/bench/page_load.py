"""How long a first visit takes on a slow line: `python -m tests.bench.page_load [ADDRESS]`.

Without an address it serves the page itself. Each line is a visit with an empty cache, on a phone's width, over a line
of so many kbit/s with 50 ms: seconds until one can read and type, seconds until anything is read, kilobytes and
requests. `plain` is the same visit by a browser that takes no compression.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from ingest.settings import ROOT

LINES = (4000, 750)  # kbit/s
LATENCY = 50  # milliseconds
STARTING = 120  # seconds that the server may take to start
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Visit:
    """What one visit took."""

    usable_s: float
    first_words_s: float
    kilobytes: int
    requests: int


def measure(browser: Browser, address: str, kbit: int, compressed: bool) -> Visit:
    """Return what a first visit takes over a line of `kbit` kbit/s."""
    plain = {} if compressed else {"Accept-Encoding": "identity"}
    context = browser.new_context(viewport={"width": 375, "height": 740}, extra_http_headers=plain)
    page = context.new_page()
    line = context.new_cdp_session(page)
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    line.send("Network.enable")
    speed = {"downloadThroughput": kbit * 125, "uploadThroughput": kbit * 125}
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **speed})
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".st-key-starters button", timeout=120_000)
    page.wait_for_selector("[data-testid=stChatInput] textarea:not([disabled])", timeout=120_000)
    usable = time.perf_counter() - start
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
    context.close()
    return Visit(round(usable, 1), round(painted, 1), sum(sizes) // 1000, len(sizes))


@contextmanager
def serving() -> Iterator[str]:
    """Serve the page on a free port and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait(address: str) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(address, timeout=1):
            return
        time.sleep(0.2)
    raise SystemExit("the server did not start")


def _compare(address: str) -> None:
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=FLAGS)
        measure(browser, address, 100_000, compressed=True)  # the server's own first visit loads knowledge and index
        for kbit in LINES:
            for name, compressed in (("plain", False), ("compressed", True)):
                print(f"{kbit} kbit/s, {name}: {measure(browser, address, kbit, compressed)}", flush=True)
        browser.close()


def main() -> None:
    """Measure the address given, or a server of our own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?", help="such as http://127.0.0.1:8501; none: serve the page")
    address = parser.parse_args().address
    if address:
        _compare(address)
        return
    with serving() as own:
        _compare(own)


if __name__ == "__main__":
    main()
