"""Page 通知管理, for staff: a notice comes in as a file, is confirmed entry by entry, is published and withdrawn."""

from __future__ import annotations

import streamlit as st

from guidance.assistant import Assistant
from guidance.ui import workbench_draft, workbench_history, workbench_list, workbench_upload
from guidance.ui.page_frame import draw_alert
from guidance.ui.render import render
from guidance.ui.shared_assistant import knowledge_fault, shared_assistant
from guidance.ui.staff_access import staff_name
from guidance.ui.theme import draw_style
from guidance.ui.workbench_state import chosen_id, pop_outcome
from ingest.errors import AssistantError, SettingError


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="通知管理", url_path="workbench")


def draw() -> None:
    """Show the notice that is worked on, or all of them with the way to add one; nothing for who is not staff."""
    who = staff_name()
    if not who:
        return
    draw_style("workbench.css")
    st.html('<h1 class="workbench">通知管理</h1>')
    assistant = assistant_or_fault()
    if assistant is None:
        return
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


def assistant_or_fault() -> Assistant | None:
    """Return the server's assistant; None where its knowledge cannot be read, and then the page says what is wrong."""
    try:
        return shared_assistant()
    except SettingError:
        raise
    except AssistantError as error:
        draw_alert("资料文件夹有错，现在回答不了群众", str(error))
        return None
