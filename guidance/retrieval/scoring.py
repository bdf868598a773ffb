"""Scores of every clause for a question: its words (BM25) and its meaning (cosine), as z-scores, added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from guidance.retrieval.dense_search import ClausesOfTexts, DenseSearch, NearClauses
from guidance.retrieval.indexed_words import index_words
from guidance.retrieval.spread import mean_and_deviation, z_scores
from guidance.retrieval.word_index import WordIndex
from guidance.weights import FusionWeights
from ingest.index.search_texts import SearchText
from ingest.text.search_words import search_words


class Scorer:
    """Search texts and a dense search over them, ready to be scored against a question; scores come per clause."""

    def __init__(
        self,
        texts: Sequence[SearchText],
        dense: DenseSearch | None,
        weights: FusionWeights,
        folder: Path | None = None,
    ) -> None:
        """`dense` is None where words alone are wanted; with a `folder` the words are indexed only once."""
        self.clauses = ClausesOfTexts(texts).clauses
        self.weights = weights
        self._dense = dense
        self.words = index_words(texts, folder)

    def score(
        self,
        text: str,
        expansion_terms: Sequence[str],
        near: NearClauses | None,
    ) -> np.ndarray:
        """Return one fused score for each of `self.clauses`: z-scores over all clauses, weighted and added.

        `near` are the clauses near the question's vector, or None for a score by words alone.
        """
        weights = self.weights
        whole_clause = self._bm25(self.words.by_clause, text, expansion_terms)
        fused = weights.whole_clause_words * _z_scores(whole_clause)
        if near is not None:
            own, questions = near
            fused += weights.best_text_vector * own.z_scores()
            fused += weights.best_question_vector * questions.z_scores()
        return fused

    def with_match(self, fused: np.ndarray, odds: np.ndarray, clauses: np.ndarray) -> np.ndarray:
        """Return the `fused` scores with the `odds` of the clauses at these indices added, as z-scores among them."""
        raised = fused.copy()
        raised[clauses] += self.weights.late_match * _z_scores(odds)
        return raised

    def near(self, vector: np.ndarray, notices: Sequence[str] = ()) -> NearClauses | None:
        """Return how near each of `self.clauses` is to a vector of unit length; None without a dense search.

        `notices` are those whose clauses matter (all where none is named): others may stand at the mean.
        """
        return self._dense(vector, notices) if self._dense else None

    def _bm25(self, index: WordIndex, text: str, expansion_terms: Sequence[str]) -> np.ndarray:
        return index.expanded(
            search_words(text), search_words(" ".join(expansion_terms)), self.weights.expansion, once=False
        )


def _z_scores(scores: np.ndarray) -> np.ndarray:
    return z_scores(scores, *mean_and_deviation(scores))
