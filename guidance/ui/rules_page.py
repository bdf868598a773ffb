"""Page 规则核对, for staff: every clause with the conditions read from it, so that they can be signed off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from guidance.citations import clause_number
from guidance.rules.coverage import KINDS, Coverage, CoverageRow, DocumentCoverage, cover
from guidance.rules.pack import Pack
from guidance.rules.review_sheet import ReviewEntry, entries
from guidance.ui.notice_choice import choose_notice
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.shared_assistant import shared_assistant


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="规则核对", url_path="rules")


def draw() -> None:
    """Show what becomes of every clause of the chosen notice."""
    knowledge = shared_assistant().knowledge
    st.html(
        "<h1>规则核对</h1><p>每一条先列通知条文，再列程序按它核对的条件：“且”要都符合，“或”符合一项就行。"
        "请逐条对照，不一致的请告诉维护人员。</p>"
    )
    with_packs = knowledge.with_packs()
    if not with_packs:
        draw_hint("还没有哪份通知有自查规则。")
        return
    pack = knowledge.packs[choose_notice("通知", with_packs, "rules-notice").id]
    coverage = cover(pack)
    if knowledge.faults:
        _draw_folded(f"没有载入的通知（{len(knowledge.faults)} 处错误）", [str(fault) for fault in knowledge.faults])
    own, *companions = coverage.documents
    st.html(render("coverage", counts=_counts(own), total=len(own.rows), blocks=_open_points(coverage)))
    st.html(review_table(own.rows, pack))
    for each in companions:
        st.html(f"<h2>配套文件{escape(each.document.name)}</h2>")
        st.html(render("coverage", counts=_counts(each), total=len(each.rows), blocks=[]))
        st.html(review_table(each.rows, pack))


def review_table(rows: Sequence[CoverageRow], pack: Pack) -> str:
    """Return the clauses, each with what stands beside it, as HTML."""
    beside = entries(pack)
    documents = pack.documents
    shown = [
        _ReviewRow(
            row,
            clause_number(documents.home(row.clause.id), row.clause),
            beside.get(documents.named(row.clause.id), []),
        )
        for row in rows
    ]
    return render("review_table", rows=shown, kind_names=KINDS, documents=documents)


@dataclass(frozen=True)
class _ReviewRow:
    """A clause with the number printed before it, what becomes of it, and the conditions read from it."""

    coverage: CoverageRow
    number: str
    entries: Sequence[ReviewEntry]


def _counts(coverage: DocumentCoverage) -> list[tuple[str, int]]:
    return [(name, coverage.count(kind)) for kind, name in KINDS.items()]


def _open_points(coverage: Coverage) -> list[tuple[str, list[str]]]:
    """What the source lacks and how it is read where it leaves room, under headings; what is empty is left out."""
    readings = [f"{label}：{text}" for label, text in coverage.readings]
    blocks = (("原文的疑点", list(coverage.lacking)), ("按这样理解", readings))
    return [(f"{name}（{len(items)}）", items) for name, items in blocks if items]


def _draw_folded(name: str, items: Sequence[str]) -> None:
    st.html(render("folded_list", name=name, items=items))
