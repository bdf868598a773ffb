"""Clauses near what a talk is about come first where they say as much."""

from __future__ import annotations

import pytest

from guidance.answering.prefer_subject import prefer_subject, together
from guidance.assistant import Assistant
from guidance.retrieved import ScoredClause


@pytest.fixture
def order(assistant: Assistant):
    """Returns the numbers in order after scores were given to clauses of one notice."""
    clauses = {clause.id: clause for notice in assistant.notices for clause in notice.clauses}

    def order(message: str, subject: str, scores: dict[str, float], alone: dict[str, float] | None = None) -> list[str]:
        found = [ScoredClause(clauses[f"lyg-2024-14#{number}"], score) for number, score in scores.items()]
        by_message = {f"lyg-2024-14#{number}": score for number, score in (alone or scores).items()}
        preferred = prefer_subject(found, by_message, message, [f"lyg-2024-14#{subject}"], clauses)
        return [hit.clause.id.split("#")[1] for hit in preferred]

    return order


def test_the_clause_spoken_of_answers_from_half_the_best_score(order):
    assert order("谁盖章", "4.1.2.3", {"4": 10.0, "4.1.2.3": 5.0}) == ["4.1.2.3", "4"]
    assert order("谁盖章", "4.1.2.3", {"4": 10.0, "4.1.2.3": 4.9}) == ["4", "4.1.2.3"]


def test_a_clause_that_only_the_question_before_raises_is_not_asked_about(order):
    raised, alone = {"2.6.2": 10.0, "5.4": 6.0}, {"2.6.2": 9.0, "5.4": 1.0}
    assert order("论文怎么算", "5.4", raised, alone) == ["2.6.2", "5.4"]
    assert order("论文怎么算", "5.4", raised, {"2.6.2": 9.0, "5.4": 4.5}) == ["5.4", "2.6.2"]


def test_a_clause_beside_it_needs_more(order):
    assert order("几份", "4.1.2.3", {"3": 10.0, "4.1.2.2": 7.0}) == ["3", "4.1.2.2"]
    assert order("几份", "4.1.2.3", {"3": 10.0, "4.1.2.2": 7.5}) == ["4.1.2.2", "3"]


def test_a_word_that_only_the_best_clause_has_is_a_subject_of_its_own(order):
    assert order("答辩什么形式", "4.1.2.3", {"5.1": 10.0, "4.1.2.3": 9.0}) == ["5.1", "4.1.2.3"]


def test_one_that_asks_the_same_of_something_else_keeps_to_the_clause_spoken_of(order):
    assert order("答辩也要盖章吗", "4.1.2.3", {"5.1": 10.0, "4.1.2.3": 6.0}) == ["4.1.2.3", "5.1"]


def test_the_question_before_counts_for_a_share_and_in_full_for_the_same_question(assistant: Assistant):
    first, second = assistant.notices[0].clauses[:2]
    found, by_talk = [ScoredClause(first, 10.0), ScoredClause(second, 8.0)], [ScoredClause(second, 5.0)]
    assert [hit.score for hit in together("几份", found, [*by_talk, ScoredClause(first, 0.0)], 0.2)] == [10.0, 9.0]
    assert together("原件也要吗", found, [*by_talk, ScoredClause(first, 0.0)], 0.2)[0].clause == second
