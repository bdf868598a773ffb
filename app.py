"""Entry of the page: what it is called, which pages it has, and where a permanent link leads."""

from __future__ import annotations

import streamlit as st

from guidance.ui import (
    chat_page,
    check_page,
    deadlines_page,
    faq_page,
    lookup_page,
    materials_page,
    notice_page,
    page_frame,
    record_turns,
    staff_access,
    theme,
)

st.set_page_config(page_title="职称指引", page_icon=theme.ICON, layout="centered")
theme.dress()
talk = st.Page(chat_page.draw, title="问答", url_path="talk", default=True)
self_check = check_page.page()
find = lookup_page.page()
papers, days, answers = materials_page.page(), deadlines_page.page(), faq_page.page()
text = st.Page(notice_page.draw, title="通知原文", url_path="notice")
inside = staff_access.pages()
chosen = st.navigation([talk, self_check, papers, days, answers, find, text, *inside], position="hidden")
if chosen is talk and "clause" in st.query_params:
    st.switch_page(text, query_params={"clause": st.query_params["clause"]})
page_frame.draw_head([talk, self_check, papers, days, answers, find, text, *inside])
if chosen is talk:
    page_frame.draw_notice(record_turns.told())
page_frame.run_guarded(chosen)
if chosen is not talk:
    page_frame.draw_foot(staff_access.draw_door)
