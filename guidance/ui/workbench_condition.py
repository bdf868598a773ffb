"""The values of one drafted rule to correct: years, counts, education, titles, each with the words they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import streamlit as st

from guidance.facts.fact_spec import FactSpec
from guidance.rule_drafts.edit_rules_draft import (
    ConditionChange,
    RulePart,
    change_condition,
    rule_values,
    take_out_condition,
)
from guidance.rule_drafts.rules_draft_file import load_drafting_tables
from guidance.rules.pack import Pack
from guidance.rules.schema import Leaf, Several
from guidance.rules.walk_conditions import walk
from guidance.ui import workbench_new_condition
from guidance.ui.render import render
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_new_condition import AddingPlace
from guidance.ui.workbench_places import clause_of, condition_at, short, value_at
from ingest.notices.notice import Notice
from ingest.staff_files.line_marks import Where

_NUMBERS = {
    "years": "满几年",
    "months": "再加几个月",
    "at_least": "至少",
    "at_most": "至多",
    "age_at_most": "不超过几岁",
    "count": "几项",
    "within_years": "近几年",
}
_CHOICES = {"one_of": "是其中之一", "none_of": "不是其中任何一个", "includes": "包括其中之一"}
_READING = "原文没有直接写、是这样理解的，写明怎么理解（没有就不填）"
_OPEN = "rule-open"  # which rule of which notice is being corrected
_OF_RULE = 3  # steps to the whole condition of a rule: its part, its place, `needs`
TakeOut = Callable[[Notice, RulePart, Mapping[str, Any], str], None]
_PARTS = get_args(RulePart)


@dataclass(frozen=True)
class ConditionBlank:
    """One value of a condition that can be corrected: its key in the file, and what it is now."""

    key: str
    value: Any


def draw_rule(pack: Pack, root: Where, who: str, take_out: TakeOut, name: str = "") -> None:
    """Show the ways to correct the rule whose condition is at `root`, to add to it and to take it out.

    `name` tells it from others of its clause, "" where there are none. Once opened, every value of it can be saved, and
    each condition taken out by itself.
    """
    values, key = rule_values(pack), "-".join(map(str, root))
    is_open = st.session_state.get(_OPEN) == (pack.id, key)
    adding = AddingPlace(key, clause_of(pack, root), root=root)
    if name:
        st.html(render("hint", words=f"“{name}”这一条："))
    with st.container(key=f"correct-{key}", horizontal=True):
        label = "收起" if is_open else "改数字、学历、职称"
        st.button(label, key=f"open-{key}", on_click=_open, args=(None if is_open else (pack.id, key),))
        workbench_new_condition.draw_button(pack, adding, "加一个条件")
        if part := next((part for part in _PARTS if part == root[0]), None):
            rule = values[part][root[1]]
            st.button("读错了，删去", key=f"take-{key}", on_click=take_out, args=(pack.notice, part, rule, who))
    workbench_new_condition.draw_form(pack, adding, who)
    if is_open:
        if root[0] == "routes":
            _draw_title(pack, int(root[1]), values["routes"][root[1]], who)
        for place, (where, node) in enumerate(walk(condition_at(pack, root), root)):
            if isinstance(node, Leaf | Several):
                _draw_leaf(pack, where, value_at(values, where), f"{key}-{place}", who)


def _draw_title(pack: Pack, at: int, route: dict[str, Any], who: str) -> None:
    """The title that a route leads to, one of those that the pack awards."""
    titles, keys = list(pack.rules.titles), {"title": f"value-routes-{at}-title", "reading": f"value-routes-{at}-why"}
    with st.form(f"condition-routes-{at}-title", border=False):
        st.selectbox("可申报的职称", titles, titles.index(route["title"]), key=keys["title"])
        st.text_input(_READING, route.get("reading", ""), key=keys["reading"])
        args = (pack.notice, ("routes", at), route, keys, who)
        st.form_submit_button("保存", on_click=_save, args=args)


def _open(rule: tuple[str, str] | None) -> None:
    st.session_state[_OPEN] = rule


def blanks(shown: Mapping[str, Any]) -> list[ConditionBlank]:
    """Return the values of a condition that a form can correct, in the order of its file."""
    return [ConditionBlank(key, value) for key, value in shown.items() if key in (*_NUMBERS, *_CHOICES, "is")]


def _draw_leaf(pack: Pack, where: Where, shown: dict[str, Any], name: str, who: str) -> None:
    spec = pack.vocabulary[shown["fact"]] if shown.get("fact") in pack.vocabulary else None
    found = blanks(shown)
    label = spec.short if spec else "、".join(pack.vocabulary[id].short for id in shown.get("since_latest", []))
    label = label or shown.get("left_open", "其中几项")
    if len(where) > _OF_RULE and "several" not in shown:
        words = f"删去“{short(label)}”这个条件"
        st.button(words, key=f"drop-{name}", type="tertiary", on_click=_drop, args=(pack.notice, where, shown, who))
    if not found:
        return
    with st.form(f"condition-{name}", border=False):
        st.html(render("workbench_condition", label=label, quote=shown["quote"]))
        keys = {}
        for blank in found:
            keys[blank.key] = f"value-{name}-{blank.key}"
            _draw_blank(blank, spec, keys[blank.key])
        reading = f"value-{name}-reading"
        st.text_input(_READING, shown.get("reading", ""), key=reading)
        args = (pack.notice, where, shown, {**keys, "reading": reading}, who)
        st.form_submit_button("保存", on_click=_save, args=args)


def _draw_blank(blank: ConditionBlank, spec: FactSpec | None, key: str) -> None:
    """A list where the fact has values of its own, a number elsewhere."""
    options = list(spec.answers) if spec else []

    def words(value: Any) -> str:
        return spec.answers.get(value, str(value)) if spec else str(value)

    if blank.key in _CHOICES:
        st.multiselect(_CHOICES[blank.key], options, blank.value, format_func=words, key=key)
    elif isinstance(blank.value, int) and not isinstance(blank.value, bool):
        st.number_input(_NUMBERS.get(blank.key, "是"), value=blank.value, min_value=0, step=1, key=key)
    else:
        label = _NUMBERS.get(blank.key, "应为")
        st.selectbox(label, options, options.index(blank.value), format_func=words, key=key)


def _save(notice: Notice, where: Where, shown: Mapping[str, Any], keys: Mapping[str, str], who: str) -> None:
    values = {key: st.session_state.get(widget) for key, widget in keys.items()}
    values["reading"] = str(values["reading"] or "").strip() or None
    changed = {key: value for key, value in values.items() if value != shown.get(key)}
    if not changed:
        return

    def change() -> None:
        change_condition(notice, load_drafting_tables(), ConditionChange(where, shown, changed))

    try_to(change, notice.id, who, "edited", f"规则 {shown['clause']}")


def _drop(notice: Notice, where: Where, shown: Mapping[str, Any], who: str) -> None:
    def drop() -> None:
        take_out_condition(notice, load_drafting_tables(), where, shown)

    try_to(drop, notice.id, who, "edited", f"规则 {shown['clause']}：删去一个条件")
