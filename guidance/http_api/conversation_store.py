"""Where the conversations of other programs are kept between two messages, each under an id that cannot be guessed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from guidance.conversation import Conversation
from guidance.llm.language_model import LanguageModel

IDLE_SECONDS = 2 * 60 * 60.0
Answer = TypeVar("Answer")


class ConversationGoneError(Exception):
    """There is no conversation of that id, or it has been left unused for too long."""


class ConversationBusyError(Exception):
    """Other messages of the same conversation are being answered in other processes."""


@dataclass
class OpenConversation:
    """A conversation with its share of the language model, None where none is set."""

    conversation: Conversation
    model: LanguageModel | None


class ConversationStore(Protocol):
    """Keeps conversations until they have not been used for some hours; safe to use from many threads."""

    def begin(self, opened: OpenConversation, answer: Callable[[OpenConversation], Answer]) -> tuple[str, Answer]:
        """Answer the first message of a conversation, keep it, and return its new id with the answer."""
        ...

    def go_on(self, id: str, answer: Callable[[OpenConversation], Answer]) -> Answer:
        """Answer a further message, one at a time; raise ConversationGoneError or ConversationBusyError."""
        ...


def new_id() -> str:
    """Return an id that cannot be guessed."""
    return secrets.token_urlsafe(24)
