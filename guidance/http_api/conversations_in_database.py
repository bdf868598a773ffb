"""Conversations in a database, so that every process of the service can go on with each; a restart forgets none."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa

from guidance.clock import this_day
from guidance.conversation_json import read_conversation, write_conversation
from guidance.database.short_outages import ShortOutages
from guidance.database.tables import CONVERSATIONS
from guidance.http_api.conversation_store import (
    IDLE_SECONDS,
    Answer,
    ConversationBusyError,
    ConversationGoneError,
    OpenConversation,
    new_id,
)
from guidance.knowledge import Knowledge
from guidance.llm.language_model import SESSION_TOKENS, LanguageModel
from ingest.errors import InputError

MOST = 100_000
_TRIES = 4  # of a message whose conversation another process went on with meanwhile
_TABLE = CONVERSATIONS.c


class ConversationsInDatabase:
    """Keeps `most` conversations, each until `idle` seconds have passed without a message; the longest idle go first.

    The database holds digests of the ids alone: who reads it can go on with none. `knowledge` and `new_model` give
    what answers at the moment; `now` tells the time in seconds since 1970.
    """

    def __init__(
        self,
        database: ShortOutages,
        knowledge: Callable[[], Knowledge],
        new_model: Callable[[], LanguageModel | None],
        most: int = MOST,
        idle: float = IDLE_SECONDS,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._database, self._knowledge, self._new_model = database, knowledge, new_model
        self._most, self._idle, self._now = most, idle, now

    def begin(self, opened: OpenConversation, answer: Callable[[OpenConversation], Answer]) -> tuple[str, Answer]:
        """Answer the first message of a conversation, keep it, and return its new id with the answer.

        Raises DatabaseError.
        """
        answered = answer(opened)
        id = new_id()
        new = CONVERSATIONS.insert().values(id_digest=_digest(id), turn=1, **self._values(opened))

        def write(connection: sa.Connection) -> None:
            connection.execute(new)
            self._forget(connection)

        self._database.transact(write)
        return id, answered

    def go_on(self, id: str, answer: Callable[[OpenConversation], Answer]) -> Answer:
        """Answer a further message; raise ConversationGoneError, ConversationBusyError or DatabaseError.

        Where another process answers one of the same conversation meanwhile, it is answered once more after that.
        """
        for _ in range(_TRIES):
            turn, opened = self._find(id)
            answered = answer(opened)
            is_the_same = sa.and_(_TABLE.id_digest == _digest(id), _TABLE.turn == turn)
            written = CONVERSATIONS.update().where(is_the_same).values(turn=turn + 1, **self._values(opened))
            if self._database.transact(partial(_count_written, written)):
                return answered
        raise ConversationBusyError

    def _find(self, id: str) -> tuple[int, OpenConversation]:
        """The conversation as it is now, and how many messages it has had."""
        found = sa.select(CONVERSATIONS).where(_TABLE.id_digest == _digest(id), _TABLE.last_used >= self._oldest())
        row = self._database.transact(lambda connection: connection.execute(found).one_or_none())
        if row is None:
            raise ConversationGoneError
        try:
            conversation = read_conversation(row.conversation, self._knowledge(), this_day())
        except InputError as error:  # of another version of the program
            raise ConversationGoneError from error
        model = self._new_model()
        if model:
            model.left = row.model_tokens_left
        return row.turn, OpenConversation(conversation, model)

    def _values(self, opened: OpenConversation) -> dict[str, Any]:
        return {
            "last_used": self._now(),
            "model_tokens_left": opened.model.left if opened.model else SESSION_TOKENS,
            "conversation": write_conversation(opened.conversation),
        }

    def _forget(self, connection: sa.Connection) -> None:
        """Delete what has not been used for too long, and the longest idle ones over the bound."""
        connection.execute(CONVERSATIONS.delete().where(_TABLE.last_used < self._oldest()))
        count = connection.execute(sa.select(sa.func.count()).select_from(CONVERSATIONS)).scalar_one()
        if count > self._most:
            over = sa.select(_TABLE.id_digest).order_by(_TABLE.last_used).limit(count - self._most)
            connection.execute(CONVERSATIONS.delete().where(_TABLE.id_digest.in_(over)))

    def _oldest(self) -> float:
        return self._now() - self._idle


def _count_written(written: sa.Update, connection: sa.Connection) -> int:
    return connection.execute(written).rowcount


def _digest(id: str) -> str:
    return hashlib.sha256(id.encode("utf-8", "replace")).hexdigest()
