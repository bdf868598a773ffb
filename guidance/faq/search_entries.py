"""Finding an entry by everyday words: in its question, the other wordings of it, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from guidance.faq.faq_entry import FaqEntry
from guidance.retrieval.word_index import OwnedTexts, best
from guidance.weights import FaqWeights
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words

LONGEST = 400  # characters of a query that are read
EXPANDED = 100  # characters of a query that the vocabulary adds the notices' own words to


class Search:
    """Some entries, ready to be searched."""

    def __init__(
        self, entries: Sequence[FaqEntry], expand: Callable[[str], Iterable[str]], weights: FaqWeights
    ) -> None:
        """`expand` turns a folded query into the notices' own words for it (`Vocabulary.expand`)."""
        self.entries = tuple(entries)
        self._expand = expand
        self._weights = weights
        texts = [(at, text) for at, entry in enumerate(entries) for text in _texts_of(entry)]
        self._texts = OwnedTexts(texts, len(self.entries))

    def find(self, query: str, limit: int = 20) -> list[FaqEntry]:
        """Return the entries that the query means, best first; none for a query without words."""
        query = query[:LONGEST]
        query_words = search_words(query)
        if not query_words or not self.entries:
            return []
        expansion = search_words(" ".join(self._expand(search_spelling(query[:EXPANDED]))))
        scores = self._texts.scores(query_words, expansion, self._weights.expansion)
        least = max(self._weights.shown * scores.max(), self._weights.least * self._texts.weight(query_words))
        return [self.entries[at] for at in best(scores, limit) if scores[at] >= least]

    def related(self, entry: FaqEntry, limit: int) -> list[FaqEntry]:
        """Return the entries nearest to the question of `entry`, without itself: those of its topic, then others."""
        near = [other for other in self.find(entry.question) if other is not entry]
        return sorted(near, key=lambda other: other.topic != entry.topic)[:limit]


def _texts_of(entry: FaqEntry) -> tuple[str, ...]:
    return (f"{entry.question} {entry.answer}", *entry.other_wordings)
