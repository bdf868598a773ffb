"""Page 规则核对, for staff: every clause with the conditions read from it, so that they can be signed off."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from guidance.answering.clause_markers import marker
from guidance.rules.coverage import KINDS, Coverage, CoverageRow, cover
from guidance.rules.load_pack import load_pack, pack_ids
from guidance.rules.pack import Pack
from guidance.rules.review_sheet import ReviewEntry, Statement, entries
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html
from guidance.ui.shared_assistant import assistant


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="规则核对", url_path="rules")


def draw() -> None:
    """Show what becomes of every clause of the chosen notice."""
    shared = assistant()
    names = {n.id: n.name for n in shared.notices if n.id in pack_ids()}
    st.html(
        "<h1>规则核对</h1><p>左边是通知条文，右边是程序按它核对的条件：“且”要都符合，“或”符合一项就行。"
        "请逐条对照，不一致的请告诉维护人员。</p>"
    )
    pack = load_pack(st.selectbox("通知", list(names), format_func=names.get, key="rules-notice"))
    covered, beside = cover(pack), entries(pack)
    if shared.knowledge.faults:
        st.html(
            _folded(
                f"没有载入的通知（{len(shared.knowledge.faults)} 处错误）",
                [str(fault) for fault in shared.knowledge.faults],
            )
        )
    st.html(_counts(covered) + _open(covered))
    rows = "".join(row_of(row, beside.get(row.clause.number, []), pack) for row in covered.rows)
    st.html(f'<div class="signing">{rows}</div>')


def row_of(row: CoverageRow, beside: Sequence[ReviewEntry], pack: Pack) -> str:
    """Return one clause with what stands beside it, as HTML."""
    clause = row.clause
    kinds = " ".join(f'<strong class="tag">{KINDS[kind]}</strong>' for kind in row.kinds)
    remarks = "".join(f'<p class="soft">{as_html(text)}</p>' for text in row.remarks if row.kinds == ("information",))
    words = f"{as_html(marker(pack.notice, clause))}<b>{as_html(clause.heading)}</b>{as_html(clause.text)}"
    return (
        f'<section><div><a href="{as_html(link_to(clause.id))}" target="_blank">{as_html(clause.label)}</a>'
        f'<p class="own">{words}</p></div>'
        f"<div>{kinds}{remarks}{''.join(_entry(each, clause.number, pack) for each in beside)}</div></section>"
    )


def _counts(covered: Coverage) -> str:
    counts = "，".join(f"{name} {covered.count(kind)} 条" for kind, name in KINDS.items())
    return f"<p>共 {len(covered.rows)} 条：{counts}。</p>"


def _open(covered: Coverage) -> str:
    """What the source lacks and how it is read where it leaves room."""
    readings = [f"{label}：{text}" for label, text in covered.readings]
    blocks = (("原文的疑点", covered.lacking), ("按这样理解", readings))
    return "".join(_folded(f"{name}（{len(items)}）", items) for name, items in blocks if items)


def _folded(name: str, items: Sequence[str]) -> str:
    return (
        f"<details><summary>{name}</summary><ul>{''.join(f'<li>{as_html(item)}</li>' for item in items)}</ul></details>"
    )


def _entry(entry: ReviewEntry, number: str, pack: Pack) -> str:
    text = f'<p class="what">{as_html(entry.text)}</p>' if entry.text else ""
    inside = _tree(entry.statement, number, pack) if entry.statement else ""
    return f'<div class="entry"><p class="soft">{as_html(entry.heading)}</p>{text}{inside}</div>'


def _tree(said: Statement, number: str, pack: Pack) -> str:
    """A condition that stands at the top: its own words, and what is inside."""
    if not said.children:
        return f'<ul class="rule"><li>{_leaf(said, number, pack)}</li></ul>'
    name = f'<p class="what">{as_html(said.text)}</p>' if said.text else ""
    return name + _inside(said, number, pack)


def _inside(said: Statement, number: str, pack: Pack) -> str:
    join = f'<span class="join">{said.joined}</span>' if said.joined else ""
    items = "".join(
        f"<li>{join if at else ''}<div>{_item(child, number, pack)}</div></li>"
        for at, child in enumerate(said.children)
    )
    return f'<p class="lead">{said.lead}：</p><ul class="rule">{items}</ul>'


def _item(said: Statement, number: str, pack: Pack) -> str:
    if not said.children:
        return _leaf(said, number, pack)
    if said.shared:
        return f"<details><summary>{as_html(said.text)}</summary>{_inside(said, number, pack)}</details>"
    return (as_html(said.text) if said.text else "") + _inside(said, number, pack)


def _leaf(said: Statement, number: str, pack: Pack) -> str:
    other = pack.notice.clause(said.clause).label if said.clause and said.clause != number else ""
    return as_html(said.text) + (f' <span class="from">{as_html(other)}</span>' if other else "")
