"""Words of a clause with their dates and numbers folded, so that two editions can be the same but for these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.memo import memo
from ingest.text.normalise import match_key

DATE, NUMBER = "\ue000", "\ue001"  # what a date and any other number fold to: characters that no text has
_HAN = "零一二三四五六七八九十"
_N = rf"[\d{_HAN}]"
_TOKEN = re.compile(
    rf"(?P<date>(?:{_N}{{4}}年)?{_N}{{1,3}}月(?:{_N}{{1,3}}日)?|{_N}{{1,3}}日|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}})"
    rf"|(?P<number>\d+(?:\.\d+)?|[{_HAN}两百千]+)|.",
    re.DOTALL,
)


@dataclass(frozen=True)
class FoldedWords:
    """A text as tokens: a date, a number or one character each, white space and differences of width aside.

    `key` is the match key of `words` and `offsets` have for each of its characters where it stands in `words`; `spans`
    are those of the tokens in `key`, and `fold` has one character for each token.
    """

    words: str
    key: str
    offsets: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    fold: str

    @cached_property
    def comparable(self) -> str:
        """What two texts share that are the same but for dates and numbers; one of nothing else is its own."""
        return self.fold if re.search(r"\w", self.fold) else self.key

    def token(self, at: int) -> str:
        """Return the token at a position, in the spelling of the key."""
        start, end = self.spans[at]
        return self.key[start:end]

    def stretch(self, first: int, last: int) -> str:
        """Return the words from the first to the last of these tokens, as they stand in the text."""
        return self.words[self.offsets[self.spans[first][0]] : self.offsets[self.spans[last][1] - 1] + 1]

    def numerals(self) -> list[int]:
        """Return the positions of the dates and numbers."""
        return [at for at, char in enumerate(self.fold) if char in (DATE, NUMBER)]


@memo("folded words")
def fold_words(words: str) -> FoldedWords:
    """Return the words as tokens with their dates and numbers folded."""
    pairs = [(char, at) for at, original in enumerate(words) for char in match_key(original)]
    key = "".join(char for char, _ in pairs)
    tokens = list(_TOKEN.finditer(key))
    fold = "".join(_folded(token) for token in tokens)
    return FoldedWords(words, key, tuple(at for _, at in pairs), tuple(token.span() for token in tokens), fold)


def _folded(token: re.Match[str]) -> str:
    if token["date"]:
        return DATE
    return NUMBER if token["number"] else token[0]
