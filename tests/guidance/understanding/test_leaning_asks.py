"""An ask that names nothing is read with the one before it."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome
from guidance.understanding.talk_context import TalkContext

THINGS = ("评审费", "简介表", "答辩")


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("bare", ["能不能退", "什么时候交", "还能不能补"])
def test_an_ask_that_names_nothing_leans_on_the_one_before_it(assistant: Assistant, thing, bare):
    first, second = assistant.understanding.understand(f"{thing}怎么弄，{bare}", TalkContext()).asks
    assert second.leans and thing in second.follows
    assert not first.leans and not first.follows


@pytest.mark.parametrize("named", ["身份证要不要带", "公示期几天"])
def test_an_ask_that_names_something_leans_on_none(assistant: Assistant, named):
    asks = assistant.understanding.understand(f"评审费怎么弄，{named}", TalkContext()).asks
    assert not any(ask.leans for ask in asks)


def test_what_is_open_only_with_its_lead_is_told_to_be_open(assistant: Assistant):
    reply = respond("要交多少评审费，能不能退", Conversation("lyg-2024-14"), assistant)
    assert reply.outcome is Outcome.PARTLY_ANSWERED
    assert respond("评审费能不能退", Conversation("lyg-2024-14"), assistant).kind == "refuse"
