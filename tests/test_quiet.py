"""Nothing leaves the machine: not while notices are read, questions asked, the page opened, or programs answered."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.settings import ROOT

# Blocks and notes what Python seeks; it comes before every import, so that what is sought on import counts too.
GUARD = """
import sys
tried = []
def watch(event, args):
    if event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host = args[1][0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = args[0]
    else:
        return
    if host not in ("127.0.0.1", "::1", "localhost", None):
        tried.append(str(host))
        raise PermissionError(host)
sys.addaudithook(watch)
"""

WORK = """
from ingest.__main__ import main as ingest
from guidance.__main__ import main as guidance
from streamlit.testing.v1 import AppTest
assert ingest(["--json"]) == 0
assert guidance(["ask", "申报时间到哪天？"]) == 0
page = AppTest.from_file("app.py", default_timeout=240).run()
page.chat_input[0].set_value("材料送到哪里？").run()
assert not page.exception and page.session_state.talk.turns
from fastapi.testclient import TestClient
from guidance.assistant import open_assistant
from guidance.assistant_loader import AssistantLoader
from guidance.http_api.application import create_application
from guidance.http_api.served_office import ServedOffice
from guidance.http_api.shared_state import SharedState
from ingest.office_settings import ApiSettings
office = ServedOffice(AssistantLoader(open_assistant, open_assistant))
with TestClient(create_application(SharedState(office), ApiSettings())) as client:
    assert client.post("/ask", json={"question": "材料送到哪里？"}).json()["citations"]
"""

REACH = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
except PermissionError:
    pass
try:
    socket.getaddrinfo("example.invalid", 80)
except PermissionError:
    pass
"""

ASK_A_PAGE = """
import urllib.request
try:
    urllib.request.urlopen("http://example.invalid/x")
except OSError:
    pass
"""

OTHERS = ("STREAMLIT_", "HF_", "TRANSFORMERS_", "LANGSMITH")  # settings of the libraries: the defaults are tested


@pytest.fixture
def trap() -> Iterator[tuple[str, list[str]]]:
    """A proxy that lets nothing through and notes who came: what is not Python (gRPC, Rust) goes by proxies too."""
    seen: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_note, args=(server, seen), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", seen


def _note(server: socket.socket, seen: list[str]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(2)
            seen.append(connection.recv(200).decode(errors="replace"))


def run(program: str, data: Path, proxy: str) -> str:
    """Run a program behind the guard; return what it tried to reach."""
    bare = {k: v for k, v in os.environ.items() if not k.startswith(OTHERS)}
    names = ("http_proxy", "https_proxy", "all_proxy", "grpc_proxy")
    proxies = {name: proxy for each in names for name in (each, each.upper())}
    environment = bare | proxies | {"GUIDANCE_DATA": str(data), "no_proxy": "", "NO_PROXY": ""}
    command = [sys.executable, "-c", GUARD + program + "\nprint('tried', tried)"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_reading_asking_the_page_and_the_service_reach_for_nothing_outside(tmp_path: Path, trap):
    proxy, seen = trap
    assert run(WORK, tmp_path, proxy) == "tried []"
    assert seen == []


def test_the_guard_notes_whoever_reaches_out(tmp_path: Path, trap):
    assert run(REACH, tmp_path, trap[0]) == "tried ['192.0.2.1', 'example.invalid']"


def test_the_trap_notes_whoever_goes_by_proxy(tmp_path: Path, trap):
    proxy, seen = trap
    run(ASK_A_PAGE, tmp_path, proxy)
    assert seen and "example.invalid" in seen[0]


def test_the_server_is_closed_by_default():
    closed = {
        "browser.gatherUsageStats": False,
        "server.address": "127.0.0.1",
        "server.enableXsrfProtection": True,
        "client.showErrorDetails": "none",
        "server.headless": True,
    }
    program = f"from streamlit import config; print({{name: config.get_option(name) for name in {list(closed)}}})"
    bare = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=bare, capture_output=True, text=True)
    assert ast.literal_eval(done.stdout) == closed
