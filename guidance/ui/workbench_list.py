"""The notices by state: drafts that wait for their editor, those that answer, those that were withdrawn."""

from __future__ import annotations

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.ui.notice_choice import list_entries
from guidance.ui.render import render
from guidance.ui.workbench_state import choose, in_words
from ingest.drafting.open_draft import open_draft
from ingest.errors import AssistantError
from ingest.notices.notice_folders import folders_with_draft
from ingest.settings import settings


def draw_drafts() -> None:
    """Show the drafts, each with what is left to do."""
    folders = folders_with_draft(settings().knowledge / "notices")
    if not folders:
        return
    st.html(render("heading", words=f"待核对（{len(folders)}）"))
    for folder in folders:
        title, state = _draft_words(folder.name)
        with st.container(key=f"waiting-{folder.name}", horizontal=True, vertical_alignment="center"):
            st.html(render("workbench_row", id=folder.name, title=title, state=state))
            st.button("打开", key=f"open-{folder.name}", on_click=choose, args=(folder.name,))


def draw_published(assistant: Assistant) -> None:
    """Show the notices that answer and those that were withdrawn, to open one of them."""
    st.html(render("heading", words=f"在用（{len(assistant.documents)}）"))
    _draw_choice("在用的通知", list_entries(assistant.documents, this_day()), "published")
    if retired := assistant.knowledge.retired:
        st.html(render("heading", words=f"已撤下（{len(retired)}）"))
        entries = {notice.id: f"{notice.title or notice.id}（{notice.number or notice.id}）" for notice in retired}
        _draw_choice("已撤下的通知", entries, "retired")


def _draft_words(id: str) -> tuple[str, str]:
    """What a draft is called, and what is left to do."""
    try:
        draft = open_draft(id)
    except AssistantError as error:
        return id, f"读不出：{in_words(error)}"
    left = len(draft.left()) + draft.doubts_left()
    state = f"还有 {left} 项待核对" if left else "已核对，可以发布"
    return draft.title, f"改正中，{state}" if draft.is_correction else state


def _draw_choice(label: str, entries: dict[str, str], key: str) -> None:
    with st.container(key=f"{key}-choice", horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            label,
            list(entries),
            format_func=lambda id: entries.get(id, id),
            key=f"{key}-id",
            label_visibility="collapsed",
        )
        st.button("打开", key=f"open-{key}", on_click=choose, args=(chosen,))
