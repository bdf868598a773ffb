"""Page 运行状况, for staff: whether the service is well, and what should be seen to."""

from __future__ import annotations

import streamlit as st

from guidance.llm.language_model import model_troubles
from guidance.metrics.service_state import service_state
from guidance.staff.audit_log import open_audit_log
from guidance.ui.record_turns import turn_recorder
from guidance.ui.render import render
from guidance.ui.shared_assistant import shared_loader
from ingest.office_settings import model_settings


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="运行状况", url_path="state")


def draw() -> None:
    """Show the state of this process and of what it rests on."""
    st.html("<h1>运行状况</h1>")
    troubles, acts = model_troubles(model_settings()), open_audit_log().acts()
    state = service_state(shared_loader(), turn_recorder().writer, troubles, acts)
    st.html(render("service_state", state=state))
    st.button("刷新", key="state-again")
