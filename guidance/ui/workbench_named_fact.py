"""The fields in which an editor names a thing of the notice that the facts do not know yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from guidance.rule_drafts.new_own_fact import NamedFact, OwnKind

KINDS: dict[OwnKind, str] = {
    "int": "新事项：有多少（份、次、项、年……）",
    "bool": "新事项：是不是、有没有",
    "date": "新事项：从哪一天起",
    "enum": "新事项：是几种里的哪一种",
}
_BETWEEN = re.compile("[、，,；; ]+")
_DATE = re.compile("[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?")
_UNIT = re.compile(r"[0-9一二两三四五六七八九十百]+(?P<unit>[^\W\d_一二两三四五六七八九十]{1,2})")


def draw(kind: OwnKind, key: str, quote: str) -> None:
    """Show the fields; `quote` is what the new condition quotes, which may tell the unit."""
    naming = "这一项叫什么（如“任教学段”）" if kind == "enum" else "原文怎么叫它（照抄几个字，如“病案”）"
    st.text_input(naming, key=f"{key}-name", max_chars=40)
    if kind == "enum":
        st.text_input("有哪几种（照抄原文，用顿号隔开，如“小学、幼儿园”；“都不是”会自动加上）", key=f"{key}-values")
        return
    if kind == "int":
        found = _UNIT.search(_DATE.sub("", quote))
        st.text_input("单位", found["unit"][:1] if found else "", key=f"{key}-unit", max_chars=6)
    st.text_input("申报人还会怎么说（几个说法用顿号隔开，没有就不填）", key=f"{key}-other")
    if kind != "date":
        label = "它属于哪一类（说没有这一类，就是没有它，如“课题”；没有就不填）"
        st.text_input(label, key=f"{key}-wider")
    if kind == "bool":
        st.text_input("说什么就是“不是”（如“民办”对“公办”；没有就不填）", key=f"{key}-opposite")


def named_fact(kind: OwnKind, key: str, typed: Mapping[str, Any]) -> NamedFact:
    """Return what was typed into the fields."""

    def words(field: str) -> list[str]:
        return [word for word in _BETWEEN.split(str(typed.get(f"{key}-{field}") or "").strip()) if word]

    name, unit = (str(typed.get(f"{key}-{field}") or "").strip() for field in ("name", "unit"))
    return NamedFact(kind, name, unit, words("other"), words("wider"), words("opposite"), words("values"))
