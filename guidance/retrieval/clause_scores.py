"""How well each clause of some notices fits the words of a query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from guidance.retrieval.word_index import OwnedTexts, best
from guidance.weights import LookUpWeights
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words

_REPEATING = ("0", "end")  # letterhead and signature repeat the title's words and are seldom sought
_PHRASES = re.compile(r"[^\W_]+")


class ClauseScores:
    """The words of all clauses with their headings, and of the known questions that they answer."""

    def __init__(self, notices: Sequence[Notice], weights: LookUpWeights) -> None:
        clauses = [c for n in notices for c in n.clauses]
        at = {c.id: place for place, c in enumerate(clauses)}
        heading = {c.id: c.heading for c in clauses}
        parent = {c.id: c.parent for c in clauses}
        texts = [(at[c.id], f"{_headings(c.parent, heading, parent)} {c.words}") for c in clauses]
        questions = [q for n in notices for q in n.questions]
        asked = [(at[id], q.text) for q in questions for id in q.clauses if id in at]
        self.notice_words = NoticeWords(notices)
        self._texts = OwnedTexts([*texts, *asked], len(clauses))
        discounts = [weights.letterhead if c.number in _REPEATING else 1 for c in clauses]
        self._discount = np.array(discounts, dtype=np.float32)
        self._folded: dict[int, str] = {}
        self._clauses, self._weights = clauses, weights

    def scores(self, query: str, expansion_terms: Iterable[str]) -> np.ndarray:
        """Return for each clause the share of the query's weight that it holds, float32 from 0 to 0.99.

        `expansion_terms` are the notices' own words for the query; a known question counts for its clause.
        """
        weights = self._weights
        query_words, expansion = search_words(query), search_words(" ".join(expansion_terms))
        scores = self._texts.scores(query_words, expansion, weights.expansion)
        own = weights.notice_words * self.notice_words.counts([*query_words, *expansion])
        scores = np.where(scores > 0, (scores + own) * self._discount, 0)
        weight = self._texts.weight(query_words)
        self._prefer_verbatim(scores, search_spelling(query), weights.verbatim * weight)
        whole = (1 + weights.verbatim) * weight
        whole += weights.expansion * self._texts.weight(expansion) if expansion else 0
        shares: np.ndarray = np.minimum(scores / whole, 0.99)
        return shares

    def _prefer_verbatim(self, scores: np.ndarray, query: str, weight: float) -> None:
        """Raise the likeliest clauses by the share of the query that they hold as it was written."""
        phrases = [p for p in _PHRASES.findall(query) if len(p) > 1]
        length = sum(map(len, phrases))
        for at in best(scores, self._weights.considered) if phrases else []:
            text = self._folded.get(at) or self._folded.setdefault(at, search_spelling(self._clauses[at].words))
            scores[at] += weight * sum(len(p) for p in phrases if p in text) / length


class NoticeWords:
    """The words of each notice's title, number, names and places."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        self._notices_with: dict[str, list[int]] = {}
        for at, notice in enumerate(notices):
            names = [notice.title, notice.number or "", *notice.scope.names, *notice.scope.places]
            for word in set(search_words(" ".join(names))):
                self._notices_with.setdefault(word, []).append(at)
        sizes = [len(n.clauses) for n in notices]
        self._notice_of = np.repeat(np.arange(len(sizes)), sizes)
        self._notices = len(sizes)

    def counts(self, query_words: Iterable[str]) -> np.ndarray:
        """Return for each clause how many different words of the query are its notice's own."""
        counts = np.zeros(self._notices, dtype=np.float32)
        for word in set(query_words):
            counts[self._notices_with.get(word, [])] += 1
        by_clause: np.ndarray = counts[self._notice_of]
        return by_clause


def _headings(id: str | None, heading: Mapping[str, str], parent: Mapping[str, str | None]) -> str:
    """The headings of a clause and of those over it, from the top."""
    found: list[str] = []
    while id is not None and id in heading:
        found.append(heading[id])
        id = parent[id]
    return " ".join(found[::-1])
