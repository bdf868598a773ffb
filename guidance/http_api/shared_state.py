"""What all requests share, as a dependency."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from guidance.http_api.conversation_store import ConversationStore
from guidance.http_api.served_office import ServedOffice
from guidance.llm.language_model import LanguageModel, open_model
from ingest.office_settings import ModelSettings


@dataclass
class SharedState:
    """The office, the open conversations, and the language model that the office set, if any."""

    office: ServedOffice
    model: ModelSettings | None = None
    conversations: ConversationStore = field(default_factory=ConversationStore)

    def new_model(self) -> LanguageModel | None:
        """Return a fresh share of the language model, None where none is set."""
        return open_model(self.model)


def _shared_state(request: Request) -> SharedState:
    state: SharedState = request.app.state.shared
    return state


Shared = Annotated[SharedState, Depends(_shared_state)]
