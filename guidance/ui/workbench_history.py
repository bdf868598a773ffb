"""Who did what and when, from the audit log."""

from __future__ import annotations

import streamlit as st

from guidance.staff.audit_log import open_audit_log
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render

_SHOWN = 30


def draw(about: str | None = None) -> None:
    """Show the latest acts, of one notice or of all."""
    acts = open_audit_log().acts(about)
    if about is None:
        st.html(render("heading", words="最近的操作"))
    if not acts:
        draw_hint("还没有操作。")
        return
    st.html(render("workbench_history", acts=acts[:_SHOWN], with_notice=about is None))
    if len(acts) > _SHOWN:
        draw_hint(f"只列最近 {_SHOWN} 次；全部在账号文件旁边的 audit.jsonl 里，一次一行，只加不改。")
