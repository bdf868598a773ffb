"""Conversations are kept alike in memory and in a database; the database serves several processes and keeps no id."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from guidance.conversation import Conversation, respond
from guidance.database.database import open_database
from guidance.database.short_outages import ShortOutages
from guidance.http_api.conversation_store import ConversationBusyError, ConversationGoneError, OpenConversation
from guidance.http_api.conversations_in_database import ConversationsInDatabase
from guidance.http_api.conversations_in_memory import ConversationsInMemory

TOLD = "我本科2018年6月评的工程师，能报2024高工吗"


@pytest.fixture
def clock() -> list[float]:
    return [1_000_000.0]


@pytest.fixture
def in_database(tmp_path: Path, assistant, clock):
    """Makes a store on one database, as a further process would."""
    address = f"sqlite:///{tmp_path / 'talks.db'}"

    def open_store(new_model=lambda: None, most: int = 2) -> ConversationsInDatabase:
        database = ShortOutages(open_database(address, "GUIDANCE_API_CONVERSATIONS", "会话数据库"))
        return ConversationsInDatabase(
            database, lambda: assistant.knowledge, new_model, most=most, idle=60, now=lambda: clock[0]
        )

    return open_store


@pytest.fixture(params=["memory", "database"])
def store(request, in_database, clock):
    if request.param == "database":
        return in_database()
    return ConversationsInMemory(most=2, idle=60, now=lambda: clock[0])


def begin(store, model=None) -> str:
    return store.begin(OpenConversation(Conversation(), model), lambda opened: None)[0]


def say(assistant, text):
    return lambda opened: respond(text, opened.conversation, assistant)


def test_a_talk_goes_on_where_it_was(store, assistant):
    id, first = store.begin(OpenConversation(Conversation(), None), say(assistant, TOLD))
    second = store.go_on(id, say(assistant, "要交多少钱"))
    assert first.facts["education"] == "bachelor" and second.facts == first.facts


def test_it_ends_unused_and_the_longest_idle_makes_room(store, clock):
    ids = []
    for _ in range(3):
        ids.append(begin(store))
        clock[0] += 1
    with pytest.raises(ConversationGoneError):
        store.go_on(ids[0], lambda opened: None)
    clock[0] += 58
    store.go_on(ids[2], lambda opened: None)
    clock[0] += 2
    with pytest.raises(ConversationGoneError):
        store.go_on(ids[1], lambda opened: None)
    store.go_on(ids[2], lambda opened: None)


@pytest.mark.parametrize("id", ["", "guessed", "\ud800", "x" * 100_000])
def test_no_id_is_guessed(store, id):
    begin(store)
    with pytest.raises(ConversationGoneError):
        store.go_on(id, lambda opened: None)


def test_another_process_goes_on_with_it_and_the_database_holds_no_id(in_database, assistant, tmp_path):
    id, first = in_database().begin(OpenConversation(Conversation(), None), say(assistant, TOLD))
    assert in_database().go_on(id, say(assistant, "要交多少钱")).facts == first.facts
    assert id.encode() not in (tmp_path / "talks.db").read_bytes()


def test_a_message_that_crosses_another_is_answered_after_it(in_database, assistant):
    here, there = in_database(), in_database()
    id, _ = here.begin(OpenConversation(Conversation(), None), say(assistant, TOLD))
    crossing = iter([True])

    def answer(opened):
        if next(crossing, False):
            there.go_on(id, say(assistant, "我是硕士"))
        return respond("要交多少钱", opened.conversation, assistant)

    assert here.go_on(id, answer).facts["education"] == "master"
    with pytest.raises(ConversationBusyError):
        here.go_on(id, lambda opened: there.go_on(id, lambda opened: None))


def test_the_share_of_the_language_model_is_spent_over_all_processes(in_database, model):
    store = in_database(new_model=model)
    id = begin(store, model())

    def spend(opened):
        opened.model.left -= 1000
        return opened.model.left

    assert in_database(new_model=model).go_on(id, spend) == store.go_on(id, spend) + 1000


def test_a_talk_of_another_version_of_the_program_is_gone(in_database, tmp_path):
    id = begin(in_database())
    with sqlite3.connect(tmp_path / "talks.db") as other:
        other.execute("UPDATE conversations SET conversation = ?", (b'{"version": 0}',))
    with pytest.raises(ConversationGoneError):
        in_database().go_on(id, lambda opened: None)
