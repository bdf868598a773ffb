"""How well each clause of some notices fits the words of a query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from guidance.retrieval.word_index import WordIndex
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words

MEANT_WEIGHT = 0.3  # of the notices' words that the vocabulary adds to a query
VERBATIM_WEIGHT = 0.4  # of a query whose parts stand in the clause as they were written
OWN_WEIGHT = 0.5  # of a word that stands in a notice's title or names
CONSIDERED = 60  # clauses whose words are held against the query as it was written
_REPEATING = ("0", "end")  # letterhead and signature repeat the title's words and are seldom meant
_PHRASES = re.compile(r"[^\W_]+")


class ClauseScores:
    """The words of all clauses with their headings, and of the known questions that they answer."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        clauses = [c for n in notices for c in n.clauses]
        at = {c.id: place for place, c in enumerate(clauses)}
        heading = {c.id: c.heading for c in clauses}
        parent = {c.id: c.parent for c in clauses}
        texts = [f"{_above(c.parent, heading, parent)} {c.words}" for c in clauses]
        asked = [(q.text, at[c]) for n in notices for q in n.questions for c in q.clauses if c in at]
        self._index = WordIndex(search_words(text) for text in [*texts, *(text for text, _ in asked)])
        self._asked = np.array([place for _, place in asked], dtype=np.int64)
        self.own = Own(notices)
        self._worth = np.array([0.7 if c.number in _REPEATING else 1 for c in clauses], dtype=np.float32)
        self._clauses, self._folded = clauses, {}

    def scores(self, query: str, meant: Iterable[str]) -> np.ndarray:
        """Return for each clause the share of the query's weight that it holds, from 0 to 0.99.

        `meant` are the notices' own words for the query; a known question counts for its clause.
        """
        said, meant = search_words(query), search_words(" ".join(meant))
        rows = self._index.scores(said) + MEANT_WEIGHT * self._index.scores(meant)
        scores = rows[: len(self._clauses)].copy()
        np.maximum.at(scores, self._asked, rows[len(self._clauses) :])
        scores = np.where(scores > 0, (scores + OWN_WEIGHT * self.own.counts([*said, *meant])) * self._worth, 0)
        weight = self._index.weight(said)
        self._prefer_verbatim(scores, search_spelling(query), VERBATIM_WEIGHT * weight)
        whole = (1 + VERBATIM_WEIGHT) * weight + (MEANT_WEIGHT * self._index.weight(meant) if meant else 0)
        return np.minimum(scores / whole, 0.99)

    def _prefer_verbatim(self, scores: np.ndarray, query: str, weight: float) -> None:
        """Raise the likeliest clauses by the share of the query that they hold as it was written."""
        phrases = [p for p in _PHRASES.findall(query) if len(p) > 1]
        length = sum(map(len, phrases))
        for at in best(scores, CONSIDERED) if phrases else []:
            text = self._folded.get(at) or self._folded.setdefault(at, search_spelling(self._clauses[at].words))
            scores[at] += weight * sum(len(p) for p in phrases if p in text) / length


class Own:
    """The words of each notice's title, number, names and places."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        self._owners: dict[str, list[int]] = {}
        for at, notice in enumerate(notices):
            called = [notice.title, notice.number or "", *notice.scope.names, *notice.scope.places]
            for word in set(search_words(" ".join(called))):
                self._owners.setdefault(word, []).append(at)
        sizes = [len(n.clauses) for n in notices]
        self._notice_of = np.repeat(np.arange(len(sizes)), sizes)
        self._size = len(sizes)

    def counts(self, named: Iterable[str]) -> np.ndarray:
        """Return for each clause how many of the words are its notice's own."""
        counts = np.zeros(self._size, dtype=np.float32)
        for word in set(named):
            counts[self._owners.get(word, [])] += 1
        return counts[self._notice_of]


def best(scores: np.ndarray, limit: int) -> list[int]:
    """Return the places of the highest scores above 0, the earlier first among equals."""
    limit = min(limit, len(scores))
    if limit <= 0:
        return []
    top = np.argpartition(-scores, limit - 1)[:limit]
    return [int(at) for at in top[np.lexsort((top, -scores[top]))] if scores[at] > 0]


def _above(id: str | None, heading: dict[str, str], parent: dict[str, str | None]) -> str:
    found = []
    while id in heading:
        found.append(heading[id])
        id = parent[id]
    return " ".join(found[::-1])
