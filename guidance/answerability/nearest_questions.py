"""Known questions as neighbours of a new one: what was asked before in nearly the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np

from ingest.embedding.encoder import Encoder
from ingest.memo import memo
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words


class Known(Protocol):
    """A question that the office has written down; `notice` is None for what concerns every notice."""

    @property
    def text(self) -> str:
        """The question."""

    @property
    def notice(self) -> str | None:
        """The notice that it is asked of."""


T = TypeVar("T", bound=Known)


@dataclass(frozen=True)
class NearQuestion(Generic[T]):
    """The nearest known question, and how alike it is: the mean of Dice's coefficient of the words and the cosine.

    `cosines` are those of all known questions that were compared.
    """

    known: T
    alike: float
    cosines: np.ndarray


class NearestQuestions(Generic[T]):
    """Known questions with their words and vectors; `many` counts them by notice, those of every notice under ""."""

    def __init__(self, known: Sequence[T], encoder: Encoder, compared_words: int) -> None:
        """`compared_words` is the number of questions nearest by vector whose words are compared too."""
        self.known, self._encoder, self._compared = tuple(known), encoder, compared_words
        folded = [search_spelling(question.text) for question in known]
        self._words = [frozenset(search_words(text)) for text in folded]
        self._vectors = encoder.encode_queries(folded)
        self._home = np.array([question.notice or "" for question in self.known])
        self._of = memo("nearest known questions")(self._find)
        self.many = Counter(self._home.tolist())

    def nearest(self, message: str, notices: Sequence[str]) -> NearQuestion[T] | None:
        """Return the known question of `notices` most like the folded `message`; None where they have none."""
        rows, vectors = self._of(frozenset(notices))
        if not len(rows):
            return None
        cosines, message_words = vectors @ self._encoder.encode_queries([message])[0], set(search_words(message))

        def alike(at: int) -> float:
            return float(cosines[at] + _dice(message_words, self._words[rows[at]]))

        best = max(np.argsort(-cosines)[: self._compared], key=alike)
        return NearQuestion(self.known[rows[best]], alike(best) / 2, cosines)

    def _find(self, notices: frozenset[str]) -> tuple[np.ndarray, np.ndarray]:
        """The places and vectors of what concerns these notices; cached, since the same few are asked for again."""
        rows = np.flatnonzero(np.isin(self._home, ["", *notices]))
        return rows, self._vectors[rows]


def _dice(a: set[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
