"""Questions to begin with fit what was chosen."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.ui.session import Talk
from guidance.ui.starters import fitting_starters

TODAY = date(2026, 1, 1)


def test_without_a_choice_they_are_the_offices_own(assistant: Assistant):
    assert fitting_starters(assistant, Talk(), TODAY) == list(assistant.knowledge.replies.starters)


@pytest.mark.parametrize("notice", ["lyg-2024-14", "lyg-etdz-2023-h2"])
def test_of_a_notice_chosen_each_is_answered_from_it(assistant: Assistant, notice: str):
    starters = fitting_starters(assistant, Talk(Conversation(notice)), TODAY)
    assert len(starters) == 5
    for starter in starters:
        reply = respond(starter, Conversation(notice, TODAY), assistant)
        assert reply.kind == "answer" and {citation.notice for citation in reply.citations} == {notice}


def test_while_one_can_apply_by_a_notice_they_are_about_it_and_each_is_answered_from_it(assistant: Assistant):
    day = date(2024, 8, 1)
    starters = fitting_starters(assistant, Talk(), day)
    assert "初定要交哪些材料？" not in starters  # of the other notice, which is over
    assert len(starters) == 5 and "连云港市2024年，现在还能申报吗？" in starters
    for starter in starters:
        reply = respond(starter, Conversation(None, day), assistant)
        assert {citation.notice for citation in reply.citations} == {"lyg-2024-14"}
