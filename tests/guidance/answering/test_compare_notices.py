"""Two notices side by side."""

from __future__ import annotations

import pytest

from guidance.answering.compare_notices import compare, similar_clauses
from guidance.weights import load_weights
from ingest.notices.load_notices import load_notice

WEIGHTS = load_weights().comparison
HIGHER, FIRST = load_notice("lyg-2024-14"), load_notice("lyg-etdz-2023-h2")


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("2.4", "2.2"),
        ("2.4.1", "2.2.1"),
        ("2.4.3", "2.2.3"),
        ("1.4", "1.3"),
        ("1.2", "1.2"),
        ("4.1.1.a.7", "4.5"),
        ("2.1", "2.1"),
        ("4", "4"),
    ],
)
def test_the_clause_on_the_same_matter_is_found_both_ways(here, there):
    assert similar_clauses(HIGHER.clause(here), HIGHER, FIRST, WEIGHTS)[0].number == there
    assert here in [c.number for c in similar_clauses(FIRST.clause(there), FIRST, HIGHER, WEIGHTS)]


def test_continuing_education_meets_both_of_its_clauses():
    assert {c.number for c in similar_clauses(HIGHER.clause("2.5"), HIGHER, FIRST, WEIGHTS)} == {"2.3.2", "4.4"}


@pytest.mark.parametrize("number", ["5.4", "2.7", "2.2", "4.1.1.b.4"])
def test_a_matter_of_one_notice_alone_has_no_counterpart(number):
    assert similar_clauses(HIGHER.clause(number), HIGHER, FIRST, WEIGHTS) == ()


def test_parts_hold_both_texts_in_full_and_only_wording_differs():
    left, right = HIGHER.clause("2.4.1"), FIRST.clause("2.2.1")
    parts = compare(left, right)
    assert "".join(p.left for p in parts) == left.words
    assert "".join(p.right for p in parts) == right.words
    assert [(p.left, p.right) for p in parts if not p.same] == [("评", "初"), ("；", "。")]


def test_width_of_brackets_is_no_difference_and_words_are_not_torn():
    parts = compare(HIGHER.clause("2.5"), FIRST.clause("2.3.2"))
    assert any(p.same and p.left.endswith("(") and p.right.endswith("（") for p in parts)
    assert all(p.same is False or len(p.left.strip()) > 1 for p in parts[1:-1])
