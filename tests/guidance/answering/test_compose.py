"""Clauses and refusals in words: what each sentence is for, and on which clause it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guidance.answering.compose import compose_answer, compose_refusal
from guidance.assistant import Assistant
from guidance.reply import Outcome, Refusal, SentenceKind
from guidance.retrieved import ChosenClauses

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


def test_clauses_of_two_notices_answer_each_under_its_name(assistant: Assistant):
    notices, replies = assistant.notices, assistant.knowledge.replies
    clauses = [assistant.knowledge.notice(HIGHER).clause("1.4"), assistant.knowledge.notice(FIRST).clause("1.3")]
    reply = compose_answer(ChosenClauses(tuple(clauses)), {}, notices, replies, date(2024, 8, 1))
    assert (reply.outcome, reply.notices) == (Outcome.ANSWERED, (HIGHER, FIRST))
    answers = [s for s in reply.sentences if s.kind is SentenceKind.ANSWER]
    assert [s.text.startswith("【") for s in answers] == [True, True] and [s.cites for s in answers] == [(0,), (1,)]


def test_items_of_a_list_are_an_outcome_of_their_own(assistant: Assistant):
    clause = assistant.knowledge.notice(HIGHER).clause("1.4")
    chosen = ChosenClauses((clause,), listed=True)
    reply = compose_answer(chosen, {}, assistant.notices, assistant.knowledge.replies, date(2024, 8, 1))
    assert reply.outcome is Outcome.LISTED and reply.kind == "answer"


@pytest.mark.parametrize(
    ("today", "words"), [(date(2024, 7, 17), "开始"), (date(2024, 7, 18), None), (date(2024, 9, 11), "截止")]
)
def test_a_window_is_told_where_its_clause_answers_and_it_is_not_open(assistant: Assistant, today, words):
    home = assistant.knowledge.notice(HIGHER)
    chosen = ChosenClauses((home.clause(home.windows[0].clause),))
    reply = compose_answer(chosen, {}, assistant.notices, assistant.knowledge.replies, today)
    told = [s for s in reply.sentences if s.kind is SentenceKind.WINDOW]
    assert [(words in s.text, s.cites) for s in told] == ([(True, (0,))] if words else [])


def test_a_later_window_is_no_news_while_one_can_apply_by_another(assistant: Assistant):
    home = assistant.knowledge.notice(HIGHER)
    first = home.windows[0]
    later = replace(first, opens=date(2024, 9, 20), closes=date(2024, 9, 21), clause="5.3")
    both = replace(home, windows=(first, later))
    chosen = ChosenClauses((home.clause("5.3"),))
    told = [
        compose_answer(chosen, {}, [both], assistant.knowledge.replies, today).sentences[-1].kind is SentenceKind.WINDOW
        for today in (date(2024, 7, 17), date(2024, 8, 1), date(2024, 9, 12), date(2024, 9, 22))
    ]
    assert told == [True, False, True, True]


def test_a_refusal_says_why_shows_what_is_related_and_names_the_office_on_its_clause(assistant: Assistant):
    home = assistant.knowledge.notice(HIGHER)
    refusal = Refusal(Outcome.NOT_STATED, (home,), {"topic": "发票"})
    reply = compose_refusal(refusal, [home.clause("5.4")], assistant.notices, assistant.knowledge.replies)
    assert [s.kind for s in reply.sentences] == [SentenceKind.REFUSAL, SentenceKind.RELATED, SentenceKind.CONTACT]
    assert "发票" in reply.sentences[0].text and home.contact.phone in reply.sentences[2].text
    assert [c.id for c in reply.citations] == [f"{HIGHER}#5.4", home.contact.clause]


def test_where_no_notice_is_meant_a_refusal_names_the_few_offices_and_no_clause_twice(assistant: Assistant):
    related = [assistant.knowledge.notice(HIGHER).clause(assistant.knowledge.notice(HIGHER).contact.clause)]
    reply = compose_refusal(Refusal(Outcome.NOTHING_FOUND), related, assistant.notices, assistant.knowledge.replies)
    assert [s.kind for s in reply.sentences] == [SentenceKind.REFUSAL, SentenceKind.CONTACT, SentenceKind.CONTACT]
    phones = [notice.contact.phone for notice in assistant.notices]
    assert all(phone in reply.answer for phone in phones) and reply.notices == ()


def test_what_lies_outside_is_told_with_all_that_is_covered(assistant: Assistant):
    refusal = Refusal(Outcome.OUTSIDE_PLACE, assistant.notices)
    reply = compose_refusal(refusal, [], assistant.notices, assistant.knowledge.replies)
    assert reply.sentences[0].kind is SentenceKind.OUTSIDE
    assert all(notice.name in reply.sentences[0].text for notice in assistant.notices)
