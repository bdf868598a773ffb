"""A rambling message → what it says, said once: repeats go, and of a very long one the beginning and the end stay."""

from __future__ import annotations

import re

SHORT = 300  # characters that are read as they stand
READ = 20_000  # characters that are looked at
BEGINNING, END = 500, 200
_PIECE = re.compile(r"[^,.;:!?，。；：！？、\s]+[,.;:!?，。；：！？、\s]*")
_STUTTER = re.compile(r"(.{1,8}?)\1{3,}", re.DOTALL)


def condense(message: str) -> str:
    """Return `message` without pieces said before, no longer than BEGINNING + END; a short one unchanged."""
    if len(message) <= SHORT:
        return message
    pieces: dict[str, str] = {}
    for piece in _PIECE.findall(message[:READ]):
        pieces.setdefault(re.sub(r"\W+", "", piece), piece)
    once = _STUTTER.sub(r"\1", "".join(pieces.values()))
    return once if len(once) <= BEGINNING + END else f"{once[:BEGINNING]} {once[-END:]}"
