"""The question back which notice is meant."""

from __future__ import annotations

from dataclasses import replace

from guidance.answering.ask_back import ask_which_notice, option_labels, telling_features
from guidance.assistant import Assistant
from guidance.reply import Outcome, SentenceKind

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


def test_the_question_back_offers_each_notice_once(assistant: Assistant):
    clauses = [assistant.knowledge.notice(id).clause(number) for id, number in ((HIGHER, "1.4"), (FIRST, "1.3"))]
    reply = ask_which_notice(assistant.notices, clauses, {}, assistant.knowledge.replies)
    assert (reply.outcome, reply.notices) == (Outcome.ASKED_WHICH_NOTICE, (HIGHER, FIRST))
    assert len(reply.options) == 2 and [s.kind for s in reply.sentences] == [SentenceKind.QUESTION]


def test_six_notices_at_most_are_offered_and_only_what_tells_them_apart_is_asked_for(assistant: Assistant):
    first = assistant.knowledge.notice(FIRST)
    later = [replace(first, id=f"n{year}", year=year) for year in range(2010, 2020)]
    reply = ask_which_notice(later, [], {}, assistant.knowledge.replies)
    assert len(reply.notices) == len(set(reply.options)) == 6
    assert "年度" in reply.answer and "地区" not in reply.answer and "级别" not in reply.answer


def test_what_tells_notices_apart_is_as_little_as_does(assistant: Assistant):
    higher = assistant.knowledge.notice(HIGHER)
    elsewhere = replace(higher, id="b", place="无锡市")
    assert telling_features([higher, elsewhere]) == ["place"]
    assert telling_features([higher, replace(higher, id="c", speciality="机械")]) == ["speciality"]
    assert telling_features([higher, replace(higher, id="d")]) == []


def test_no_two_labels_are_alike(assistant: Assistant):
    higher = assistant.knowledge.notice(HIGHER)
    others = [replace(higher, id="b", speciality="机械"), replace(higher, id="c"), replace(higher, id="d")]
    labels = option_labels([higher, *others])
    assert len(set(labels.values())) == 4 and "机械" in labels["b"]
