"""What a message is by its form."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.understanding.message_forms import without_both

BOTH = ("这两份通知", "两份通知里", "这两个通知里", "两个文件中")
SETTLED = {
    "公务员能报吗": "公务员",
    "材料交到哪": "花果山",
    "联系电话是多少": "85811227",
    "自由职业者能报什么": "自由职业",
}


@pytest.mark.parametrize("both", BOTH)
@pytest.mark.parametrize("asked", SETTLED)
def test_both_notices_answer_what_is_asked_of_both(assistant: Assistant, both, asked):
    for text in (f"{both}{asked}", f"{both}分别{asked}"):
        reply = respond(text, Conversation(), assistant)
        assert reply.kind == "answer" and len(reply.notices) == 2 and SETTLED[asked] in reply.answer, text


@pytest.mark.parametrize("both", BOTH)
def test_what_neither_settles_is_refused_of_both(assistant: Assistant, both):
    assert respond(f"{both}发票分别怎么开", Conversation(), assistant).kind == "refuse"


@pytest.mark.parametrize("text", ["申报表要打2份吗", "两份", "分别", "公务员能报吗"])
def test_a_message_that_sets_nothing_side_by_side_stays_as_it_is(text):
    assert without_both(text) == text
