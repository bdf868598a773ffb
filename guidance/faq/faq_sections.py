"""An FAQ as every format lays it out: topic by topic, each entry with its words and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidance.faq.build_faq import Faq
from guidance.faq.faq_entry import FaqEntry, Piece

TITLE = "职称申报常见问题"
DRAFT = "草稿，未经核对"


def sections(faq: Faq) -> Iterator[tuple[str, list[FaqEntry]]]:
    """Yield each topic that has entries, in the order of the journey."""
    for topic in faq.topics:
        entries = [entry for entry in faq.entries if entry.topic == topic]
        if entries:
            yield topic, entries


def groups(entry: FaqEntry, names: Mapping[str, str]) -> Iterator[tuple[str, list[Piece]]]:
    """Yield the pieces of an entry by notice, each group with the notice's name."""
    for notice in entry.notices:
        yield names[notice], [piece for piece in entry.pieces if piece.citation.notice == notice]


def leading(pieces: list[Piece]) -> list[str]:
    """Return the words that only lead up to the others."""
    return [piece.text for piece in pieces if piece in _heads(pieces)]


def lines(pieces: list[Piece]) -> list[str]:
    """Return the words that answer, one text a clause; items of a list keep the source's own numbers."""
    return [_numbered(piece) if numbered(pieces) else piece.text for piece in answering(pieces)]


def answering(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces whose words answer, without what leads up to them."""
    return [piece for piece in pieces if piece not in _heads(pieces)]


def _heads(pieces: list[Piece]) -> list[Piece]:
    """What is read before the rest: what leads up to it, and a clause whose items follow."""
    homes = {piece.citation.id.rpartition(".")[0] for piece in pieces if not piece.lead}
    return [piece for piece in pieces if piece.lead or piece.citation.id in homes]


def numbered(pieces: list[Piece]) -> bool:
    """Return whether the words that answer are items of one list, every one with its own number."""
    items = answering(pieces)
    clauses = [item.citation.id for item in items]
    parents = {clause.rpartition(".")[0] for clause in clauses}
    distinct = 1 < len(clauses) == len(set(clauses))
    return distinct and len(parents) == 1 and all(item.number for item in items)


def _numbered(piece: Piece) -> str:
    gap = "" if piece.number.endswith(("）", "、")) else " "
    return f"{piece.number}{gap}{piece.text}"


def source(name: str, pieces: list[Piece]) -> str:
    """Return where the words stand, as people cite it: the notice and the labels, a run of items in short."""
    labels = [piece.citation.label for piece in answering(pieces)]
    # The label of an item says already under which clause it stands.
    heads = [p.citation.label for p in _heads(pieces) if not (p.lead and labels[0].startswith(p.citation.label))]
    if numbered(pieces) and len(labels) > 2:
        labels = [f"{labels[0]} 至 {labels[-1]}"]
    return f"{name} {'，'.join(dict.fromkeys((*heads, *labels)))}"
