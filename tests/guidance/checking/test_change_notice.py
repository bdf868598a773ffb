"""In the middle of a check, a message that names another notice and asks nothing else goes on against that one."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.conversation import Conversation, respond

TODAY = date(2024, 8, 15)
FIRST, SECOND = "lyg-2024-14", "lyg-etdz-2023-h2"
INITIAL = "我本科2022年6月毕业，2022年7月开始在开发区企业工作，签了合同，想初定"
SENIOR = "我本科，2018年6月评的工程师，在开发区上班，想报高工"


def talk(assistant, *messages, notice=None):
    conversation = Conversation(notice, TODAY)
    for message in messages:
        reply = respond(message, conversation, assistant)
    return reply, conversation.case


@pytest.mark.parametrize("words", ["那我能报高工吗", "我想改报高工", "高工呢，我能报不", "我不初定了，报高工"])
def test_a_check_turns_to_the_notice_named(assistant, words):
    reply, case = talk(assistant, INITIAL, words)
    assert (reply.kind, reply.check["notice"], case.notice) == ("check", FIRST, FIRST)
    assert case.facts["graduation"] == "2022-06"


@pytest.mark.parametrize(
    "words", ["那我能初定吗", "改成初定", "高工够不上，初定技术员可以吗", "算了，那我换成开发区初定看看行不行"]
)
def test_and_back(assistant, words):
    reply, _ = talk(assistant, SENIOR, words)
    assert (reply.kind, reply.check["notice"]) == ("check", SECOND)


@pytest.mark.parametrize("words", ["高工要交多少钱", "高工的论文要求是什么", "初定和高工有什么区别"])
def test_a_question_about_it_leaves_the_check_where_it_is(assistant, words):
    _, case = talk(assistant, INITIAL, words)
    assert case.notice == SECOND


@pytest.mark.parametrize(
    ("first", "words", "notice"), [(INITIAL, "我干智能制造的", SECOND), (SENIOR, "我单位在开发区", FIRST)]
)
def test_what_one_works_at_and_where_turns_to_no_other_notice(assistant, first, words, notice):
    _, case = talk(assistant, first, words)
    assert case.notice == notice


def test_the_notice_chosen_on_the_page_stays(assistant):
    _, case = talk(assistant, INITIAL, "那我能报高工吗", notice=SECOND)
    assert case.notice == SECOND
