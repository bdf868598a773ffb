"""Blocks → clause tree: numbers that count, own words, tails, annexes, closing, and what the editor should look at."""

from __future__ import annotations

from ingest import grow, parts, repair, sequence
from ingest.doubts import doubts
from ingest.label import name
from ingest.model import Block, Document, Tree
from ingest.numbering import Mark, marks


def outline(document: Document, notice_id: str) -> Tree:
    """Return the clause tree of `document`; any text gives a tree, with doubts where the numbering is odd."""
    blocks = parts.unglued(repair.without_pages(document.blocks))
    candidates = _candidates(blocks)
    roots, refused = [], []
    for part in parts.split(blocks, candidates):
        wanted = [mark for index in part.body for mark in candidates[index]]
        places, left = sequence.place(wanted)
        roots.append(grow.grow(part, blocks, places))
        refused += left
    clauses = name(roots, notice_id)
    return Tree(clauses, doubts(roots, refused, blocks, clauses))


def _candidates(blocks: list[Block]) -> list[list[Mark]]:
    found, wrapped, before = [], False, ""
    for index, block in enumerate(blocks):
        found.append([] if block.table else marks(index, block, wrapped and not block.level, before))
        wrapped = repair.unfinished(block.text, block.level > 0)
        before = "" if block.level else block.text[-1]
    return found
