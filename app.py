"""Entry of the page: what it is called, which pages it has, and where a permanent link leads."""

from __future__ import annotations

import streamlit as st

from guidance.ui import chat, check, deadlines, faq, frame, keeping, lookup, materials, notice, staff, theme

st.set_page_config(page_title="职称指引", page_icon=theme.ICON, layout="centered")
theme.dress()
talk = st.Page(chat.draw, title="问答", url_path="talk", default=True)
self_check = check.page()
find = lookup.page()
papers, days, answers = materials.page(), deadlines.page(), faq.page()
text = st.Page(notice.draw, title="通知原文", url_path="notice")
inside = staff.pages()
chosen = st.navigation([talk, self_check, papers, days, answers, find, text, *inside], position="hidden")
if chosen is talk and "clause" in st.query_params:
    st.switch_page(text, query_params={"clause": st.query_params["clause"]})
frame.draw_head([talk, self_check, papers, days, answers, find, text, *inside])
if chosen is talk:
    frame.draw_notice(keeping.told())
frame.run_guarded(chosen)
if chosen is not talk:
    frame.draw_foot(staff.draw_door)
