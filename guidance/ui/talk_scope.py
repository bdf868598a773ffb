"""What a talk is about: place, level and notice, set by the visitor or named in the talk, to be changed or cleared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from guidance.assistant import Assistant
from guidance.citations import short_name
from guidance.scope_features import NOTHING_NAMED
from guidance.ui.list_choice import draw_standing_list
from guidance.ui.notice_choice import list_entries, take_from_address
from guidance.ui.notice_filter import draw_level, draw_place, fitting, scope_in_words
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.session import Talk
from guidance.ui.window_words import is_shut, window_spans, window_words
from ingest.notices.notice import Notice

_BY_QUESTION = "按问题判断"


def choose_named_notice(assistant: Assistant, talk: Talk) -> None:
    """Choose the notice that the address names for the talk, once; nothing where it names none that is there."""
    if named := take_from_address(talk, assistant.notices):
        talk.conversation.notice = named


def draw_scope(assistant: Assistant, talk: Talk, today: date) -> None:
    """Show the lists of places, levels and notices as they stand, and the notice that is chosen."""
    conversation = talk.conversation
    by_id = {notice.id: notice for notice in assistant.notices}
    if conversation.notice not in by_id:
        conversation.notice = None
    if len(by_id) > 1:
        with st.container(key="scope", horizontal=True, gap="small"):
            draw_place(assistant, talk, assistant.notices)
            draw_level(assistant, talk, assistant.notices)
            _draw_notice(assistant, talk, today)
    if conversation.notice:
        _draw_chosen(by_id[conversation.notice], today)


def draw_scope_in_talk(assistant: Assistant, talk: Talk, today: date) -> None:
    """Show in a few words what the talk is about, and behind them the lists by which that is changed or cleared."""
    if len(assistant.notices) < 2:
        return
    words = _in_words(assistant, talk)
    with st.popover(f"范围：{words}" if words else "范围：不限地区、级别", key="scope-open"):
        draw_scope(assistant, talk, today)
        if others := _others(talk):
            draw_hint(f"对话里还说到：{others}")
        if words or others:
            st.button("清除范围", key="scope-clear", on_click=_clear, args=(talk,))


def _draw_notice(assistant: Assistant, talk: Talk, today: date) -> None:
    conversation = talk.conversation
    left = {notice.id for notice in fitting(assistant, talk, assistant.notices)} | {conversation.notice}
    entries = list_entries([n for n in assistant.notices if n.id in left], today)
    shown = {"": _BY_QUESTION, **entries}
    draw_standing_list(
        "按哪个通知回答", shown, conversation.notice or "", "scope-notice", lambda id: _set_notice(talk, id)
    )


def _set_notice(talk: Talk, id: str) -> None:
    talk.conversation.notice, talk.conversation.last_notice = id or None, None


def _draw_chosen(notice: Notice, today: date) -> None:
    st.html(
        render(
            "chosen_notice",
            notice=notice,
            spans=window_spans(notice),
            state=window_words(notice, today),
            shut=is_shut(notice, today),
        )
    )


def _in_words(assistant: Assistant, talk: Talk) -> str:
    """The notice chosen, else the place and level, else the notice that the talk named last; "" for none."""
    conversation = talk.conversation
    names = {notice.id: short_name(notice) for notice in assistant.notices}
    if conversation.notice in names:
        return names[conversation.notice]
    place_and_level = "、".join(filter(None, scope_in_words(assistant, talk)))
    return place_and_level or names.get(conversation.last_notice or "", "")


def _others(talk: Talk) -> str:
    """What the talk named besides place and level."""
    stated = talk.conversation.stated
    years = [f"{year}年" for year in dict.fromkeys((*stated.years, *stated.relative_years))]
    words: Sequence[str] = (*years, *stated.halves, *stated.kinds, *stated.specialities)
    return "、".join(dict.fromkeys(words))


def _clear(talk: Talk) -> None:
    conversation = talk.conversation
    conversation.notice, conversation.last_notice, conversation.stated = None, None, NOTHING_NAMED
