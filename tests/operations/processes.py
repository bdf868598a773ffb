"""The parts of an installation as processes on loopback: each can be started, killed and started again."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 180.0  # seconds until a part answers
_HOST = "127.0.0.1"


@dataclass
class Part:
    """A process: its command and environment, and what tells that it answers."""

    name: str
    command: Sequence[str]
    answers: Callable[[], bool]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, without waiting."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.options,
            )

    def wait(self) -> float:
        """Wait until it answers and return the seconds that took; TimeoutError."""
        started = time.monotonic()
        while time.monotonic() - started < _PATIENCE:
            if self.answers():
                return time.monotonic() - started
            time.sleep(0.05)
        raise TimeoutError(f"{self.name} does not answer; see {self.log}")

    def kill(self) -> None:
        """End it at once, with its children, as a power cut would."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server((_HOST, 0)) as free:
        port: int = free.getsockname()[1]
    return port


def answers_http(url: str) -> Callable[[], bool]:
    """Return what tells whether an address answers with 200."""

    def look() -> bool:
        try:
            return httpx.get(url, timeout=2.0, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    return look


def listens(port: int) -> Callable[[], bool]:
    """Return what tells whether somebody listens on a port."""

    def look() -> bool:
        try:
            socket.create_connection((_HOST, port), 1.0).close()
        except OSError:
            return False
        return True

    return look


def postgres(folder: Path, port: int) -> Part:
    """PostgreSQL with a database of its own."""
    programs = {name: shutil.which(name) or f"/usr/lib/postgresql/15/bin/{name}" for name in ("initdb", "postgres")}
    options: dict[str, Any] = {}
    if os.getuid() == 0:  # it refuses to run as root
        options = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        folder.mkdir()
        shutil.chown(folder, "nobody")
    made = subprocess.run(
        [programs["initdb"], "-D", folder, "-A", "trust", "-U", "guidance"], capture_output=True, check=False, **options
    )
    if made.returncode:
        raise OSError(made.stderr.decode())
    command = [programs["postgres"], "-D", str(folder), "-p", str(port), "-k", "", "-h", _HOST]
    return Part("postgres", command, listens(port), folder.parent / "postgres.log", options=options)


def chroma(folder: Path, port: int) -> Part:
    """The Chroma server."""
    program = Path(sys.executable).with_name("chroma")
    command = [str(program), "run", "--path", str(folder), "--host", _HOST, "--port", str(port)]
    return Part(
        "chroma", command, answers_http(f"http://{_HOST}:{port}/api/v2/heartbeat"), folder.parent / "chroma.log"
    )


def page(folder: Path, port: int, environment: dict[str, str]) -> Part:
    """A replica of the page."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    return Part(f"page {port}", command, _ready(port), folder / f"page-{port}.log", environment)


def service(folder: Path, port: int, environment: dict[str, str]) -> Part:
    """A replica of the service for other programs."""
    command = [sys.executable, "-m", "guidance", "serve", "--port", str(port)]
    return Part(f"service {port}", command, _ready(port), folder / f"service-{port}.log", environment)


def proxy(folder: Path, port: int, pages: Sequence[int], services: Sequence[int]) -> Part:
    """The nginx of deploy/nginx.conf, with these ports in the place of its own."""
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    known = (8501, 8502, 8601, 8602, 8080)
    for before, after in zip(known, (*pages, *services, port), strict=True):
        text = text.replace(f"127.0.0.1:{before}", f"127.0.0.1:{after}")
    frame = f"daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; worker_processes 1;\n"
    (folder / "nginx.conf").write_text(f"{frame}events {{ worker_connections 4096; }}\nhttp {{\n{text}\n}}\n")
    command = [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(folder / "nginx.conf")]
    return Part("nginx", command, listens(port), folder / "nginx-start.log")


def _ready(port: int) -> Callable[[], bool]:
    return answers_http(f"http://{_HOST}:{port}/readyz")
