"""Tab 规则: the conditions drafted from a notice beside its clauses, what is left to decide, and signing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

import streamlit as st

from guidance.assistant import Assistant
from guidance.rule_drafts.edit_rules_draft import (
    Decision,
    RulePart,
    decide_clause,
    decide_left,
    rule_values,
    take_out,
)
from guidance.rule_drafts.rules_draft_file import draft_path, load_drafting_tables, read_draft, sound_draft, write_draft
from guidance.rule_drafts.sign_rules import refusals, sign_draft
from guidance.rules.coverage import CoverageRow, cover
from guidance.rules.pack import LeftClause, Pack
from guidance.ui import workbench_condition
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.rules_page import review_table
from guidance.ui.shared_assistant import reload_assistant
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_state import in_words, note
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.settings import settings, time_zone

Open = TypeVar("Open", LeftClause, str)
_DECISIONS: dict[Decision, str] = {"judged": "由人评判", "information": "不含条件"}
_PARTS: tuple[RulePart, ...] = ("scope", "requirements", "routes")


def draw(assistant: Assistant, notice: Notice, who: str) -> None:
    """Show the notice's pack, its draft, or the button that drafts one."""
    if (settings().knowledge / "rules" / f"{notice.id}.yaml").is_file():
        draw_hint("规则包已经签认，正在用它核对资格。逐条对照请看“规则核对”页；要改，请改 rules 文件夹里的文件。")
    elif draft_path(notice.id).is_file():
        _draw_draft(assistant, notice, who)
    else:
        draw_hint("还没有规则。起草只读原文，签认以前不判断任何人。")
        st.button("从原文起草规则", key="draft-rules", type="primary", on_click=_draft, args=(notice, who))


def _draft(notice: Notice, who: str) -> None:
    def draft() -> None:
        write_draft(sound_draft(notice, load_drafting_tables()))

    try_to(draft, notice.id, who, "drafted", "规则")


def _draw_draft(assistant: Assistant, notice: Notice, who: str) -> None:
    try:
        pack = read_draft(notice, load_drafting_tables())
    except AssistantError as error:
        st.html(render("workbench_fault", words=f"规则草稿读不出：{in_words(error)}"))
        return
    left: Sequence[LeftClause] = getattr(pack.rules, "left", ())
    open_points = refusals(pack, assistant.knowledge.replies)
    words = f"读出 {len(pack.rules.routes)} 条申报途径；还有 {len(open_points)} 处要定，定完才能签认。"
    st.html(f"<p>{words if open_points else '都定了，可以签认。签认以后，群众自查就按它核对。'}</p>")
    st.button(
        "签认",
        key="sign-rules",
        type="primary",
        disabled=bool(open_points),
        on_click=_sign,
        args=(notice, who),
    )
    if open_points:
        st.html(render("folded_list", name=f"还要定的（{len(open_points)}）", items=open_points))
    values = rule_values(pack)
    for row in cover(pack).rows:
        named = pack.documents.named(row.clause.id)
        own = [each for each in left if each.clause == named]
        rules = list(_rules_of(values, named))
        if own or rules or row.kinds == ("left_over",):
            _draw_row(pack, row, own, rules, who)


def _rules_of(values: Mapping[str, Any], number: str) -> Sequence[tuple[RulePart, int]]:
    """Where in a draft the rules stand whose own clause this is."""
    return [(part, at) for part in _PARTS for at, rule in enumerate(values.get(part, [])) if rule["clause"] == number]


def _draw_row(
    pack: Pack, row: CoverageRow, left: Sequence[LeftClause], rules: Sequence[tuple[RulePart, int]], who: str
) -> None:
    number = pack.documents.named(row.clause.id)
    with st.container(key=f"rule-{number}"):
        st.html(review_table([row], pack))
        for at, each in enumerate(left):
            _draw_open(f"{number}-{at}", each.why, _decide_left, pack.notice, each, who)
        if not left and row.kinds == ("left_over",):
            _draw_open(number, "这一条还没有处理", _decide_clause, pack.notice, number, who)
        for part, at in rules:
            workbench_condition.draw_rule(pack, part, at, who, _take_out)


def _draw_open(
    name: str, why: str, decide: Callable[[Notice, Open, str, Decision], None], notice: Notice, open_: Open, who: str
) -> None:
    """What is left of a clause, and a button for each way to settle it."""
    with st.container(key=f"left-{name}", horizontal=True, vertical_alignment="center"):
        st.html(render("workbench_fault", words=why))
        for decision, words in _DECISIONS.items():
            st.button(words, key=f"{decision}-{name}", on_click=decide, args=(notice, open_, who, decision))


def _decide_left(notice: Notice, left: LeftClause, who: str, decision: Decision) -> None:
    def decide() -> None:
        decide_left(notice, load_drafting_tables(), left, decision)

    try_to(decide, notice.id, who, "confirmed", f"规则 {left.clause}：{_DECISIONS[decision]}")


def _decide_clause(notice: Notice, number: str, who: str, decision: Decision) -> None:
    def decide() -> None:
        decide_clause(notice, load_drafting_tables(), number, decision)

    try_to(decide, notice.id, who, "confirmed", f"规则 {number}：{_DECISIONS[decision]}")


def _take_out(notice: Notice, part: RulePart, shown: Mapping[str, Any], who: str) -> None:
    def take() -> None:
        take_out(notice, load_drafting_tables(), part, shown)

    try_to(take, notice.id, who, "edited", f"删去规则 {shown['clause']}")


def _sign(notice: Notice, who: str) -> None:
    def sign() -> None:
        sign_draft(notice, load_drafting_tables(), who, datetime.now(time_zone()))

    if try_to(sign, notice.id, who, "signed", ""):
        try:
            reload_assistant()
            note("已签认，群众自查从现在起按它核对。")
        except Exception as error:  # whatever keeps the folder from being served, the last good one is
            note(f"已签认，但页面还在用原来的内容：{in_words(error)}。请告诉维护人员。")
