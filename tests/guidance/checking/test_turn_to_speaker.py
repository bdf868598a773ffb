"""A talk about somebody else's case that turns to the writer's own."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.checking.turn_to_speaker import turns_to_speaker
from guidance.conversation import Conversation, respond
from tests.guidance.extraction.extracting import LEXICON


@pytest.mark.parametrize(
    ("message", "turns"),
    [
        ("那我呢", True),
        ("那我自己呢，中专毕业", True),
        ("说回我自己，本科", True),
        ("我是他妈妈", False),
        ("我儿子本科", False),
        ("那我们单位呢", False),
    ],
)
def test_only_who_asks_about_themself_turns_to_themself(message, turns):
    assert turns_to_speaker(message, ("儿子",), LEXICON) is turns
    assert not turns_to_speaker(message, (), LEXICON)


@pytest.mark.parametrize("message", ["那我呢", "那我自己呢，我在国企上班"])
def test_what_was_told_of_somebody_else_is_not_the_writers(assistant: Assistant, message):
    talk = Conversation(today=date(2026, 1, 5))
    respond("我同事是公务员，他能报智能制造高工吗", talk, assistant)
    reply = respond(message, talk, assistant)
    assert (reply.kind, reply.notices) == ("check", ("lyg-2024-14",))
    assert reply.facts.get("employment_status") != "civil_servant"
