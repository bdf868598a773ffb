"""Tab 规则: the conditions drafted from a notice beside its clauses, what is left to decide, and signing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

import streamlit as st

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
from guidance.ui import workbench_condition, workbench_cutoffs, workbench_new_condition
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.rules_page import review_table
from guidance.ui.shared_assistant import reload_assistant
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_new_condition import AddingPlace
from guidance.ui.workbench_places import clause_of, rule_roots
from guidance.ui.workbench_state import in_words, note
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.settings import settings, time_zone
from ingest.staff_files.line_marks import Where

Open = TypeVar("Open", tuple[LeftClause, ...], str)
_DECISIONS: dict[Decision, str] = {"judged": "由人评判", "information": "不含条件"}
_PARTS: tuple[RulePart, ...] = ("scope", "requirements", "routes")
_NEW = AddingPlace("new")


def draw(notice: Notice, who: str) -> None:
    """Show the notice's pack, its draft, or the button that drafts one."""
    if (settings().knowledge / "rules" / f"{notice.id}.yaml").is_file():
        draw_hint("规则包已经签认，正在用它核对资格。逐条对照请看“规则核对”页；要改，请改 rules 文件夹里的文件。")
    elif draft_path(notice.id).is_file():
        _draw_draft(notice, who)
    else:
        draw_hint("还没有规则。起草只读原文，签认以前不判断任何人。")
        st.button("从原文起草规则", key="draft-rules", type="primary", on_click=_draft, args=(notice, who))


def _draft(notice: Notice, who: str) -> None:
    def draft() -> None:
        write_draft(sound_draft(notice, load_drafting_tables()))

    try_to(draft, notice.id, who, "drafted", "规则")


def _draw_draft(notice: Notice, who: str) -> None:
    try:
        tables = load_drafting_tables()
        pack = read_draft(notice, tables)
    except AssistantError as error:
        st.html(render("workbench_fault", words=f"规则草稿读不出：{in_words(error)}"))
        return
    left: Sequence[LeftClause] = getattr(pack.rules, "left", ())
    open_points = refusals(pack, tables.replies)
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
    workbench_new_condition.draw_button(pack, _NEW, "加一条原文有、这里没有读出的要求")
    workbench_new_condition.draw_form(pack, _NEW, who)
    values = rule_values(pack)
    for row in cover(pack).rows:
        named = pack.documents.named(row.clause.id)
        own = [each for each in left if each.clause == named]
        rules = _rules_of(pack, values, named)
        has_cutoff = any(cutoff.clause == named for cutoff in pack.rules.cutoffs.values())
        if own or rules or has_cutoff or row.kinds == ("left_over",):
            _draw_row(pack, row, own, rules, who)


def _rules_of(pack: Pack, values: Mapping[str, Any], number: str) -> list[Where]:
    """Where in a draft the conditions of the rules stand whose clause this is, then those that several share."""
    roots: list[Where] = [(part, at, "needs") for part in _PARTS for at in range(len(values.get(part, [])))]
    roots += [("definitions", name) for name in pack.rules.definitions]
    return [root for root in roots if clause_of(pack, root) == number]


def _draw_row(pack: Pack, row: CoverageRow, left: Sequence[LeftClause], rules: Sequence[Where], who: str) -> None:
    number = pack.documents.named(row.clause.id)
    with st.container(key=f"rule-{number}"):
        st.html(review_table([row], pack))
        for at, each in enumerate(left):
            adding = AddingPlace(f"{number}-{at}", number, each)
            _draw_open(pack, adding, each.why, _decide_left, (each,), who)
        if len(left) > 1:
            _draw_all_open(pack.notice, number, tuple(left), who)
        if not left and row.kinds == ("left_over",):
            _draw_open(pack, AddingPlace(number, number), "这一条还没有处理", _decide_clause, number, who)
        names = rule_roots(pack, with_routes=True) if len(rules) > 1 else {}
        for root in rules:
            workbench_condition.draw_rule(pack, root, who, _take_out, name=names.get(root, ""))
        workbench_cutoffs.draw(pack, number, who)


def _draw_open(
    pack: Pack,
    adding: AddingPlace,
    why: str,
    decide: Callable[[Notice, Open, str, Decision], None],
    open_: Open,
    who: str,
) -> None:
    """What is left of a clause, and a button for each way to settle it."""
    with st.container(key=f"left-{adding.name}", horizontal=True, vertical_alignment="center"):
        st.html(render("workbench_fault", words=why))
        workbench_new_condition.draw_button(pack, adding, "写成条件")
        for decision, words in _DECISIONS.items():
            st.button(words, key=f"{decision}-{adding.name}", on_click=decide, args=(pack.notice, open_, who, decision))
    workbench_new_condition.draw_form(pack, adding, who)


def _draw_all_open(notice: Notice, number: str, left: tuple[LeftClause, ...], who: str) -> None:
    """A button for each way to settle at once all that is left of a clause, under what shows each."""
    with st.container(key=f"all-left-{number}", horizontal=True, vertical_alignment="center"):
        st.html(render("hint", words=f"上面 {len(left)} 处一起定："))
        for decision, words in _DECISIONS.items():
            args = (notice, left, who, decision)
            st.button(f"都{words}", key=f"all-{decision}-{number}", on_click=_decide_left, args=args)


def _decide_left(notice: Notice, left: tuple[LeftClause, ...], who: str, decision: Decision) -> None:
    def decide() -> None:
        decide_left(notice, load_drafting_tables(), left, decision)

    many = f"（{len(left)} 处）" if len(left) > 1 else ""
    try_to(decide, notice.id, who, "confirmed", f"规则 {left[0].clause}：{_DECISIONS[decision]}{many}")


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
