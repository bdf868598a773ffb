"""Where the words of a query stand in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ingest.text.normalise import aligned_search_spelling


def hits(text: str, words: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Return the spans (start, end) of `text` that are one of the folded `words`, in order, those that touch joined."""
    folded, at = aligned_search_spelling(text)
    covered = [False] * len(text)
    for start, end in _occurrences(folded, words):
        covered[at[start] : at[end - 1] + 1] = [True] * (at[end - 1] + 1 - at[start])
    return tuple(_spans(covered))


def marked(text: str, spans: Iterable[tuple[int, int]], opening: str, closing: str) -> str:
    """Return `text` with each span set between `opening` and `closing`."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], opening, text[start:end], closing]
        done = end
    return "".join([*pieces, text[done:]])


def _occurrences(text: str, words: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand, overlaps included; numbers and Latin words are whole: 1 is no hit in 2016."""
    for plain, bounds in ((True, ("(?<![0-9a-z])", "(?![0-9a-z])")), (False, ("", ""))):
        kind = sorted({w for w in words if w and w.isascii() == plain}, key=len, reverse=True)
        if kind:
            any_of = "|".join(map(re.escape, kind))
            yield from (m.span(1) for m in re.finditer(f"(?={bounds[0]}({any_of}){bounds[1]})", text))


def _spans(covered: list[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for at, inside in enumerate([*covered, False]):
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield start, at
            start = None
