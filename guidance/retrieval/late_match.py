"""Late interaction: each word of a question looks for its best match in a clause, and "none of these" stands beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.embedding.late_encoder import TOKEN_UNIT, EncodedQuestion, LateEncoder
from ingest.memo import memo

NO_CLAUSE = -20.0  # log-odds where a notice has no clause at all


@dataclass(frozen=True)
class ClauseMatch:
    """How well clauses match a question, as log-odds beside "none of these": above 0 the clause is the likelier.

    `odds` has one number for each clause that was asked for; `none` is the score of "none of these" by itself;
    `word_elsewhere` is how much better (a cosine) another clause matches one word of the question than the best does.
    """

    odds: np.ndarray
    none: float
    word_elsewhere: float

    @property
    def best(self) -> float:
        """The odds of the best clause."""
        return float(self.odds.max(initial=NO_CLAUSE))


class LateMatch:
    """The token vectors of all clauses, matched against a question's."""

    def __init__(self, encoder: LateEncoder, tokens: Mapping[str, np.ndarray], clauses: Sequence[str]) -> None:
        """`clauses` are the ids of all clauses in the order of their indices; those without tokens match nothing."""
        empty = np.zeros((0, encoder.token_dimension), dtype=np.int8)
        rows = [tokens.get(id, empty) for id in clauses]
        self._lengths = np.array([len(row) for row in rows], dtype=np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._tokens = np.concatenate([*rows, empty])
        self._scale = encoder.scale
        self._question = memo("encoded question")(encoder.question)

    def match(self, text: str, clauses: np.ndarray) -> ClauseMatch:
        """Return how well the clauses with these indices match the question `text`."""
        question = self._question(text)
        scores = np.full(len(clauses), -1.0, dtype=np.float32)
        present = np.flatnonzero(self._lengths[clauses])
        elsewhere = 0.0
        if len(present):
            best = self._best_matches(question, clauses[present])
            scores[present] = weighted = best @ question.weights
            elsewhere = float((best.max(axis=0) - best[weighted.argmax()]).max())
        return ClauseMatch((scores - question.none) * self._scale, question.none, elsewhere)

    def _best_matches(self, question: EncodedQuestion, clauses: np.ndarray) -> np.ndarray:
        """The best match of each of the question's tokens in each clause (clauses × tokens); no clause is empty."""
        lengths = self._lengths[clauses]
        firsts = np.cumsum(lengths) - lengths
        rows = np.arange(lengths.sum()) + np.repeat(self._starts[clauses] - firsts, lengths)
        matches = self._tokens[rows].astype(np.float32) @ (question.tokens.T / TOKEN_UNIT)
        best: np.ndarray = np.maximum.reduceat(matches, firsts, axis=0)
        return best
