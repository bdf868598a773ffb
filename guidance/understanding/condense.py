"""A rambling message → what it says, said once; of a very long one the beginning, the end and what asks stay."""

from __future__ import annotations

import re
from collections.abc import Callable

SHORT = 300  # characters that are read as they stand
READ = 20_000  # characters that are looked at
BEGINNING, MIDDLE, END = 500, 200, 200
_PIECE = re.compile(r"[^,.;:!?，。；：！？、\s]+[,.;:!?，。；：！？、\s]*")
_STUTTER = re.compile(r"(.{1,8}?)\1{3,}", re.DOTALL)


def condense(message: str, asks: Callable[[str], bool]) -> str:
    """Return `message` without pieces said before; of a very long one the beginning, the end and what asks between.

    That is no longer than BEGINNING + MIDDLE + END and two spaces; a short message is unchanged. `asks` says that a
    piece asks something.
    """
    if len(message) <= SHORT:
        return message
    pieces: dict[str, str] = {}
    for piece in _PIECE.findall(message[:READ]):
        pieces.setdefault(re.sub(r"\W+", "", piece), piece)
    once = _STUTTER.sub(r"\1", "".join(pieces.values()))
    if len(once) <= BEGINNING + END:
        return once
    asked = "".join(filter(asks, _PIECE.findall(once[BEGINNING:-END])))
    return " ".join(filter(None, (once[:BEGINNING], asked[:MIDDLE], once[-END:])))
