"""Clauses near what a talk is about come first where they say as much."""

from __future__ import annotations

import pytest

from guidance.answering.prefer_subject import prefer_subject
from guidance.assistant import Assistant
from guidance.retrieved import ScoredClause


@pytest.fixture
def order(assistant: Assistant):
    """Returns the numbers in order after scores were given to clauses of one notice."""
    clauses = {clause.id: clause for notice in assistant.notices for clause in notice.clauses}

    def order(message: str, subject: str, scores: dict[str, float]) -> list[str]:
        found = [ScoredClause(clauses[f"lyg-2024-14#{number}"], score) for number, score in scores.items()]
        preferred = prefer_subject(found, message, [f"lyg-2024-14#{subject}"], clauses)
        return [hit.clause.id.split("#")[1] for hit in preferred]

    return order


def test_the_clause_spoken_of_answers_from_half_the_best_score(order):
    assert order("谁盖章", "4.1.2.3", {"4": 10.0, "4.1.2.3": 5.0}) == ["4.1.2.3", "4"]
    assert order("谁盖章", "4.1.2.3", {"4": 10.0, "4.1.2.3": 4.9}) == ["4", "4.1.2.3"]


def test_a_clause_beside_it_needs_more(order):
    assert order("几份", "4.1.2.3", {"3": 10.0, "4.1.2.2": 7.0}) == ["3", "4.1.2.2"]
    assert order("几份", "4.1.2.3", {"3": 10.0, "4.1.2.2": 7.5}) == ["4.1.2.2", "3"]


def test_a_word_that_only_the_best_clause_has_is_a_subject_of_its_own(order):
    assert order("答辩什么形式", "4.1.2.3", {"5.1": 10.0, "4.1.2.3": 9.0}) == ["5.1", "4.1.2.3"]
