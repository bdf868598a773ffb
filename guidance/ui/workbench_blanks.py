"""The blanks of a form for a paper, a place or what many papers share, and what was typed into them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import streamlit as st

from guidance.materials.material_words import FORMS, HANDED, SIDES
from guidance.materials.materials_file import PlaceEntry, SharedMaterials
from ingest.notices.notice import Notice
from ingest.text.numerals import label_number

BlankKind = Literal["text", "area", "number", "list", "choice", "choices", "check"]
_TALL = 90  # pixels of a blank that takes more than a few words
_BETWEEN = re.compile(r"[、，,；;\n]+")


@dataclass(frozen=True)
class MaterialBlank:
    """One blank: the key of its value, what it is called, what it takes, and the names of what can be chosen."""

    key: str
    label: str
    kind: BlankKind = "text"
    options: Mapping[Any, str] = field(default_factory=dict)
    help: str = ""


def paper_blanks(notice: Notice, places: Sequence[PlaceEntry]) -> tuple[MaterialBlank, ...]:
    """Return the blanks of a paper: what it is called, where it goes, and what the notice wants of it."""
    unstated = {None: "原文没有写"}
    annexes = {each.number: f"附件{each.number}　{each.title}" for each in notice.attachments}
    return (
        MaterialBlank("title", "材料名称"),
        MaterialBlank("place", "装在哪里", "choice", unstated | {place.id: place_name(place) for place in places}),
        MaterialBlank("position", "在那里排第几", "number", help="照原文的序号填，原文没有就不填"),
        MaterialBlank("form", "原件还是复印件", "choice", unstated | FORMS),
        MaterialBlank("copies", "份数", "number"),
        MaterialBlank("paper", "纸张", help="如 A4"),
        MaterialBlank("sides", "单面还是双面", "choice", unstated | SIDES),
        MaterialBlank("stamp", "谁盖章", "list", help="几个单位用顿号隔开"),
        MaterialBlank("annex", "用哪个附件的格式", "choice", unstated | annexes),
        MaterialBlank("handed", "怎样交", "choice", HANDED),
        MaterialBlank("whom", "只有哪些人要交", help="接在“如果您”后面的话，如：有学历证书；都要交就不填"),
        MaterialBlank("note", "提醒"),
        MaterialBlank("quote", "原文（照抄）", "area"),
    )


def place_blanks() -> tuple[MaterialBlank, ...]:
    """Return the blanks of a place where papers go: a volume, a bag, a mailbox."""
    return (
        MaterialBlank("title", "叫什么", help="如 第一分册、不装订、发邮箱"),
        MaterialBlank("bag", "装进哪个袋子"),
        MaterialBlank("bound", "要装订", "check"),
        MaterialBlank("contents", "要目录", "check"),
        MaterialBlank("quote", "原文（照抄）", "area"),
    )


def shared_blanks() -> tuple[MaterialBlank, ...]:
    """Return the blanks of what holds for many papers at once."""
    return (
        MaterialBlank("forms", "只对哪一类", "choices", FORMS, help="对所有纸质材料都适用的，不选"),
        MaterialBlank("stamp", "谁盖章", "list", help="几个单位用顿号隔开"),
        MaterialBlank("paper", "纸张", help="如 A4"),
        MaterialBlank("note", "提醒", help="写给申报人看的一句话，如：复印件由单位核对并加盖公章"),
        MaterialBlank("quote", "原文（照抄）", "area"),
    )


def shared_words(shared: SharedMaterials) -> str:
    """Return what holds for many papers at once as staff read it."""
    whom = "、".join(FORMS[form] for form in shared.forms)
    stamped = f"{'、'.join(shared.stamp)}盖章" if shared.stamp else ""
    wanted = "，".join(filter(None, (shared.paper, stamped, shared.note)))
    return f"{whom or '所有纸质材料'}：{wanted or shared.quote}"


def place_name(place: PlaceEntry) -> str:
    """Return a place as staff read it: the bag, then the volume."""
    return f"{place.bag}：{place.title}" if place.bag else place.title


def draw_blank(blank: MaterialBlank, value: Any, key: str) -> None:
    """Draw a blank with the value that it has now."""
    help = blank.help or None
    match blank.kind:
        case "choice":
            options = list(blank.options)
            index = options.index(value) if value in options else 0
            st.selectbox(blank.label, options, index, format_func=blank.options.__getitem__, key=key, help=help)
        case "choices":
            options = list(blank.options)
            st.multiselect(blank.label, options, value or [], blank.options.__getitem__, key=key, help=help)
        case "check":
            st.checkbox(blank.label, bool(value), key=key)
        case "area":
            st.text_area(blank.label, str(value or ""), key=key, height=_TALL)
        case _:
            shown = "、".join(value) if isinstance(value, (list, tuple)) else str(value or "")
            st.text_input(blank.label, shown, key=key, help=help)


def read_blank(blank: MaterialBlank, typed: Any) -> Any:
    """Return the value of a blank, None for an empty one; ValueError says what would be right."""
    if blank.kind == "choices":
        return list(typed or []) or None
    if blank.kind in ("choice", "check"):
        return typed or None
    words = str(typed or "").strip()
    if not words:
        return None
    if blank.kind == "list":
        return [part.strip() for part in _BETWEEN.split(words) if part.strip()]
    if blank.kind == "number":
        if number := label_number(words.removesuffix("份")):
            return number
        raise ValueError(f"{blank.label}：「{words}」不是数，请填 1、2、3……")
    return words


def in_labels(message: str, blanks: Sequence[MaterialBlank]) -> str:
    """Return what is wrong with a file, its keys by the labels of the form."""
    for blank in blanks:
        message = re.sub(rf"(?<![\w#]){blank.key}(?!\w)", f"“{blank.label}”", message, flags=re.ASCII)
    return message
