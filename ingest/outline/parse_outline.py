"""Blocks → clause tree: numbers that count, own words, tails, annexes, closing, and what the editor should look at."""

from __future__ import annotations

from ingest.document import Block, ClauseTree, Document
from ingest.outline.clause_labels import label_clauses
from ingest.outline.number_marks import NumberMark, find_marks
from ingest.outline.page_furniture import remove_page_furniture
from ingest.outline.page_repair import is_unfinished
from ingest.outline.passages import split_into_passages
from ingest.outline.quoted_lines import without_quoted_marks
from ingest.outline.sections import part_tree
from ingest.outline.split_document import split_glued_lines, split_into_parts
from ingest.outline.tree_warnings import find_warnings
from ingest.outline.wrapped_lines import join_wrapped_lines


def parse_outline(document: Document, notice_id: str) -> ClauseTree:
    """Return the clause tree of `document`; any text gives a tree, with warnings where the numbering is odd."""
    blocks = split_glued_lines(join_wrapped_lines(remove_page_furniture(document.blocks)))
    marks = without_quoted_marks(blocks, _marks_of_blocks(blocks))
    roots, refused = [], []
    for part in split_into_parts(blocks, marks):
        tree = part_tree(part, blocks, marks)
        split_into_passages(tree.root)
        roots.append(tree.root)
        refused += tree.refused
    clauses = label_clauses(roots, notice_id)
    return ClauseTree(clauses, find_warnings(roots, refused, blocks, clauses, document.left_out))


def _marks_of_blocks(blocks: list[Block]) -> list[list[NumberMark]]:
    """The marks of each block; rows of tables have none."""
    marks: list[list[NumberMark]] = []
    unfinished, last_char = False, ""
    for index, block in enumerate(blocks):
        is_title = block.heading_level > 0
        may_continue = unfinished and not is_title
        found = [] if block.is_table_row else find_marks(index, block, may_continue, last_char)
        marks.append(found)
        # The comma of 二，申报条件 leaves no sentence open.
        label_end = found[0].end if found and found[0].is_damaged else 0
        unfinished = is_unfinished(block.text[label_end:], is_title)
        last_char = "" if is_title else block.text[-1]
    return marks
