"""Scores of every clause for a question: its words (BM25) and its meaning (cosine), as z-scores, added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guidance.retrieval.word_index import WordIndex
from ingest.document import Chunk
from ingest.text.search_words import search_words

MEANT_WEIGHT = 0.6  # of the notices' words that the vocabulary adds to a question


@dataclass(frozen=True)
class FusionWeights:
    """What each signal counts: best words of a clause, all words that lead to it, best text and question by vector."""

    own: float = 0.4
    whole: float = 1.0
    own_vector: float = 0.9
    asked_vector: float = 1.1


class Scorer:
    """Chunks and their vectors, ready to be scored against a question; scores come per clause."""

    def __init__(
        self, chunks: Sequence[Chunk], vectors: np.ndarray | None, weights: FusionWeights | None = None
    ) -> None:
        """`vectors` has a row of unit length for each chunk, or is None where words alone are wanted."""
        self.weights = weights or FusionWeights()
        self.clauses = tuple(dict.fromkeys(c.clause for c in chunks))
        place = {clause: at for at, clause in enumerate(self.clauses)}
        owner = np.array([place[c.clause] for c in chunks])
        asked = np.array([c.kind == "question" for c in chunks])
        self._own, self._asked = _Group(owner, ~asked), _Group(owner, asked)
        self._vectors = None if vectors is None else np.asarray(vectors, dtype=np.float32)
        cut = [search_words(c.text) for c in chunks]
        whole: list[list[str]] = [[] for _ in self.clauses]
        for chunk, its in zip(chunks, cut, strict=True):
            if chunk.kind in ("path", "question"):
                whole[place[chunk.clause]] += its
        self._parts = WordIndex(cut)
        self._whole = WordIndex(whole, k1=1.5, b=0.75)

    def score(self, said: str, meant: Sequence[str], vector: np.ndarray | None) -> np.ndarray:
        """Return one fused score for each of `self.clauses`: z-scores over the clauses, weighted and added."""
        mine, added, weights = search_words(said), search_words(" ".join(meant)), self.weights
        both = self._parts.scores(mine, once=False) + MEANT_WEIGHT * self._parts.scores(added, once=False)
        whole = self._whole.scores(mine, once=False) + MEANT_WEIGHT * self._whole.scores(added, once=False)
        fused = weights.own * _z(self._own.best(both)) + weights.whole * _z(whole)
        if vector is not None and self._vectors is not None:
            near = self._vectors @ vector
            fused += weights.own_vector * _z(self._own.best(near))
            fused += weights.asked_vector * _z(self._asked.best(near))
        return fused

    def nearness(self, vector: np.ndarray) -> np.ndarray:
        """Return the cosine of the nearest text of each of `self.clauses`, known questions aside."""
        return self._own.best(self._vectors @ vector)


class _Group:
    """The chunks of one kind, clause by clause, for the best score of each clause (0 for one without such a chunk)."""

    def __init__(self, owner: np.ndarray, members: np.ndarray) -> None:
        at = np.flatnonzero(members)
        self._order = at[np.argsort(owner[at], kind="stable")]
        self._clauses, self._starts = np.unique(owner[self._order], return_index=True)
        self._count = int(owner.max(initial=-1)) + 1

    def best(self, scores: np.ndarray) -> np.ndarray:
        best = np.zeros(self._count)
        if len(self._order):
            best[self._clauses] = np.maximum(np.maximum.reduceat(scores[self._order], self._starts), 0.0)
        return best


def _z(scores: np.ndarray) -> np.ndarray:
    spread = scores.std()
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
