"""Naive Bayes over words: how questions with an answer are worded, and how those without."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.memo import memo
from ingest.text.search_words import search_words


@dataclass(frozen=True)
class CountedTexts:
    """How many `texts` there are, and how many of them have each word."""

    texts: int
    texts_with: Mapping[str, int]


NO_TEXTS = CountedTexts(0, {})


class WordingOdds:
    """The number of answered and of unanswered texts that each word stands in."""

    def __init__(
        self, answered: Sequence[str], unanswered: Sequence[str], word_cap: float, counted: CountedTexts = NO_TEXTS
    ) -> None:
        """`word_cap` is the most that one word's log-odds count, for or against; `counted` are answered texts too."""
        self._answered, self._unanswered = _text_counts(answered), _text_counts(unanswered)
        self._answered.update(counted.texts_with)
        all_answered = len(answered) + counted.texts
        self._share = (len(unanswered) + 1) / (all_answered + len(unanswered) + 2)
        self._cap = word_cap
        self._odds_of = memo("odds of a word")(self._word_odds)

    def odds(self, text_words: Iterable[str]) -> float:
        """Return the summed log-odds that the words belong to a text without an answer, over the root of their number.

        Above 0 they speak against an answer, below 0 for one; 0 without words.
        """
        odds = [self._odds_of(word) for word in dict.fromkeys(text_words)]
        return sum(odds) / math.sqrt(len(odds) or 1)

    def _word_odds(self, word: str) -> float:
        """The log-odds of one word, within the cap; 0 for one that is in no text."""
        share = self._share
        without = math.log((self._unanswered[word] + share) / share)
        odds = without - math.log((self._answered[word] + 1 - share) / (1 - share))
        return max(-self._cap, min(self._cap, odds))


def _text_counts(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in set(search_words(text)))
