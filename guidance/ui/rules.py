"""Page 规则核对, for staff: every clause with the rules read from it, so that they can be signed off."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from guidance.coverage import KINDS, Coverage, Row, cover
from guidance.rules import Pack, load_pack, pack_ids
from guidance.ui.clause import link_to, marker
from guidance.ui.escape import as_html
from guidance.ui.office import office


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="规则核对", url_path="rules")


def draw() -> None:
    """Show what becomes of every clause of the chosen notice."""
    shared = office()
    names = {n.id: n.name for n in shared.notices if n.id in pack_ids()}
    st.html("<h1>规则核对</h1><p>每条通知条文旁边，是程序按它核对的条件。请逐条对照，不一致的请告诉维护人员。</p>")
    pack = load_pack(st.selectbox("通知", list(names), format_func=names.get, key="rules-notice"))
    covered = cover(pack)
    if shared.faults:
        st.html(_folded(f"没有载入的通知（{len(shared.faults)} 处错误）", [str(fault) for fault in shared.faults]))
    st.html(_counts(covered) + _open(covered))
    st.html(f'<div class="signing">{"".join(_row(row, pack) for row in covered.rows)}</div>')


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


def _row(row: Row, pack: Pack) -> str:
    clause = row.clause
    rules = "".join(
        f'<li>{as_html(rule.text)}<span class="why">{as_html(rule.part)}，规则文件第 {rule.line} 行：'
        f"“{as_html(rule.quote)}”</span></li>"
        for rule in row.rules
    )
    kinds = " ".join(f'<strong class="tag">{KINDS[kind]}</strong>' for kind in row.kinds)
    remarks = "".join(f'<p class="soft">{as_html(remark)}</p>' for remark in row.remarks)
    words = f"{as_html(marker(pack.notice, clause))}<b>{as_html(clause.heading)}</b>{as_html(clause.text)}"
    return (
        f'<section><div><a href="{as_html(link_to(clause.id))}" target="_blank">{as_html(clause.label)}</a>'
        f'<p class="own">{words}</p><div>{kinds}{remarks}<ul>{rules}</ul></div></section>'
    )
