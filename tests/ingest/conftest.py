"""Notice folders and a small real encoder for the tests of the way in."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from writing import hashing_encoder

from ingest.embedding.encoder import Encoder
from ingest.settings import ROOT, Settings, settings

FIXTURES = Path(__file__).parents[1] / "fixtures" / "notices"


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a knowledge folder of its own, with the project's two notices, and an empty data folder."""
    knowledge = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge" / "notices", knowledge / "notices")
    shutil.copytree(ROOT / "knowledge" / "divisions", knowledge / "divisions")
    shutil.copy(ROOT / "knowledge" / "refusals.yaml", knowledge)
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(knowledge))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("GUIDANCE_CHROMA", raising=False)
    return settings()


@pytest.fixture
def further_notice(own_settings: Settings) -> Path:
    """A third notice, added as a folder."""
    folder = own_settings.knowledge / "notices" / "kaili-2024-teachers"
    shutil.copytree(FIXTURES / "kaili-2024-teachers", folder)
    return folder


@pytest.fixture
def encoder() -> Encoder:
    return hashing_encoder()


@pytest.fixture
def chroma_process(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen]]:
    """A Chroma server that runs for one test: its address and its process."""
    port = _free_port()
    program = Path(sys.executable).with_name("chroma")
    command = [program, "run", "--path", tmp_path / "server", "--host", "127.0.0.1", "--port", str(port)]
    with open(tmp_path / "server.log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _await(port, process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def chroma_server(chroma_process) -> str:
    """The address of a Chroma server."""
    return chroma_process[0]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _await(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the Chroma server did not start")
