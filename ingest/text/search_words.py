"""Text → search words: pairs of Chinese characters, Latin words and numbers, in the spelling of search."""

from __future__ import annotations

import re

from ingest.memo import memo
from ingest.text.normalise import HAN, search_spelling

LONGEST = 2000  # characters of a question that are read; what follows repeats or rambles
_RUN = re.compile(rf"[{HAN}]+|[a-z]+|[0-9]+(?:\.[0-9]+)*")


def search_words(text: str) -> list[str]:
    """Return the search words of `text` in order: pairs of neighbouring Han characters, Latin words, numbers.

    Pairs need no dictionary, so that a term that no dictionary has is found as well as any other.
    """
    return list(_search_words(text))


@memo("search words")
def _search_words(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for run in _RUN.findall(search_spelling(text)):
        if "a" <= run[0] <= "z" or run[0].isdigit() or len(run) == 1:
            found.append(run)
        else:
            found += [run[i : i + 2] for i in range(len(run) - 1)]
    return tuple(found)
