"""The connections to a language model that all visitors share: bounded in time, number and length of an answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, Queue
from typing import Any

from guidance.llm.circuit_breaker import CircuitBreaker, ModelError

AT_ONCE = 8  # calls under way; each holds a thread and a connection
LONGEST = 2800  # characters after which an answer without end is cut off
TICK = 0.2  # seconds of silence after which the listener may do something else
_END = object()


class ModelTransport:
    """Asks a model behind a circuit breaker.

    `connect` makes a chat model, `close` ends one with all that it has under way; `seconds` is the time an answer
    may take. The `breaker` counts every failure.
    """

    def __init__(
        self, connect: Callable[[], Any], close: Callable[[Any], None], seconds: float, breaker: CircuitBreaker
    ) -> None:
        self.seconds, self.breaker = seconds, breaker
        self._connect, self._close = connect, close
        self._idle: list[Any] = []
        self._connecting = threading.Lock()
        self._slots = threading.Semaphore(AT_ONCE)

    def open(self) -> None:
        """Load the provider's library and connect, so that no visitor waits for it; a failure is counted."""
        try:
            self._idle.append(self._chat())
        except ModelError as error:
            self.breaker.failed(error.cause)

    def stream(self, system: str, user: str, seconds: float) -> Iterator[str]:
        """Yield what the model says as it comes, "" in a silence; raise ModelError at the latest after `seconds`."""
        try:
            yield from self._stream(system, user, seconds)
        except ModelError as error:
            self.breaker.failed(error.cause)
            raise

    def _stream(self, system: str, user: str, seconds: float) -> Iterator[str]:
        self.breaker.check()
        if not self._slots.acquire(blocking=False):
            raise ModelError("busy")
        try:
            chat = self._chat()
        except ModelError:
            self._slots.release()
            raise
        parts: Queue[Any] = Queue()
        threading.Thread(target=self._listen, args=(chat, system, user, parts), daemon=True).start()
        ended = False
        try:
            yield from _bounded(parts, time.monotonic() + seconds)
            ended = True
        finally:
            self._lay_by(chat, ended)

    def _chat(self) -> Any:
        """A connection that nobody uses; its library takes seconds to load, which is nobody's fault and not timed."""
        try:
            return self._idle.pop()
        except IndexError:
            with self._connecting:
                return self._connect()

    def _lay_by(self, chat: Any, ended: bool) -> None:
        """Reuse a connection that came to its end; close one that did not, whatever its library says to that."""
        if ended:
            self._idle.append(chat)
            return
        with suppress(Exception):
            self._close(chat)

    def _listen(self, chat: Any, system: str, user: str, parts: Queue[Any]) -> None:
        """Hand on what arrives until it ends or the connection is closed; nobody waits for this thread."""
        try:
            for chunk in chat.stream([("system", system), ("user", user)]):
                parts.put(chunk.text)
            parts.put(_END)
        except Exception as error:  # whatever a provider's library raises, the caller falls back
            parts.put(error)
        finally:
            self._slots.release()


def _bounded(parts: Queue[Any], deadline: float) -> Iterator[str]:
    """What arrives until the end, "" in a silence; raise ModelError past the deadline or the length."""
    length = 0
    while True:
        left = deadline - time.monotonic()
        try:
            part = parts.get(timeout=max(0.0, min(TICK, left)))
        except Empty:
            if left <= TICK:
                raise ModelError("slow") from None
            yield ""
            continue
        if part is _END:
            return
        if isinstance(part, Exception):
            raise ModelError("down") from part
        length += len(part)
        if length > LONGEST:
            raise ModelError("endless")
        if left <= 0:
            raise ModelError("slow")
        yield part
