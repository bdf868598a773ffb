"""Search by words: BM25 over word lists, and what leads to what."""

from __future__ import annotations

import numpy as np
import pytest

from guidance.retrieval.word_index import OwnedTexts, WordIndex, best


def test_a_text_scores_by_the_words_it_shares_and_rare_words_count_more():
    index = WordIndex([["fee", "pay"], ["fee", "day"], ["fee", "end"]])
    assert index.scores(["pay"]).argmax() == 0
    assert index.scores(["pay"])[0] > index.scores(["fee"])[0] > 0
    assert index.scores(["none"]).tolist() == [0, 0, 0]


def test_a_repeated_word_of_the_query_counts_once_where_asked():
    index = WordIndex([["fee", "pay"], ["day"]])
    assert index.scores(["pay", "pay"])[0] == index.scores(["pay"])[0]
    assert index.scores(["pay", "pay"], once=False)[0] == pytest.approx(2 * index.scores(["pay"])[0])


def test_words_of_the_expansion_count_by_their_weight():
    index = WordIndex([["fee"], ["pay"], ["day"]])
    assert index.expanded(["fee"], ["pay"], 0.5) == pytest.approx(index.scores(["fee"]) + 0.5 * index.scores(["pay"]))


def test_the_weight_of_a_query_grows_with_rare_and_unknown_words():
    index = WordIndex([["fee", "pay"], ["fee"], ["fee"]])
    assert index.weight(["none"]) > index.weight(["pay"]) > index.weight(["fee"]) > 0
    assert index.weight([]) == 1.0


def test_an_index_without_texts_finds_nothing():
    assert WordIndex([]).scores(["fee"]).tolist() == []


def test_an_owner_has_the_score_of_its_best_text():
    texts = OwnedTexts([(1, "评审费"), (0, "现场受理时间"), (1, "现场受理")], owners=3)
    scores = texts.scores(["受理"], [], 0.3)
    assert scores[1] > scores[0] > 0 == scores[2]


def test_the_best_places_come_best_first_and_the_earlier_among_equals():
    assert best(np.array([0.0, 2.0, 3.0, 2.0]), 3) == [2, 1, 3]
    assert best(np.array([0.0, 2.0]), 5) == [1]
    assert best(np.array([1.0]), 0) == []
