"""Late interaction: each word of a question looks for its best match in a clause, and "none of these" stands beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.embedding.late_encoder import TOKEN_UNIT, EncodedQuestion, LateEncoder

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


@dataclass(frozen=True)
class MatchedClauses:
    """Clauses that questions are matched with: their `indices`, and the distinct `texts` that they have.

    `text_of` is for each clause the place of its text among the texts. `rows` are the token vectors of the texts that
    have some, text after text; these begin at `firsts` and stand at the places `present`.
    """

    indices: np.ndarray
    text_of: np.ndarray
    present: np.ndarray
    firsts: np.ndarray
    rows: np.ndarray
    texts: int


class LateMatch:
    """The token vectors of all clauses, matched against a question's."""

    def __init__(
        self, encoder: LateEncoder, tokens: Mapping[str, np.ndarray], clauses: Sequence[str], most: int
    ) -> None:
        """`clauses` are the ids of all clauses in the order of their indices; those without tokens match nothing.

        Clauses that share an array are matched once; at most `most` that differ are the nearest to a question.
        """
        empty = np.zeros((0, encoder.token_dimension), dtype=np.int8)
        rows = [tokens.get(clause, empty) for clause in clauses]
        distinct = {id(row): row for row in rows}
        place = {key: at for at, key in enumerate(distinct)}
        self._text_of = np.array([place[id(row)] for row in rows], dtype=np.int64)
        self._lengths = np.array([len(row) for row in distinct.values()], dtype=np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._tokens = np.concatenate([*distinct.values(), empty])
        self._means = np.array([_unit_mean(row) for row in distinct.values()], dtype=np.float32)
        self._most = most
        self._scale = encoder.scale
        self.encoder = encoder

    def prepared(self, clauses: np.ndarray) -> MatchedClauses:
        """Return the clauses with these indices, ready to be matched with any question."""
        texts, text_of = np.unique(self._text_of[clauses], return_inverse=True)
        present = np.flatnonzero(self._lengths[texts])
        lengths = self._lengths[texts[present]]
        firsts = np.cumsum(lengths) - lengths
        rows = np.arange(lengths.sum()) + np.repeat(self._starts[texts[present]] - firsts, lengths)
        return MatchedClauses(clauses, text_of, present, firsts, rows, len(texts))

    def match(self, text: str, clauses: MatchedClauses) -> ClauseMatch:
        """Return how well the clauses match the question `text`."""
        question = self.encoder.question(text)
        scores = np.full(clauses.texts, -1.0, dtype=np.float32)
        elsewhere = 0.0
        if len(clauses.present):
            best = self._best_matches(question, clauses)
            scores[clauses.present] = weighted = question.weights @ best
            elsewhere = float((best.max(axis=1) - best[:, weighted.argmax()]).max())
        return ClauseMatch((scores[clauses.text_of] - question.none) * self._scale, question.none, elsewhere)

    def are_few(self, clauses: np.ndarray) -> bool:
        """Whether the clauses with these indices are so few that `nearest` leaves none out."""
        return len(clauses) <= self._most or len(np.unique(self._text_of[clauses])) <= self._most

    def nearest(self, text: str, clauses: np.ndarray) -> np.ndarray:
        """Return those of the clauses with these indices that may match the question best, of few clauses all.

        They are those whose mean word is nearest to the question's; what says the same counts as one.
        """
        if self.are_few(clauses):
            return clauses
        question = self.encoder.question(text)
        texts = np.unique(self._text_of[clauses])
        near = self._means[texts] @ (question.weights @ question.tokens)
        wanted = np.zeros(len(self._lengths), dtype=bool)
        wanted[texts[np.argpartition(-near, self._most)[: self._most]]] = True
        chosen: np.ndarray = clauses[wanted[self._text_of[clauses]]]
        return chosen

    def _best_matches(self, question: EncodedQuestion, clauses: MatchedClauses) -> np.ndarray:
        """The best match of each of the question's tokens in each text that has some (tokens × texts)."""
        matches = question.tokens / TOKEN_UNIT @ self._tokens.take(clauses.rows, axis=0).astype(np.float32).T
        best: np.ndarray = np.maximum.reduceat(matches, clauses.firsts, axis=1)
        return best


def _unit_mean(tokens: np.ndarray) -> np.ndarray:
    """The mean of the token vectors at unit length; zeros where there are none."""
    total = tokens.sum(axis=0, dtype=np.float32)
    mean: np.ndarray = total / max(float(np.linalg.norm(total)), 1e-9)
    return mean
