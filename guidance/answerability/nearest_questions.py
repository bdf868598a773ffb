"""Known questions as neighbours of a new one: what was asked before in nearly the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, Protocol, TypeVar

import numpy as np

from ingest.embedding.encoder import Encoder
from ingest.memo import memo
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words


class Known(Protocol):
    """A question that the office has written down; `notices` are empty for what concerns every notice."""

    @property
    def text(self) -> str:
        """The question."""

    @property
    def notices(self) -> tuple[str, ...]:
        """The ids of the notices that it is asked of."""

    @property
    def naming_words(self) -> tuple[frozenset[str], ...]:
        """Sets of words, in search spelling, without one of each of which it would be another question."""


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
    """Known questions with their words and `vectors` (a row of unit length each).

    `many` counts them by notice, those of every notice under "".
    """

    def __init__(self, known: Sequence[T], encoder: Encoder, compared_words: int) -> None:
        """`compared_words` is the number of questions nearest by vector whose words are compared too."""
        self.known, self._encoder, self._compared = tuple(known), encoder, compared_words
        folded = [search_spelling(question.text) for question in known]
        self._words = [frozenset(search_words(text)) for text in folded]
        self.vectors = encoder.encode_queries(folded)
        self._of = memo("known questions of notices")(self._find)
        self._nearest = memo("nearest known question")(self._find_nearest)
        self.many = Counter(notice for question in self.known for notice in question.notices or ("",))

    def nearest(self, message: str, notices: Sequence[str]) -> NearQuestion[T] | None:
        """Return the known question of `notices` most like the folded `message`; None where they have none.

        One that asks for what the message does not name, as another town, is none of its neighbours.
        """
        return self._nearest(message, frozenset(notices))

    def concerning(self, notice: str) -> np.ndarray:
        """Return the rows of the questions that concern a notice, those of every notice among them."""
        return np.flatnonzero([not known.notices or notice in known.notices for known in self.known])

    def _find_nearest(self, message: str, notices: frozenset[str]) -> NearQuestion[T] | None:
        """The nearest known question; an answer asks for it more than once."""
        of = self._of(notices)
        neighbours, named = of.naming_nothing.copy(), {word for word in of.words if word in message}
        for naming_words, at in of.naming.items() if named else ():
            neighbours[at] = all(not named.isdisjoint(words) for words in naming_words)
        rows, cosines = of.rows[neighbours], (of.vectors @ self._encoder.encode_query(message))[neighbours]
        if not len(rows):
            return None
        message_words, compared = set(search_words(message)), _highest(cosines, self._compared)
        dice = [_dice(message_words, self._words[row]) for row in rows[compared].tolist()]
        alike = cosines[compared] + np.array(dice, dtype=np.float32)
        best = int(alike.argmax())
        return NearQuestion(self.known[rows[compared[best]]], float(alike[best]) / 2, cosines)

    def _find(self, notices: frozenset[str]) -> _KnownOfNotices:
        """What concerns these notices; it is cached, since the same few are asked for again."""
        concerned = [not known.notices or not notices.isdisjoint(known.notices) for known in self.known]
        rows = np.flatnonzero(concerned)
        naming: dict[tuple[frozenset[str], ...], list[int]] = {}
        for at, row in enumerate(rows):
            if words := self.known[row].naming_words:
                naming.setdefault(words, []).append(at)
        naming_nothing = np.array([not self.known[row].naming_words for row in rows], dtype=bool)
        every_word: frozenset[str] = frozenset().union(*chain.from_iterable(naming))
        return _KnownOfNotices(rows, self.vectors[rows], naming, naming_nothing, every_word)


@dataclass(frozen=True)
class _KnownOfNotices:
    """The `rows` of the known questions that concern some notices, and their vectors.

    `naming` has their places by naming words, whose `words` these are; `naming_nothing` says which have none.
    """

    rows: np.ndarray
    vectors: np.ndarray
    naming: Mapping[tuple[frozenset[str], ...], Sequence[int]]
    naming_nothing: np.ndarray
    words: frozenset[str]


def _highest(cosines: np.ndarray, most: int) -> np.ndarray:
    """The places of up to `most` highest cosines, the highest first."""
    top = np.argpartition(-cosines, most)[:most] if len(cosines) > most else np.arange(len(cosines))
    highest: np.ndarray = top[np.argsort(-cosines[top], kind="stable")]
    return highest


def _dice(a: set[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
