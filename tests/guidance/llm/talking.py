"""A visitor's talk with an assistant, with or without a language model."""

from __future__ import annotations

from dataclasses import dataclass, field

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.llm.language_model import LanguageModel
from guidance.llm.rephrase import Show, unseen
from guidance.reply import Reply


@dataclass
class VisitorTalk:
    """A conversation with what answers it."""

    assistant: Assistant
    model: LanguageModel | None = None
    conversation: Conversation = field(default_factory=Conversation)

    def say(self, message: str, show: Show = unseen) -> Reply:
        """Return the reply to `message`."""
        return respond(message, self.conversation, self.assistant, self.model, show)
