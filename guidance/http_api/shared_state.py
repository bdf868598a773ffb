"""What all requests share, as a dependency."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from guidance.database.database import open_database
from guidance.database.database_watch import DatabaseWatch
from guidance.database.short_outages import ShortOutages
from guidance.http_api.conversation_store import ConversationStore
from guidance.http_api.conversations_in_database import ConversationsInDatabase
from guidance.http_api.conversations_in_memory import ConversationsInMemory
from guidance.http_api.served_office import ServedOffice
from guidance.llm.language_model import LanguageModel, open_model
from ingest.office_settings import ModelSettings


@dataclass
class SharedState:
    """The office, the open conversations, and the language model that the office set, if any.

    `database_watch` tells whether the database of the conversations can be reached, None where they are in memory.
    """

    office: ServedOffice
    model: ModelSettings | None = None
    conversations: ConversationStore = field(default_factory=ConversationsInMemory)
    database_watch: DatabaseWatch | None = None

    def new_model(self) -> LanguageModel | None:
        """Return a fresh share of the language model, None where none is set."""
        return open_model(self.model)


def shared_state(office: ServedOffice, model: ModelSettings | None, conversations: str) -> SharedState:
    """Return what requests share; `conversations` is the database that keeps them, "" for this process's memory.

    Raises SettingError where the address cannot be.
    """
    state = SharedState(office, model)
    if conversations:
        database = open_database(conversations, "GUIDANCE_API_CONVERSATIONS", "会话数据库")
        state.database_watch = DatabaseWatch(database)
        state.conversations = ConversationsInDatabase(ShortOutages(database), office.knowledge, state.new_model)
    return state


def _shared_state(request: Request) -> SharedState:
    state: SharedState = request.app.state.shared
    return state


Shared = Annotated[SharedState, Depends(_shared_state)]
