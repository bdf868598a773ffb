"""Employers in a question by their own name: a place or a name before a word for an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from guidance.lexicon.lexicon import either
from ingest.text.cut_words import Token, cut, is_dictionary_word

GONE = "〔单位〕"
_OWN = ("ns", "nr", "nt")  # tags of places and names
# Tags of what stands between a name and the last word.
_BEFORE = (*_OWN, "nz", "n", "m", "b", "j", "zg", "ng", "f", "vn")


def organisation_pattern(organisations: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of the words that names of employers end in (医院, 中学)."""
    return re.compile(f"(?:{either(organisations)})$")


def without_employers(text: str, organisations: re.Pattern[str], familiar: str = "") -> str:
    """Return `text` with GONE for each employer, the place before it left; one of `familiar` is no visitor's."""
    tokens = cut(text)
    parts: list[str] = []
    start = 0
    for end in range(1, len(tokens) + 1):
        first = _first_of_name(tokens, start, end, organisations)
        if first is None or "".join(token.word for token in tokens[first:end]) in familiar:
            continue
        place = 1 if tokens[first].flag == "ns" and end - first > 1 else 0
        parts += [*(token.word for token in tokens[start : first + place]), GONE]
        start = end
    return "".join([*parts, *(token.word for token in tokens[start:])])


def _first_of_name(tokens: Sequence[Token], start: int, end: int, organisations: re.Pattern[str]) -> int | None:
    """Where the employer's name that ends before `end` begins; None where no name ends there."""
    last = organisations.search(tokens[end - 1].word)
    own = last.string[: last.start()] if last else None
    if own is None or len(own) == 1:  # as in 中小学
        return None
    first = end - 1
    while first > start and tokens[first - 1].flag.startswith(_BEFORE):
        first -= 1
    named = next((at for at in range(first, end - 1) if tokens[at].flag.startswith(_OWN)), None)
    if named is None and own and not is_dictionary_word(own):
        return end - 1
    return named
