"""A real server and a real browser; skipped where there is no Chromium, unless GUIDANCE_BROWSER_TESTS demands it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # what costs least first
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LONGEST = 45  # seconds after which a state that has not come is a failure; a state that comes is waited for no longer
LOADING = 120  # seconds until a server has read knowledge and index, on a machine that is busy


# Read by the server's Python before anything else: notes every name looked up and every connection sought.
WATCH = """
import os, sys

def _watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo"):
        where = args[1] if event == "socket.connect" else args[0]
        host = where[0] if isinstance(where, tuple) else where
        if host not in ("127.0.0.1", "::1", "localhost", None) and not str(host).startswith("/"):
            with open(os.environ["SOUGHT"], "a") as out:
                print(event, where, file=out)

sys.addaudithook(_watch)
"""


@dataclass(frozen=True)
class Server:
    """A running server: its address, what it logged, which hosts elsewhere it sought, and its process."""

    address: str
    log: Path
    sought: Path
    process: int


@pytest.fixture(scope="session", autouse=True)
def chromium() -> str:
    """Where the browser is; without one these tests are skipped, or fail where they are demanded."""
    if not CHROMIUM and os.environ.get("GUIDANCE_BROWSER_TESTS"):
        pytest.fail("GUIDANCE_BROWSER_TESTS is set but no Chromium is installed")
    return CHROMIUM or pytest.skip("no Chromium on this machine")


@pytest.fixture(scope="session")
def server(serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that serves the project's own knowledge."""
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def indexed(server: Server, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with all that the server has worked out, to be copied by an office of one's own."""
    folder = tmp_path_factory.mktemp("indexed") / "data"
    return Path(shutil.copytree(data, folder, ignore=shutil.ignore_patterns("records*", "lock")))


@pytest.fixture(scope="session")
def serving(new_context) -> Callable[..., AbstractContextManager[Server]]:
    """Start a server whose first page is drawn: given a folder of its own, options of Streamlit and settings."""

    @contextmanager
    def serve(folder: Path, *options: str, port: int = 0, **settings: str) -> Iterator[Server]:
        with _running(folder, options, port or _free_port(), settings) as server:
            with new_context() as context:
                page = context.new_page()
                page.goto(server.address)
                page.wait_for_selector(".st-key-starters", timeout=LOADING * 1000)
            yield server

    return serve


@contextmanager
def _running(folder: Path, options: Sequence[str], port: int, settings: dict[str, str]) -> Iterator[Server]:
    (folder / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    log, sought = folder / "log", folder / "sought"
    sought.touch()
    environment = os.environ | {"PYTHONPATH": str(folder), "SOUGHT": str(sought)} | settings
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *options]
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out) as running:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", running, log)
            yield Server(f"http://127.0.0.1:{port}", log, sought, running.pid)
        finally:
            running.terminate()


@pytest.fixture(scope="session")
def address(server: Server) -> str:
    """The server's address."""
    return server.address


@pytest.fixture(scope="session")
def browser(chromium: str):
    """One Chromium with a profile of its own."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=LONGEST * 1000)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def new_context(browser):
    """Open a browser of one's own, with its cookies and its cache."""

    @contextmanager
    def open_context():
        context = browser.new_context(accept_downloads=True)
        context.set_default_timeout(LONGEST * 1000)
        try:
            yield context
        finally:
            context.close()  # a page left open by a failure is drawn on and on

    return open_context


@pytest.fixture(scope="session")
def context(new_context):
    """The browser that most tests share; a page of its own is a visitor of its own, as the server counts them."""
    with new_context() as context:
        yield context


@pytest.fixture
def visit(context, address: str):
    """Open a page as a new visitor; at the end, none may have been led off this machine or run what is not allowed."""
    strays, violations = [], []

    def note(request) -> None:
        if _elsewhere(request.url):
            strays.append(request.url)

    def note_violation(message) -> None:
        if "Content Security Policy" in message.text:
            violations.append(message.text)

    def open_page(path: str = "/", width: int = 1280, height: int = 860):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address + path)
        return page

    context.on("request", note)
    context.on("console", note_violation)
    yield open_page
    context.remove_listener("request", note)
    context.remove_listener("console", note_violation)
    for page in context.pages:
        page.close()
    assert strays == []
    assert violations == []


@pytest.fixture
def choose():
    """Choose from a list by typing; one that is open closes again when the page scrolls or is drawn anew."""
    from playwright.sync_api import expect

    def by_typing(page, field, name: str) -> None:
        option = page.get_by_role("option", name=name, exact=True)
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            field.scroll_into_view_if_needed()
            field.fill("")
            field.fill(name)
            with suppress(AssertionError):
                expect(page.get_by_role("option").first).to_have_text(name, timeout=3000)  # the list is narrowed
                field.press("ArrowDown")
                field.press("Enter")
                expect(option).to_have_count(0, timeout=3000)
                return
        pytest.fail(f"{name} was never offered")

    return by_typing


def _elsewhere(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob", "about") and parts.hostname != "127.0.0.1"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(health: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + LOADING
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(health, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
