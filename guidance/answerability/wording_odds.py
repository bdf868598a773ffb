"""How questions with an answer are worded, and how those without: the odds of words, by how many texts have them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.text.search_words import search_words

CLIP = 2.0  # no single word speaks louder


class WordingOdds:
    """Texts of both kinds, counted word by word."""

    def __init__(self, answered: Sequence[str], unanswered: Sequence[str]) -> None:
        self._answered, self._unanswered = _counted(answered), _counted(unanswered)
        self._share = (len(unanswered) + 1) / (len(answered) + len(unanswered) + 2)

    def odds(self, said: Iterable[str]) -> float:
        """Return how much more the words belong to texts without an answer; below 0 for texts with one."""
        odds = [self._odds(word) for word in dict.fromkeys(said)]
        return sum(odds) / math.sqrt(len(odds) or 1)

    def _odds(self, word: str) -> float:
        """The logarithm of how much likelier a word is in a text without an answer; 0 for one that is in neither."""
        share = self._share
        without = math.log((self._unanswered[word] + share) / share)
        odds = without - math.log((self._answered[word] + 1 - share) / (1 - share))
        return max(-CLIP, min(CLIP, odds))


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in set(search_words(text)))
