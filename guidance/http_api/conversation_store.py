"""The conversations of other programs, in memory, each under an id that cannot be guessed, until it is left unused."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from guidance.conversation import Conversation
from guidance.llm.language_model import LanguageModel

MOST = 10_000
IDLE_SECONDS = 2 * 60 * 60.0


@dataclass
class OpenConversation:
    """A conversation with its share of the language model; `lock` lets one message in at a time."""

    conversation: Conversation
    model: LanguageModel | None
    last_used: float
    lock: threading.Lock = field(default_factory=threading.Lock)


class ConversationStore:
    """Holds `most` conversations, each until `idle` seconds have passed without a message; the longest idle go first.

    `now` tells the time in seconds.
    """

    def __init__(self, most: int = MOST, idle: float = IDLE_SECONDS, now: Callable[[], float] = time.monotonic) -> None:
        self._most, self._idle, self._now = most, idle, now
        self._open: OrderedDict[str, OpenConversation] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, conversation: Conversation, model: LanguageModel | None) -> tuple[str, OpenConversation]:
        """Take in a new conversation and return it with its id."""
        id, opened = secrets.token_urlsafe(24), OpenConversation(conversation, model, self._now())
        with self._lock:
            self._open[id] = opened
            self._forget()
        return id, opened

    def find(self, id: str) -> OpenConversation | None:
        """Return the conversation of that id, None where there is none or it was forgotten."""
        with self._lock:
            self._forget()
            found = self._open.get(id)
            if found:
                found.last_used = self._now()
                self._open.move_to_end(id)
            return found

    def _forget(self) -> None:
        """Drop what is over the bound or has not been used for too long; the first has rested longest."""
        oldest_allowed = self._now() - self._idle
        while self._open:
            first = next(iter(self._open.values()))
            if len(self._open) <= self._most and first.last_used >= oldest_allowed:
                return
            self._open.popitem(last=False)
