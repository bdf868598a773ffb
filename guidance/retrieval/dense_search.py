"""How near each clause is to a question by vector: computed in memory, or from the neighbours that Chroma finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from guidance.retrieval.spread import mean_and_deviation, z_scores
from guidance.weights import DenseWeights
from ingest.index.chroma_store import ChromaIndex, Snapshot
from ingest.index.search_texts import OWN_KINDS, SearchText


@dataclass(frozen=True)
class ClauseCosines:
    """`best` holds for each clause the highest cosine of its search texts of one kind, 0 where it has none above 0.

    `mean` and `deviation` are those of the whole collection; where only the nearest texts were asked for, clauses
    without one of them stand at the mean.
    """

    best: np.ndarray
    mean: float
    deviation: float

    def z_scores(self) -> np.ndarray:
        """Return the distances from the mean in standard deviations, all 0 where the clauses hardly differ."""
        return z_scores(self.best, self.mean, self.deviation)


NearClauses = tuple[ClauseCosines, ClauseCosines]
"""The cosines of the clauses' own texts and of their known questions."""
DenseSearch = Callable[[np.ndarray, Sequence[str]], NearClauses]
"""From a vector of unit length and the ids of the notices that matter (all where none) to how near the clauses are,
in the order in which they first occur among the search texts."""


class BestByClause:
    """Search texts of one kind, grouped by clause."""

    def __init__(self, clause_of: np.ndarray, members: np.ndarray, clauses: int) -> None:
        """`clause_of` is the clause's number for each search text, `members` says which texts are of the kind."""
        at = np.flatnonzero(members)
        self._order = at[np.argsort(clause_of[at], kind="stable")]
        self._clauses, self._starts = np.unique(clause_of[self._order], return_index=True)
        self._count = clauses

    def best(self, scores: np.ndarray) -> np.ndarray:
        """Return the best score of each clause, from one score a search text; 0 for a clause without one above 0."""
        best = np.zeros(self._count)
        if len(self._order):
            best[self._clauses] = np.maximum(np.maximum.reduceat(scores[self._order], self._starts), 0.0)
        return best


class ClausesOfTexts:
    """Which search texts lead to which clause; `clauses` are their ids in the order in which they first occur."""

    def __init__(self, texts: Sequence[SearchText]) -> None:
        self.clauses = tuple(dict.fromkeys(text.clause for text in texts))
        number = {clause: at for at, clause in enumerate(self.clauses)}
        self.clause_of = np.array([number[text.clause] for text in texts], dtype=np.int64)
        is_question = np.array([text.kind == "question" for text in texts], dtype=bool)
        self.own = BestByClause(self.clause_of, ~is_question, len(self.clauses))
        self.questions = BestByClause(self.clause_of, is_question, len(self.clauses))


def open_dense_search(texts: Sequence[SearchText], index: Snapshot | ChromaIndex, weights: DenseWeights) -> DenseSearch:
    """Return the dense search over `texts`, all of which are in the index."""
    if isinstance(index, Snapshot):
        return search_in_memory(texts, index.vectors([text.id for text in texts]))
    return search_in_chroma(texts, index, weights)


def search_in_memory(texts: Sequence[SearchText], vectors: np.ndarray) -> DenseSearch:
    """Return a search that compares with every vector; `vectors` has a row of unit length for each search text."""
    grouped = ClausesOfTexts(texts)
    matrix, row = _once_each(np.asarray(vectors, dtype=np.float32))

    def search(vector: np.ndarray, _notices: Sequence[str]) -> tuple[ClauseCosines, ClauseCosines]:
        cosines = (matrix @ vector)[row]
        return _measured(grouped.own.best(cosines)), _measured(grouped.questions.best(cosines))

    return search


def search_in_chroma(texts: Sequence[SearchText], index: ChromaIndex, weights: DenseWeights) -> DenseSearch:
    """Return a search that asks Chroma for the nearest texts; means and deviations are those of a sample of clauses."""
    grouped = ClausesOfTexts(texts)
    row = {text.id: at for at, text in enumerate(texts)}
    chosen = _sampled_texts(grouped, weights.sampled_clauses)
    sample = search_in_memory([texts[at] for at in chosen], index.vectors([texts[at].id for at in chosen]))

    def search(vector: np.ndarray, notices: Sequence[str]) -> tuple[ClauseCosines, ClauseCosines]:
        cosines = np.full(len(texts), -np.inf)
        for kinds in (OWN_KINDS, ("question",)):  # asked for apart: known questions would crowd the clauses out
            for id, cosine in index.nearest(vector, weights.neighbours, notices, kinds):
                if id in row:
                    cosines[row[id]] = cosine
        own, questions = sample(vector, ())
        return _filled(grouped.own, cosines, own), _filled(grouped.questions, cosines, questions)

    return search


def _once_each(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different vectors, and for each of the vectors its place among these.

    The editions of a notice repeat most of its wordings.
    """
    place: dict[bytes, int] = {}
    row = np.array([place.setdefault(vector.tobytes(), len(place)) for vector in vectors], dtype=np.int64)
    return vectors[np.unique(row, return_index=True)[1]], row


def _sampled_texts(grouped: ClausesOfTexts, most: int) -> list[int]:
    """The search texts of up to `most` clauses, spread evenly over the collection."""
    step = max(1, -(-len(grouped.clauses) // most))
    return [int(at) for at in np.flatnonzero(grouped.clause_of % step == 0)]


def _measured(best: np.ndarray) -> ClauseCosines:
    return ClauseCosines(best, *mean_and_deviation(best))


def _filled(group: BestByClause, cosines: np.ndarray, sample: ClauseCosines) -> ClauseCosines:
    best = group.best(cosines)
    return ClauseCosines(np.where(best > 0, best, sample.mean), sample.mean, sample.deviation)
