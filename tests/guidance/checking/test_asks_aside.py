"""A message that tells of the applicant and asks about papers or procedure is answered, and what it tells is noted."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond


@pytest.mark.parametrize(
    ("message", "clause", "fact"),
    [
        ("智能制造高工，我工程师证丢了，用复印件行吗", "4.1.1.a.5", "title_level"),
        ("智能制造高工，我硕士学位证复印件要盖章吗", "4.tail", "degree"),
        ("我在开发区上班，初定材料交哪个窗口", "5.2", "work_place"),
        ("我2018年评的工程师，报高工找谁盖章", "4.tail", "title_date"),
        ("学信网上找不到我那个老中专，开发区有没有别的证明可以顶", "4.3", "education"),
    ],
)
def test_the_question_is_answered_and_the_fact_noted(assistant: Assistant, message, clause, fact):
    reply = respond(message, Conversation(today=date(2026, 1, 5)), assistant)
    assert reply.kind in ("answer", "refuse")
    assert clause in [citation.id.split("#")[1] for citation in reply.citations]
    assert fact in reply.facts and "记下了" in reply.answer


@pytest.mark.parametrize(
    "message",
    [
        "我大专，开发区初定能定什么",
        "智能制造高工，我工程师，本科，年限够不够",
        "我在开发区工作，本科，报名参加初定够不够格",
        "我2018年评的工程师，能报高工吗",
    ],
)
def test_who_asks_how_they_stand_is_told_so(assistant: Assistant, message):
    assert respond(message, Conversation(today=date(2026, 1, 5)), assistant).kind == "check"
