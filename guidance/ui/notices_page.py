"""Page 通知一览: every notice with its state, days and office, and the ways to all that is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from guidance.answering.ask_back import option_labels
from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.ui import chat_page, check_page, deadlines_page, materials_page, notice_page
from guidance.ui.notice_filter import draw_filter
from guidance.ui.render import render
from guidance.ui.search_box import draw_search_box
from guidance.ui.session import current_talk
from guidance.ui.shared_assistant import shared_assistant
from guidance.ui.window_words import by_state, is_shut, time_left, window_spans, window_words
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

_STEP = 10  # notices shown at first, and added with each click
_SHOWN = "notices-shown"
_LONGEST = 100  # characters of a query that are read


def page() -> st.Page:
    """Return this page for the navigation, or to be switched to."""
    return st.Page(draw, title="通知一览", url_path="notices")


def draw() -> None:
    """Show the notices that fit what is chosen, those first that one can apply by now."""
    assistant, today = shared_assistant(), this_day()
    st.html("<h1>通知一览</h1>")
    with st.container(key="find-notices"):
        query = draw_search_box("找通知", "文号、单位、地区或专业", "notices-query", longest_in_address=_LONGEST)
        left = draw_filter(assistant, current_talk(), assistant.notices)
    found = [notice for notice in left if _has_words(notice, query[:_LONGEST])]
    groups = by_state(found, today)
    counts = "，".join(f"{state} {len(group)} 份" for state, group in groups.items())
    st.html(render("hint", words=counts or "没有符合的通知。少选一项，或换个词再找。"))
    names = option_labels(found)
    room = st.session_state.get(_SHOWN, _STEP)
    for state, group in groups.items():
        if room > 0:
            st.html(render("heading", words=state))
        for notice in group[: max(room, 0)]:
            _draw_notice(assistant, notice, names[notice.id], today)
        room -= len(group)
    if room < 0:
        st.button(f"再看一些（还有 {-room} 份）", key="notices-more", on_click=_show_more, width="stretch")


def _has_words(notice: Notice, query: str) -> bool:
    """Whether every word of the query stands in what the notice is called, or who issued it."""
    contact = notice.contact
    texts: Sequence[str | None] = (
        notice.title, notice.number, notice.place, notice.speciality, notice.kind, notice.level, str(notice.year),
        *notice.issuers, contact.office, contact.phone,
    )  # fmt: skip
    whole = search_spelling(" ".join(filter(None, texts)))
    return all(word in whole for word in search_spelling(query).split())


def _draw_notice(assistant: Assistant, notice: Notice, name: str, today: date) -> None:
    with st.container(key=f"notice-{notice.id}", gap="small"):
        st.html(
            render(
                "notice_entry",
                notice=notice,
                name=name,
                state=window_words(notice, today),
                left=time_left(notice, today),
                shut=is_shut(notice, today),
                spans=window_spans(notice),
            )
        )
        with st.container(key=f"doors-{notice.id}", horizontal=True, gap="small"):
            for label, target in _doors(assistant, notice):
                if st.button(label, key=f"door-{target.url_path}-{notice.id}", type="tertiary"):
                    _open(notice, target)


def _doors(assistant: Assistant, notice: Notice) -> list[tuple[str, st.Page]]:
    """The pages that know something of the notice, each under what one does there."""
    doors = [("问这份通知", chat_page.page()), ("看原文", notice_page.page())]
    if notice.id in assistant.knowledge.packs:
        doors.append(("资格自查", check_page.page()))
    if notice.id in assistant.materials:
        doors.append(("材料清单", materials_page.page()))
    if notice.windows:
        doors.append(("申报时间", deadlines_page.page()))
    return doors


def _open(notice: Notice, target: st.Page) -> None:
    """Go to a page with the notice chosen there."""
    talk = current_talk()
    talk.notice_in_view = notice.id
    if target.url_path == chat_page.page().url_path:
        talk.conversation.notice = notice.id
    st.switch_page(target)


def _show_more() -> None:
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, _STEP) + _STEP
