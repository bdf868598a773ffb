"""A message → the asks in it: pieces that ask something, each with what leads up to it."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.text.normalise import HAN

SHORTEST = 4  # characters of a piece that can ask something by itself
MOST_ASKS = 5  # questions of one message that are answered
_MARKS = r"?!;。,、:\s"
_CUT = re.compile(f"[{_MARKS}]+")
_PIECE = re.compile(f"([^{_MARKS}]+)([{_MARKS}]*)")
_COURTESY = re.compile(
    r"(?:你们?好|您好|hello|hi|哈喽|嗨|在吗|在不在|早上好|下午好|晚上好|多谢|谢谢|感谢|辛苦|麻烦|好的|知道|明白|再见|拜拜|[你您了啦呀啊哦吧~,。!?\s])+"
)


def pieces_of(text: str) -> list[str]:
    """Return the pieces of a folded text, parted by its marks and spaces."""
    return [piece for piece in _CUT.split(text) if piece]


def last_piece(part: str) -> str:
    """Return the last piece of an ask: what it asks, without what led up to it."""
    return (pieces_of(part) or [part])[-1]


def is_courtesy(text: str) -> bool:
    """Return whether a folded text only greets, thanks or takes leave."""
    return bool(_COURTESY.fullmatch(text))


def split_asks(text: str, asks: Callable[[str], bool], stands_alone: Callable[[str], bool]) -> list[str]:
    """Return the asks of a folded message; what asks nothing stays with the one behind it, the end with the last one.

    The second of two alternatives (扫码付，还是带现金) stays with the first.
    `asks` says that a piece has a word that asks, besides the mark, `stands_alone` that it is an ask without one.
    """
    found: list[str] = []
    lead = ""
    for piece, marks in _PIECE.findall(text):
        if is_courtesy(piece):
            continue
        if found and not lead and piece.startswith("还是"):
            found[-1] = f"{found[-1]} {piece}"
            continue
        lead = f"{lead} {piece}".strip()
        is_long = len(re.findall(f"[{HAN}a-z0-9]", piece)) >= SHORTEST
        if (is_long and ("?" in marks or asks(piece))) or stands_alone(piece):
            found.append(lead)
            lead = ""
    if lead and found:
        found[-1] = f"{found[-1]} {lead}"
    return found[:MOST_ASKS] if len(found) > 1 else [text]


def asking_pieces(part: str, asks: Callable[[str], bool]) -> str:
    """Return the pieces of an ask that ask something; all of it where none does."""
    return " ".join(piece for piece in pieces_of(part) if len(piece) >= SHORTEST and asks(piece)) or part
