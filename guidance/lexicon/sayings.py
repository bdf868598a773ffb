"""Sayings of the office's lists, of which a message has few: only those are tried that begin as some of it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add
from typing import Generic, TypeVar

from ingest.memo import memo

GAP = 8  # characters that a `*` may stand for
T = TypeVar("T")


@dataclass(frozen=True)
class Sayings:
    """Ways of saying one thing: the pattern of any of them, and the two characters that each begins with.

    They are fewer where a `*` or nothing follows, none where it begins with a `*`.
    """

    pattern: re.Pattern[str]
    beginnings: frozenset[str]


class SayingsIndex(Generic[T]):
    """What is said in several ways, ready to be looked for in a message."""

    def __init__(self, listed: Iterable[tuple[Sayings, T]]) -> None:
        """Each of the things listed stands beside its sayings."""
        self._listed = list(listed)
        self._beginning_with: dict[str, list[int]] = {}
        for at, (sayings, _) in enumerate(self._listed):
            for beginning in sayings.beginnings:
                self._beginning_with.setdefault(beginning, []).append(at)

    def find(self, text: str) -> Iterator[T]:
        """Yield, in their order, the things of which the folded `text` has a saying."""
        beginnings = self._beginning_with.keys() & _beginnings_in(text)
        for at in sorted({at for beginning in beginnings for at in self._beginning_with[beginning]}):
            sayings, thing = self._listed[at]
            if sayings.pattern.search(text):
                yield thing


@memo("beginnings of sayings")
def _beginnings_in(text: str) -> frozenset[str]:
    """What a saying that the text has can begin with; every list is looked through for the same text."""
    return frozenset({"", *text, *map(add, text, text[1:])})


def sayings_of(folded: Sequence[str]) -> Sayings:
    """Return the sayings that are written like this; a `*` stands for up to GAP characters."""
    longest_first = sorted(folded, key=len, reverse=True)
    beginnings = frozenset(saying[:2].split("*")[0] for saying in folded)
    return Sayings(re.compile("|".join(map(matcher, longest_first))), beginnings)


def matcher(say: str) -> str:
    """Return the regular expression of a saying: a `*` stands for up to GAP characters, a Latin word stands alone."""
    pattern = f"[^,。?!;]{{0,{GAP}}}".join(map(re.escape, say.split("*")))
    return rf"(?<![a-z]){pattern}(?:e?s)?(?![a-z])" if re.fullmatch("[a-z ]+", say) else pattern
