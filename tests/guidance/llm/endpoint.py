"""A hostile language model behind a real HTTP endpoint that speaks the OpenAI protocol, on loopback only."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[[str, str], str]
TOKEN = re.compile(r"^([A-Z0-9]{6})：", re.M)


def said(*sentences: tuple[str, list[str]]) -> str:
    """The JSON of an answer: sentences, each with the tokens it claims to rest on."""
    return json.dumps({"sentences": [{"text": t, "rests_on": on} for t, on in sentences]}, ensure_ascii=False)


class Endpoint(ThreadingHTTPServer):
    """Answers by `script`, which gets what system and user say; `manner` spoils how it is sent, `pace` slows it.

    Where `stops_before` stands in an answer, what follows is sent only once `go_on` is set.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: Script = lambda system, user: ""
        self.manner, self.pace = "plain", 0.0
        self.stops_before, self.go_on = "", threading.Event()
        self.asked: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        """The base URL for a client."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is what the slow manners are there for."""


@contextmanager
def serving() -> Iterator[Endpoint]:
    """An endpoint that serves until the block ends."""
    with Endpoint() as endpoint:
        threading.Thread(target=endpoint.serve_forever, args=(0.05,), daemon=True).start()
        yield endpoint
        endpoint.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def log_message(self, *args: Any) -> None:
        """Keep the test's output clean."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        manner = self.server.manner
        if manner == "500":
            self.send_error(500)
            return
        if manner.startswith("http:"):
            self.send_response(307)
            self.send_header("Location", manner)
            self.end_headers()
            return
        if manner == "slow":
            time.sleep(3)
        if manner == "trickling":
            self._trickle()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        system, user = (m["content"] for m in body["messages"])
        for part in self._parts(manner, self.server.script(system, user)):
            self.wfile.write(part)
            self.wfile.flush()

    def _trickle(self) -> None:
        """A head that never ends, a byte at a time: not even an answer that could be broken off."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while True:
            self.wfile.write(b"x")
            time.sleep(0.05)

    def _parts(self, manner: str, text: str) -> Iterator[bytes]:
        if manner == "garbage":
            yield b"\x00\xff not an event stream\n\n"
            return
        while manner in ("endless", "dripping"):
            yield _event({"content": "好" * 50}) if manner == "endless" else b": still there\n\n"
            time.sleep(0.005 if manner == "endless" else 0.1)
        stop = text.find(self.server.stops_before) if self.server.stops_before else len(text)
        yield from self._chunks(text[:stop])
        if stop < len(text):
            self.server.go_on.wait()
            yield from self._chunks(text[stop:])
        if manner != "cut off":
            yield _event({}, "stop") + b"data: [DONE]\n\n"

    def _chunks(self, text: str) -> Iterator[bytes]:
        for at in range(0, len(text), 40):
            yield _event({"content": text[at : at + 40]})
            time.sleep(self.server.pace)


def _event(delta: dict[str, str], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n".encode()
