"""The fields for what a new condition asks of its fact: a number, values, a length of time, a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from guidance.facts.fact_spec import FactSpec
from guidance.rule_drafts.condition_choices import AskedValue, Test, tests_of
from guidance.rules.pack import Pack
from ingest.text.dates import say_day

_TESTS: dict[Test, str] = {
    "at_least": "至少",
    "at_most": "不超过",
    "is": "只有这样才能申报",
    "one_of": "是其中之一",
    "none_of": "不能是其中任何一个",
    "includes": "有其中之一",
    "years": "满几年",
    "by": "不晚于截止日",
    "since": "不早于截止日",
    "age_at_most": "到截止日不超过几岁",
    "count": "近几年有几项",
}
_MANY = ("one_of", "none_of", "includes")
_TO_A_DAY = ("years", "by", "since", "age_at_most", "count")


def draw(spec: FactSpec, pack: Pack, key: str) -> None:
    """Show the fields that go with the fact and the test chosen."""
    tests = tests_of(spec, pack.rules.cutoffs)
    if not tests:
        st.caption("这份草稿还没有截止日，不能核对时间。")
        return
    test = next(test for test in tests if test == st.selectbox("要求", tests, format_func=_name, key=f"{key}-test"))
    _draw_value(spec, test, key)
    if test == "years":
        st.number_input("再加几个月", 0, 11, 0, 1, key=f"{key}-months")
    if test == "count":
        st.number_input("近几年", 1, 50, 5, 1, key=f"{key}-within")
    if test in _TO_A_DAY:
        days = {name: f"{say_day(cutoff.date)}（{cutoff.quote}）" for name, cutoff in pack.rules.cutoffs.items()}
        st.selectbox("算到哪一天", list(days), format_func=days.__getitem__, key=f"{key}-until")


def _name(test: Test) -> str:
    return _TESTS[test]


def _draw_value(spec: FactSpec, test: Test, key: str) -> None:
    options = list(spec.answers)

    def words(value: Any) -> str:
        return str(spec.answers[value])

    if test in _MANY:
        st.multiselect("哪几种", options, format_func=words, key=f"{key}-values")
    elif options:
        st.selectbox("哪一种", options, format_func=words, key=f"{key}-value")
    elif test not in ("by", "since"):
        unit = spec.unit or ("年" if test == "years" else "项")
        st.number_input(f"几{unit}", 0, 100_000, 1, 1, key=f"{key}-number")


def asked_value(key: str, typed: Mapping[str, Any]) -> AskedValue | None:
    """Return what was chosen in the fields, None where nothing could be."""
    test = next((test for test in _TESTS if test == typed.get(f"{key}-test")), None)
    if test is None:
        return None
    value = typed.get(f"{key}-number")
    if test in _MANY:
        value = list(typed.get(f"{key}-values") or [])
    elif f"{key}-value" in typed:
        value = typed[f"{key}-value"]
    elif test == "years":
        value = 12 * int(value or 0) + int(typed.get(f"{key}-months") or 0)
    return AskedValue(test, value, str(typed.get(f"{key}-until") or ""), int(typed.get(f"{key}-within") or 1))
