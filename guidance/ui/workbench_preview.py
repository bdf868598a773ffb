"""A drafted notice's original beside the clauses it was divided into, with what looks odd marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from guidance.ui.render import render
from guidance.ui.workbench_pictures import draw_pages, shown_as_pictures
from ingest.document import Clause, ClauseTree
from ingest.drafting.open_draft import OpenDraft

_DEEPEST = 5  # levels that the style sheet indents


def draw(draft: OpenDraft) -> None:
    """Show both sides, or the pages of a scan beside what was read out of them, and a way to each original file."""
    drawn = shown_as_pictures(originals(draft.folder))
    lines = original_lines(draft)
    if drawn and st.toggle("看原件的样子，对照读出的文字", key="show-pages"):
        left, right = st.columns(2)
        with left:
            draw_pages(drawn)
        right.html(render("workbench_lines", lines=lines))
    else:
        st.html(render("workbench_preview", lines=lines, rows=clause_rows(draft.tree)))
    with st.container(horizontal=True):
        for path in originals(draft.folder):
            st.download_button(f"打开原件 {path.name}", path.read_bytes, path.name, key=f"original-{path.name}")


@dataclass
class OriginalLine:
    """A line of the original: its text, the numbers of the clauses that begin in it, and what looks odd there."""

    text: str
    clauses: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class TreeRow:
    """A clause and how deep it stands, from 1."""

    clause: Clause
    indent: int


def original_lines(draft: OpenDraft) -> list[OriginalLine]:
    """Return the lines of the original in order, clauses and doubts at those that hold them."""
    blocks = draft.document.blocks
    lines = [OriginalLine(block.text.replace("\t", "　|　")) for block in blocks]
    starts = [block.source_offset(0) for block in blocks]
    by_id = {clause.id: clause for clause in draft.tree.clauses}
    for clause in draft.tree.clauses:
        _line_at(lines, starts, clause.start).clauses.append(clause.number)
    for doubt in draft.review.doubts:
        clause_of = by_id.get(doubt.clause or "")
        at = doubt.at or (clause_of.start if clause_of else 0)
        if at:
            _line_at(lines, starts, at).doubts.append(doubt.message)
    return lines


def clause_rows(tree: ClauseTree) -> list[TreeRow]:
    """Return the clauses in order, each with its depth."""
    depths: defaultdict[str | None, int] = defaultdict(int)
    rows = []
    for clause in tree.clauses:
        depths[clause.id] = depths[clause.parent] + 1
        rows.append(TreeRow(clause, min(depths[clause.id], _DEEPEST)))
    return rows


def originals(folder: Path) -> list[Path]:
    """Return the files of a notice as they were received, in order."""
    return sorted(folder.glob("original*.*")) or sorted(folder.glob("source.*"))


def _line_at(lines: Sequence[OriginalLine], starts: Sequence[int], at: int) -> OriginalLine:
    return lines[max(0, bisect_right(starts, at) - 1)]
