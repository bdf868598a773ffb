"""An answer being worked out beside the page."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation
from guidance.ui.answer_in_progress import AnswerInProgress, begin_answer
from guidance.ui.session import Talk, take_answer


def finished(answer: AnswerInProgress) -> AnswerInProgress:
    assert answer.done.wait(60)
    return answer


@pytest.fixture
def asking(assistant: Assistant) -> Callable[[str], Talk]:
    def ask(message: str) -> Talk:
        talk = Talk(pending_message=message)
        talk.answer = finished(begin_answer(message, talk.conversation, assistant, None))
        return talk

    return ask


def test_the_answer_joins_the_talk_and_the_next_message_is_pending(asking):
    talk = asking("申报高级工程师要交多少钱？")
    talk.waiting_messages = ["到哪天截止？", "公务员能报吗？"]
    assert "500" in take_answer(talk).reply.answer
    assert [turn.message for turn in talk.turns] == ["申报高级工程师要交多少钱？"]
    assert (talk.pending_message, talk.waiting_messages, talk.answer) == ("到哪天截止？", ["公务员能报吗？"], None)
    assert talk.conversation.subject.question


def test_what_is_stated_or_chosen_meanwhile_stays(asking):
    talk = asking("我是本科，2018年6月评的工程师，能报2024年高级工程师吗？")
    talk.conversation.case.state("degree", "bachelor")
    talk.conversation.case.unsure.add("licensed")
    talk.conversation.notice = "lyg-2024-14"
    take_answer(talk)
    case = talk.conversation.case
    assert case.facts["degree"] == "bachelor" and case.facts["education"] == "bachelor"
    assert "licensed" in case.unsure and talk.conversation.notice == "lyg-2024-14"


def test_a_fact_taken_back_meanwhile_stays_taken_back(assistant):
    conversation = Conversation()
    conversation.case.state("education", "bachelor")
    answer = AnswerInProgress("", conversation, deepcopy(conversation), deepcopy(conversation))
    conversation.case.state("education", None)
    assert answer.conversation_after(conversation).case.facts == {}


def test_a_fault_is_raised_where_the_answer_is_taken_and_the_talk_goes_on():
    talk = Talk(pending_message="问", waiting_messages=["再问"])
    talk.answer = finished(begin_answer("问", talk.conversation, None, None))
    with pytest.raises(AttributeError):
        take_answer(talk)
    assert (talk.pending_message, talk.answer, talk.turns) == ("再问", None, [])
