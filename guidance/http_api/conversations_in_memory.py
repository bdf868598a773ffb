"""Conversations in the memory of one process: a restart forgets them."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from guidance.http_api.conversation_store import (
    IDLE_SECONDS,
    Answer,
    ConversationGoneError,
    OpenConversation,
    new_id,
)

MOST = 10_000


@dataclass
class _Entry:
    opened: OpenConversation
    last_used: float
    lock: threading.Lock = field(default_factory=threading.Lock)


class ConversationsInMemory:
    """Keeps `most` conversations, each until `idle` seconds have passed without a message; the longest idle go first.

    `now` tells the time in seconds.
    """

    def __init__(self, most: int = MOST, idle: float = IDLE_SECONDS, now: Callable[[], float] = time.monotonic) -> None:
        self._most, self._idle, self._now = most, idle, now
        self._open: OrderedDict[str, _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, opened: OpenConversation, answer: Callable[[OpenConversation], Answer]) -> tuple[str, Answer]:
        """Answer the first message of a conversation, keep it, and return its new id with the answer."""
        answered = answer(opened)
        id = new_id()
        with self._lock:
            self._open[id] = _Entry(opened, self._now())
            self._forget()
        return id, answered

    def go_on(self, id: str, answer: Callable[[OpenConversation], Answer]) -> Answer:
        """Answer a further message, one at a time; raise ConversationGoneError."""
        entry = self._find(id)
        with entry.lock:
            return answer(entry.opened)

    def _find(self, id: str) -> _Entry:
        with self._lock:
            self._forget()
            entry = self._open.get(id)
            if entry is None:
                raise ConversationGoneError
            entry.last_used = self._now()
            self._open.move_to_end(id)
            return entry

    def _forget(self) -> None:
        """Drop what is over the bound or has not been used for too long; the first has rested longest."""
        oldest_allowed = self._now() - self._idle
        while self._open:
            first = next(iter(self._open.values()))
            if len(self._open) <= self._most and first.last_used >= oldest_allowed:
                return
            self._open.popitem(last=False)
