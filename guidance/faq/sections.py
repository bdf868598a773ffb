"""An FAQ as every format lays it out: topic by topic, each entry with its words and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidance.faq.gather import Faq
from guidance.faq.model import Entry, Piece

TITLE = "职称申报常见问题"
DRAFT = "草稿，未经核对"
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def sections(faq: Faq) -> Iterator[tuple[str, list[Entry]]]:
    """Yield each topic that has entries, in the order of the journey."""
    for topic in faq.topics:
        entries = [entry for entry in faq.entries if entry.topic == topic]
        if entries:
            yield topic, entries


def groups(entry: Entry, names: Mapping[str, str]) -> Iterator[tuple[str, list[Piece]]]:
    """Yield the pieces of an entry by notice, each group with the notice's name."""
    for notice in entry.notices:
        yield names[notice], [piece for piece in entry.pieces if piece.citation.notice == notice]


def source(name: str, pieces: list[Piece]) -> str:
    """Return where the words stand, as people cite it: the notice and the labels, a run of items in short."""
    labels = list(dict.fromkeys(piece.citation.label for piece in pieces))
    return f"{name} {labels[0]}" + (f" 至 {labels[-1]}" if len(labels) > 1 else "")


def clean(text: str) -> str:
    """Return the text without control and direction marks, which no format can hold."""
    return _CONTROL.sub("", text)
