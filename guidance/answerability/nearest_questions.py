"""Known questions as neighbours of a new one: what was asked before in nearly the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from ingest.embedding.encoder import Encoder
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words

LOOKED_AT = 12  # nearest by meaning, of which the shared words are counted
KEPT = 8  # choices of notices whose questions lie ready
T = TypeVar("T")


@dataclass(frozen=True)
class Near(Generic[T]):
    """The nearest known question, how alike it is (mean of shared words, Dice, and cosine), and the cosines of all."""

    known: T
    alike: float
    cosines: np.ndarray


class NearestQuestions(Generic[T]):
    """Known questions with their words and vectors; `many` tells how many each notice has."""

    def __init__(self, known: Sequence[T], encoder: Encoder) -> None:
        """`known` have a `.text` each, and a `.notice` that is None for what concerns every notice."""
        self.known, self._encoder = tuple(known), encoder
        folded = [search_spelling(each.text) for each in known]
        self._words = [frozenset(search_words(text)) for text in folded]
        self._vectors = encoder.encode_queries(folded)
        self._home = np.array([each.notice or "" for each in self.known])
        self._parts: dict[frozenset[str], tuple[np.ndarray, np.ndarray]] = {}
        self.many = Counter(self._home.tolist())

    def nearest(self, message: str, notices: Sequence[str]) -> Near[T] | None:
        """Return the known question of `notices` most like the folded `message`; None where they have none."""
        mine, vectors = self._of(frozenset(notices))
        if not len(mine):
            return None
        cosines, said = vectors @ self._encoder.encode_queries([message])[0], set(search_words(message))
        best = max(np.argsort(-cosines)[:LOOKED_AT], key=lambda at: cosines[at] + _dice(said, self._words[mine[at]]))
        alike = float(cosines[best] + _dice(said, self._words[mine[best]])) / 2
        return Near(self.known[mine[best]], alike, cosines)

    def _of(self, notices: frozenset[str]) -> tuple[np.ndarray, np.ndarray]:
        """The places and vectors of what concerns these notices; kept, since the same few are asked for again."""
        found = self._parts.get(notices)
        if found is None:
            mine = np.flatnonzero(np.isin(self._home, ["", *notices]))
            found = mine, self._vectors[mine]
            self._parts = {**dict(list(self._parts.items())[-KEPT:]), notices: found}
        return found


def _dice(a: set[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
