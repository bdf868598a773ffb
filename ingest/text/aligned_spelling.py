"""A text in the spelling of search together with where each character came from."""

from __future__ import annotations

import functools
import re

from ingest.text.normalise import HAN, fold

_SPACED = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])")


@functools.lru_cache(maxsize=8192)
def _piece(char: str) -> str:
    return " " if char.isspace() else fold(char)


def spelled(text: str) -> tuple[str, list[int]]:
    """Return `text` folded character by character, and for each character of that its offset in `text`."""
    spaced = {i for m in _SPACED.finditer(text) for i in range(*m.span())}
    pieces = [(piece, i) for i, char in enumerate(text) if i not in spaced for piece in _piece(char)]
    return "".join(p for p, _ in pieces), [i for _, i in pieces]
