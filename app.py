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
    notices_page,
    page_frame,
    staff_access,
    theme,
)
from guidance.ui.record_turns import turn_recorder

st.set_page_config(page_title="职称指引", page_icon=theme.ICON, layout="centered")
theme.draw_theme()
all_notices, notice_text = notices_page.page(), notice_page.page()
chat = chat_page.page(all_notices)
pages = [
    chat,
    all_notices,
    check_page.page(),
    materials_page.page(),
    deadlines_page.page(),
    faq_page.page(),
    lookup_page.page(),
    notice_text,
    *staff_access.pages(),
]
chosen = st.navigation(pages, position="hidden")
if chosen is chat and "clause" in st.query_params:
    st.switch_page(notice_text, query_params={"clause": st.query_params["clause"]})
page_frame.draw_head([page for page in pages if page is not notice_text])  # the list of notices leads there
if chosen is chat:
    page_frame.draw_records_notice(turn_recorder().notice_to_visitors)
page_frame.run_guarded(chosen)
if chosen is not chat:
    page_frame.draw_foot(staff_access.draw_door)
