"""Known questions as neighbours of a new one: what was asked before in nearly the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from guidance.words import words
from ingest.embed import Encoder
from ingest.fold import fold

LOOKED_AT = 12  # nearest by meaning, of which the shared words are counted
T = TypeVar("T")


@dataclass(frozen=True)
class Near(Generic[T]):
    """The nearest known question and how alike it is: mean of shared words (Dice) and cosine, from 0 to 1."""

    known: T
    alike: float


class Neighbours(Generic[T]):
    """Known questions with their words and vectors."""

    def __init__(self, known: Sequence[T], encoder: Encoder) -> None:
        """`known` have a `.text` each."""
        self.known, self._encoder = tuple(known), encoder
        folded = [fold(each.text) for each in known]
        self._words = [frozenset(words(text)) for text in folded]
        self._vectors = encoder.encode_queries(folded)

    def nearest(self, message: str) -> Near[T] | None:
        """Return the known question most like the folded `message`; None where none is known."""
        if not self.known:
            return None
        near = self._vectors @ self._encoder.encode_queries([message])[0]
        said = set(words(message))
        best = max(np.argsort(-near)[:LOOKED_AT], key=lambda at: near[at] + _dice(said, self._words[at]))
        return Near(self.known[best], float(near[best] + _dice(said, self._words[best])) / 2)


def _dice(a: set[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
