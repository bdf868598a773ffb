"""`python -m guidance serve`, as an office starts and ends it."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from guidance.cli import serve_command
from ingest.errors import InputError
from ingest.settings import ROOT


def test_it_answers_once_it_says_so_and_ends_quietly_without_a_word_of_what_was_asked(assistant):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "guidance", "serve", "--port", port]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as served:
        try:
            assert f"接口已就绪：http://127.0.0.1:{port}" in (told := served.stdout.readline().decode()), told
            asked = {"json": {"question": "材料送到哪里？"}, "timeout": 60, "trust_env": False}
            answer = httpx.post(f"http://127.0.0.1:{port}/ask", **asked)
        finally:
            served.send_signal(signal.SIGINT)
        assert json.loads(answer.content)["citations"] and "server" not in answer.headers
        assert served.stdout.read() == b"" and served.wait(20) == 0


@pytest.mark.parametrize("port", ["taken", "99999"])
def test_a_port_that_cannot_be_is_told_before_anything_is_loaded(port):
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match="不能监听"):
        serve_command.main(["--port", str(taken.getsockname()[1]) if port == "taken" else port])
