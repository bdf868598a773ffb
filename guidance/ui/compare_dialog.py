"""Two notices side by side: a clause and what another notice says on the same matter, differences marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from guidance.answering.compare_notices import WordingSpan, compare, similar_clauses
from guidance.ui.list_choice import distinct
from guidance.ui.notice_choice import choose_notice
from guidance.ui.render import render
from guidance.weights import ComparisonWeights
from ingest.document import Clause
from ingest.edition_changes.align_clauses import align
from ingest.edition_changes.clause_changes import KIND_NAMES
from ingest.notices.notice import Notice

ClausePair = tuple[Clause | None, Clause | None]


@st.dialog("两份通知对照", width="large")
def open_comparison(notices: Sequence[Notice], home: Notice, clause: Clause, weights: ComparisonWeights) -> None:
    """Show a clause of `home` beside the nearest clauses of another notice, which the visitor chooses."""
    others = [notice for notice in notices if notice.id != home.id]
    first = next((notice.id for notice in others if similar_clauses(clause, home, notice, weights, 1)), None)
    other = choose_notice("对照哪份通知", others, first=first)
    found = {each.id: each for each in similar_clauses(clause, home, other, weights)}
    if not found:
        alone = _Column(home, clause, [(clause.words, False)])
        st.html(render("nothing_to_compare", other=other, column=alone))
        return
    against = next(iter(found.values()))
    if len(found) > 1:
        titles = distinct({clause_id: _title(clause) for clause_id, clause in found.items()})
        chosen = st.selectbox("对照哪一条", list(found), format_func=titles.__getitem__)
        against = found[chosen or against.id]
    rows = [_columns(pair, home, other) for pair in pair_clauses(clause, against, home, other, weights)]
    st.html(render("comparison", notices=(home, other), rows=rows))


@st.dialog("新旧通知逐条对照", width="large")
def open_edition_comparison(new: Notice, old: Notice) -> None:
    """Show clause by clause what changed from one edition of a notice to the next, or every clause."""
    draw_edition_changes(new, old)


def draw_edition_changes(new: Notice, old: Notice) -> None:
    """Show how many clauses are the same or not, and these side by side."""
    changes = align(old.clauses, new.clauses)
    counts = "，".join(f"{name}{changes.count(kind)}条" for kind, name in KIND_NAMES.items())
    st.html(f'<p class="soft">{counts}</p>')
    only_changed = st.toggle("只看有变化的", value=True)
    shown = [change for change in changes.changes if not only_changed or change.kind != "same"]
    rows = [_columns((change.new, change.old), new, old) for change in shown]
    st.html(render("comparison", notices=(new, old), rows=rows))


def pair_clauses(
    clause: Clause, against: Clause, home: Notice, other: Notice, weights: ComparisonWeights
) -> list[ClausePair]:
    """Return the two clauses, then all that stands under them: like beside like, last what only `other` has."""
    rows: list[ClausePair] = [(clause, against)]
    left = _below(against, other)
    for each in _below(clause, home):
        like = next((found for found in similar_clauses(each, home, other, weights) if found in left), None)
        rows.append((each, like))
        left = [found for found in left if found is not like]
    return rows + [(None, each) for each in left]


@dataclass(frozen=True)
class _Column:
    """A clause of a notice in pieces, those that differ marked; no clause: the notice has nothing like it."""

    notice: Notice
    clause: Clause | None
    pieces: Sequence[tuple[str, bool]] = ()


def _below(clause: Clause, notice: Notice) -> list[Clause]:
    return [each for each in notice.clauses if each.id.startswith(f"{clause.id}.")]


def _columns(pair: ClausePair, home: Notice, other: Notice) -> tuple[_Column, _Column]:
    left, right = pair
    if left is None or right is None:
        return _alone(home, left), _alone(other, right)
    spans = compare(left, right)
    return (
        _Column(home, left, [(span.left, _differs(span.left, span)) for span in spans]),
        _Column(other, right, [(span.right, _differs(span.right, span)) for span in spans]),
    )


def _alone(notice: Notice, clause: Clause | None) -> _Column:
    return _Column(notice, clause, [(clause.words, False)] if clause else ())


def _differs(text: str, span: WordingSpan) -> bool:
    return bool(text.strip() and not span.same and re.search(r"\w", span.left + span.right))


def _title(clause: Clause) -> str:
    words = " ".join(clause.words.split())
    return f"{clause.label} {words[:24]}{'…' if len(words) > 24 else ''}"
