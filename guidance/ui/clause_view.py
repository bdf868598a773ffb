"""A clause in its place: the notice's text with one clause marked, its label, copy button and permanent link."""

from __future__ import annotations

import re
from dataclasses import dataclass

import streamlit as st

from guidance.citations import clause_number, copied_citation
from guidance.ui.render import render
from ingest.document import Clause
from ingest.notices.notice import Notice

_DEEPEST = 6  # levels that the style sheet indents


@st.dialog("通知原文", width=640, position="right")
def open_clause(notice: Notice, clause: Clause) -> None:
    """Show the notice beside the talk, scrolled to the clause, which is marked."""
    st.html(clause_handle(notice, clause) + notice_text(notice, clause.id, with_links=False))


def clause_handle(notice: Notice, clause: Clause) -> str:
    """Return the clause's label with its copy button and permanent link, as HTML."""
    return render("clause_handle", notice=notice, clause=clause, citation=copied_citation(notice, clause))


def notice_text(notice: Notice, marked_clause: str | None = None, with_links: bool = True) -> str:
    """Return the whole notice as HTML, the clause with the id `marked_clause` marked."""
    depths: dict[str | None, int] = {None: 0}
    rows = []
    for clause in notice.clauses:
        depths[clause.id] = depths.get(clause.parent, 0) + 1
        rows.append(_NoticeRow(clause, clause_number(notice, clause), depths[clause.id], clause.id == marked_clause))
    return render("notice_text", notice=notice, rows=rows, with_links=with_links)


@dataclass(frozen=True)
class _NoticeRow:
    """A clause in its notice: the number before it and how deep it stands, from 1."""

    clause: Clause
    number: str
    depth: int
    is_marked: bool

    @property
    def indent(self) -> int:
        return min(self.depth, _DEEPEST)

    @property
    def breaks_after_heading(self) -> bool:
        """Whether the text goes on in a line of its own, because no punctuation ends the heading."""
        ended = re.search(r"[：:。，；]\s*$", self.clause.heading)
        return bool(self.clause.text) and not ended
