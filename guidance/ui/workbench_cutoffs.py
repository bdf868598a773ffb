"""The days to which a draft's conditions count, each with its words, to correct."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from guidance.rule_drafts.edit_rules_draft import ConditionChange, change_condition, rule_values
from guidance.rule_drafts.rules_draft_file import load_drafting_tables
from guidance.rules.pack import Pack
from guidance.ui.render import render
from guidance.ui.workbench_acts import try_to

_READING = "原文没有写全日期、是这样理解的，写明怎样得出（没有就不填）"
_KEYS = ("date", "quote", "reading")


def draw(pack: Pack, number: str, who: str) -> None:
    """Show the cut-offs that stand in a clause, each with a way to save another day or other words."""
    for name, shown in rule_values(pack).get("cutoffs", {}).items():
        if shown["clause"] == number:
            with st.form(f"cutoff-{name}", border=False):
                st.html(render("workbench_condition", label="截止日", quote=shown["quote"]))
                st.date_input("日期", shown["date"], key=f"cutoff-{name}-date", format="YYYY-MM-DD")
                st.text_input("原文里的字（照抄）", shown["quote"], key=f"cutoff-{name}-quote")
                st.text_input(_READING, shown.get("reading", ""), key=f"cutoff-{name}-reading")
                st.form_submit_button("保存", on_click=_save, args=(pack, name, shown, who))


def _save(pack: Pack, name: str, shown: Mapping[str, Any], who: str) -> None:
    values = {key: st.session_state.get(f"cutoff-{name}-{key}") or None for key in _KEYS}
    changed = {key: value for key, value in values.items() if value != shown.get(key)}
    if not changed:
        return

    def change() -> None:
        change_condition(pack.notice, load_drafting_tables(), ConditionChange(("cutoffs", name), shown, changed))

    try_to(change, pack.id, who, "edited", f"规则 {shown['clause']}：截止日")
