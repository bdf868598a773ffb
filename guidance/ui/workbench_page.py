"""Page 通知管理, for staff: a notice comes in as a file, is confirmed entry by entry, is published and withdrawn."""

from __future__ import annotations

import streamlit as st

from guidance.ui import workbench_draft, workbench_history, workbench_list, workbench_upload
from guidance.ui.page_frame import draw_alert
from guidance.ui.render import render
from guidance.ui.shared_assistant import knowledge_fault, shared_assistant
from guidance.ui.staff_access import staff_name
from guidance.ui.theme import draw_style
from guidance.ui.workbench_state import chosen_id, pop_outcome


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="通知管理", url_path="workbench")


def draw() -> None:
    """Show the notice that is worked on, or all of them with the way to add one; nothing for who is not staff."""
    who = staff_name()
    if not who:
        return
    assistant = shared_assistant()
    draw_style("workbench.css")
    st.html('<h1 class="workbench">通知管理</h1>')
    if fault := knowledge_fault():
        draw_alert("资料文件夹有错，页面还在用上一次读好的内容", fault)
    if outcome := pop_outcome():
        st.html(render("workbench_outcome", words=outcome))
    if id := chosen_id():
        workbench_draft.draw(assistant, id, who)
        return
    workbench_list.draw_drafts()
    workbench_upload.draw(assistant, who)
    workbench_list.draw_published(assistant)
    workbench_history.draw()
