"""The line to a language model that all visitors share: bounded in time and number, with a breaker and a tally."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, Queue
from typing import Any

from ingest.errors import AssistantError

FAILURES = 3  # in a row, after which the model is left alone for a while
REST = 60.0  # seconds for which it is left alone
AT_ONCE = 8  # calls under way; each holds a thread and a connection
LONGEST = 2800  # characters after which an answer without end is cut off
TICK = 0.2  # seconds of silence after which the listener may do something else
CAUSES = {  # what went wrong → what the office is told
    "setup": "没有连上：程序库、密钥或地址没有配好",
    "down": "连不上，或服务报错",
    "slow": "超过时限还没有说完",
    "endless": "说个没完，已切断",
    "nonsense": "输出不是约定的格式",
    "rejected": "输出没有通过与条款的核对，没有采用",
    "busy": "同时的提问太多，没有去问",
    "resting": "连续出错后暂停，没有去问",
    "spent": "会话的用量或这一问的时间用完，没有去问",
}
BREAKING = frozenset({"setup", "down", "slow", "endless", "nonsense"})
_END = object()
_LOG = logging.getLogger(__name__)


class ModelError(AssistantError):
    """The model gives no answer now; `cause` is one of CAUSES."""

    def __init__(self, cause: str, why: str = "") -> None:
        super().__init__(f"{cause}: {why or CAUSES[cause]}")
        self.cause = cause


class Line:
    """`connect` makes a chat model, `close` ends one with all that it has under way; `tally` counts what went wrong."""

    def __init__(
        self, connect: Callable[[], Any], close: Callable[[Any], None], seconds: float, rest: float = REST
    ) -> None:
        self.seconds, self.tally = seconds, Counter[str]()
        self._connect, self._close, self._rest = connect, close, rest
        self._idle: list[Any] = []
        self._lock, self._connecting = threading.Lock(), threading.Lock()
        self._slots = threading.Semaphore(AT_ONCE)
        self._failures, self._until = 0, 0.0

    def open(self) -> None:
        """Load the provider's library and connect, so that no visitor waits for it; a failure is counted."""
        try:
            self._idle.append(self._chat())
        except ModelError as error:
            self.note(error.cause)

    def stream(self, system: str, user: str, seconds: float) -> Iterator[str]:
        """Yield what the model says as it comes, "" in a silence; raise ModelError at the latest after `seconds`."""
        try:
            yield from self._stream(system, user, seconds)
        except ModelError as error:
            self.note(error.cause)
            raise

    def note(self, cause: str) -> None:
        """Count what went wrong and log it the first time; several breaking causes in a row give the model a rest."""
        with self._lock:
            self.tally[cause] += 1
            first = self.tally[cause] == 1
            if cause in BREAKING:
                self._failures += 1
                if self._failures >= FAILURES:
                    self._until = time.monotonic() + self._rest
        if first:
            _LOG.warning("language model: %s (%s); further ones are only counted", cause, CAUSES[cause])

    def worked(self) -> None:
        """Note that an answer was of use."""
        with self._lock:
            self._failures = 0

    def _stream(self, system: str, user: str, seconds: float) -> Iterator[str]:
        if time.monotonic() < self._until:
            raise ModelError("resting", "the model failed repeatedly and is left alone for a while")
        if not self._slots.acquire(blocking=False):
            raise ModelError("busy", "too many calls are under way")
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
        """Keep a connection that came to its end; close one that did not, whatever its library says to that."""
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
    length = 0
    while True:
        left = deadline - time.monotonic()
        try:
            part = parts.get(timeout=max(0.0, min(TICK, left)))
        except Empty:
            if left <= TICK:
                raise ModelError("slow", "the model is too slow") from None
            yield ""
            continue
        if part is _END:
            return
        if isinstance(part, Exception):
            raise ModelError("down", f"the model cannot be reached: {type(part).__name__}") from part
        length += len(part)
        if length > LONGEST:
            raise ModelError("endless", "the model does not come to an end")
        if left <= 0:
            raise ModelError("slow", "the model is too slow")
        yield part
