"""Blocks → clause tree: numbers that count, own words, tails, annexes, closing, and what the editor should look at."""

from __future__ import annotations

from ingest.document import Block, Document, Tree
from ingest.outline import build_tree, page_repair, resolve_numbers, split_document
from ingest.outline.clause_labels import name
from ingest.outline.number_marks import Mark, marks
from ingest.outline.tree_warnings import doubts


def outline(document: Document, notice_id: str) -> Tree:
    """Return the clause tree of `document`; any text gives a tree, with doubts where the numbering is odd."""
    blocks = split_document.unglued(page_repair.without_pages(document.blocks))
    candidates = _candidates(blocks)
    roots, refused = [], []
    for part in split_document.split(blocks, candidates):
        wanted = [mark for index in part.body for mark in candidates[index]]
        places, left = resolve_numbers.place(wanted)
        roots.append(build_tree.grow(part, blocks, places))
        refused += left
    clauses = name(roots, notice_id)
    return Tree(clauses, doubts(roots, refused, blocks, clauses))


def _candidates(blocks: list[Block]) -> list[list[Mark]]:
    found, wrapped, before = [], False, ""
    for index, block in enumerate(blocks):
        found.append([] if block.table else marks(index, block, wrapped and not block.level, before))
        wrapped = page_repair.unfinished(block.text, block.level > 0)
        before = "" if block.level else block.text[-1]
    return found
