"""What a question is about, without what it asks of that."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant

ASKED = (
    "{}要几份",
    "{}什么时候截止",
    "{}在哪儿交",
    "{}是多少",
    "{}怎么弄",
    "{}有要求吗",
    "要交多少{}",
    "几号交{}",
    "{}时间定了吗",
)


@pytest.mark.parametrize("thing", ["简介表", "评审费", "答辩", "继续教育", "电话"])
@pytest.mark.parametrize("asked", ASKED)
def test_the_thing_that_a_question_is_about_is_found(assistant: Assistant, asked, thing):
    assert thing in assistant.understanding.spoken_of.find(asked.format(thing))


@pytest.mark.parametrize("asked", ["多少钱", "什么时候", "初定的呢", "我在这家厂里干了快二十年一直都在一线能算吗"])
def test_a_question_that_names_no_thing_is_about_none(assistant: Assistant, asked):
    assert not assistant.understanding.spoken_of.find(asked)
