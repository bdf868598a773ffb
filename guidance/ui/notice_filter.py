"""The lists by which many notices are narrowed: place and level, which hold for the talk too, year and speciality."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from guidance.assistant import Assistant
from guidance.conversation import narrow_talk
from guidance.scope_features import PlaceMention
from guidance.ui.list_choice import ALL, LIST, choose_or_all, draw_standing_list
from guidance.ui.page_frame import draw_hint
from guidance.ui.session import Talk
from guidance.understanding.notice_facets import NoticeFacets
from ingest.notices.notice import Notice

FEW = 6  # notices that one list shows at a glance


def facets_of(assistant: Assistant) -> NoticeFacets:
    """Return the places and levels of the assistant's notices."""
    router = assistant.understanding.router
    return NoticeFacets(router.selector.profiles, router.selector.places, router.reader.titles)


def narrow_notices(assistant: Assistant, talk: Talk, notices: Sequence[Notice]) -> Sequence[Notice]:
    """Show the lists folded away where there are many notices, and return those that are left, all where none is."""
    if len(notices) <= FEW:
        return notices
    chosen = "、".join(filter(None, scope_in_words(assistant, talk)))
    name = f"按地区、级别、年度、专业找通知（现在：{chosen}）" if chosen else "按地区、级别、年度、专业找通知"
    with st.expander(name, key="find-notice", type="compact"):
        left = draw_filter(assistant, talk, notices)
    if not left:
        draw_hint("没有同时符合这些条件的通知，下面列出全部。")
    return left or notices


def draw_filter(assistant: Assistant, talk: Talk, notices: Sequence[Notice]) -> list[Notice]:
    """Show the lists and return the notices that fit what is chosen; each list has what those before it leave."""
    with st.container(key="filter", horizontal=True, gap="small"):
        draw_place(assistant, talk, notices)
        left = fitting(assistant, talk, notices, by_level=False)
        draw_level(assistant, talk, left)
        left = fitting(assistant, talk, left)
        year = choose_or_all("年度", sorted({n.year for n in left}, reverse=True), f"{LIST}filter-year")
        left = [n for n in left if year in (None, n.year)]
        speciality = choose_or_all(
            "专业", sorted({n.speciality for n in left if n.speciality}), f"{LIST}filter-speciality"
        )
    return [n for n in left if speciality in (None, n.speciality)]


def fitting(assistant: Assistant, talk: Talk, notices: Sequence[Notice], *, by_level: bool = True) -> list[Notice]:
    """Return the notices that fit the place and, with `by_level`, the level set or named in the talk."""
    facets, stated = facets_of(assistant), talk.conversation.stated
    levels = stated.levels if by_level else ()
    return [n for n in notices if facets.in_place(n.id, stated.places) and facets.of_level(n.id, levels)]


def scope_in_words(assistant: Assistant, talk: Talk) -> tuple[str, str]:
    """Return the place and the level that are set or were named in the talk, "" for what was not."""
    facets, stated = facets_of(assistant), talk.conversation.stated
    return facets.say_places(stated.places), facets.say_levels(stated.levels)


def draw_place(assistant: Assistant, talk: Talk, notices: Sequence[Notice]) -> None:
    """Show the list of places; what is chosen holds for the talk and for every page."""
    choices = facets_of(assistant).place_choices(n.id for n in notices)
    current, _ = scope_in_words(assistant, talk)
    _draw_stated("地区", list(choices), current, "scope-place", lambda label: _set_place(talk, choices, label))


def draw_level(assistant: Assistant, talk: Talk, notices: Sequence[Notice]) -> None:
    """Show the list of levels; what is chosen holds for the talk and for every page."""
    choices = facets_of(assistant).level_choices([n.id for n in notices])
    _, current = scope_in_words(assistant, talk)
    _draw_stated("级别", choices, current, "scope-level", lambda label: _set_level(talk, label))


def _draw_stated(label: str, options: Sequence[str], current: str, key: str, choose: Callable[[str], None]) -> None:
    """A list that stands at what the talk has now, which may be none of the options."""
    shown = list(dict.fromkeys(("", *options, current)))
    if len(shown) < 3 and not current:
        return
    draw_standing_list(label, {option: option or ALL for option in shown}, current, key, choose)


def _set_place(talk: Talk, choices: Mapping[str, PlaceMention], label: str) -> None:
    narrow_talk(talk.conversation, places=(choices[label],) if label in choices else ())


def _set_level(talk: Talk, label: str) -> None:
    narrow_talk(talk.conversation, levels=(label,) if label else ())
