from __future__ import annotations

import numpy as np
import pytest

from guidance.retrieval.late_match import NO_CLAUSE, LateMatch
from ingest.embedding.late_encoder import TOKEN_UNIT, LateEncoder, load_late_encoder
from ingest.settings import settings

CLAUSES = {
    "n#1": "收费标准为每人500元。",
    "n#2": "网上申报时间为3月1日至3月20日。",
    "n#3": "材料用A4纸打印，一式两份。",
}


@pytest.fixture(scope="module")
def encoder() -> LateEncoder:
    return load_late_encoder(settings().encoder)


@pytest.fixture(scope="module")
def match(encoder) -> LateMatch:
    tokens = dict(zip(CLAUSES, encoder.clauses(list(CLAUSES.values())), strict=True))
    return LateMatch(encoder, tokens, [*CLAUSES, "n#empty"], most=2)


def test_the_odds_are_those_of_the_definition(encoder, match):
    question = encoder.question("几号之前要报完")
    tokens = encoder.clauses(list(CLAUSES.values()))
    wanted = [
        encoder.scale * (((rows / TOKEN_UNIT) @ question.tokens.T).max(axis=0) @ question.weights - question.none)
        for rows in tokens
    ]
    found = match.match("几号之前要报完", match.prepared(np.arange(3))).odds
    np.testing.assert_allclose(found, wanted, atol=1e-3)
    assert found.argmax() == 1


def test_a_word_that_another_clause_matches_better_is_told(encoder, match):
    question = encoder.question("几号之前要报完")
    tokens = encoder.clauses(list(CLAUSES.values()))
    best = np.array([((rows / TOKEN_UNIT) @ question.tokens.T).max(axis=0) for rows in tokens])
    wanted = (best.max(axis=0) - best[(best @ question.weights).argmax()]).max()
    assert match.match("几号之前要报完", match.prepared(np.arange(3))).word_elsewhere == pytest.approx(wanted, abs=1e-3)
    assert match.match("几号之前要报完", match.prepared(np.array([1]))).word_elsewhere == 0


def test_only_the_clauses_asked_for_are_matched_in_their_order(match):
    whole = match.match("要交多少钱", match.prepared(np.arange(4))).odds
    two = match.match("要交多少钱", match.prepared(np.array([2, 0]))).odds
    np.testing.assert_allclose(two, whole[[2, 0]], atol=1e-5)
    assert whole[:3].argmax() == 0


def test_a_clause_without_words_matches_nothing_and_no_clause_has_the_lowest_odds(match):
    assert match.match("要交多少钱", match.prepared(np.array([3]))).best < -5
    assert match.match("要交多少钱", match.prepared(np.array([], dtype=int))).best == NO_CLAUSE


def test_of_many_clauses_the_nearest_that_differ_are_looked_at(encoder):
    tokens = dict(zip(CLAUSES, encoder.clauses(list(CLAUSES.values())), strict=True))
    again = {f"m#{id[2:]}": rows for id, rows in tokens.items()}  # another edition says the same
    match = LateMatch(encoder, tokens | again, [*CLAUSES, *again], most=1)
    every = np.arange(6)
    assert match.nearest("要交多少钱", every).tolist() == [0, 3]
    assert match.nearest("要交多少钱", every[:1]).tolist() == [0]
    odds = match.match("要交多少钱", match.prepared(every)).odds
    np.testing.assert_array_equal(odds[:3], odds[3:])
