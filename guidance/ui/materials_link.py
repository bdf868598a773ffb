"""The way from an answer about papers to hand in to the whole list of them."""

from __future__ import annotations

import streamlit as st

from guidance.assistant import Assistant
from guidance.reply import Citation, Reply
from guidance.ui import materials_page
from guidance.ui.session import current_talk


def draw_materials_link(assistant: Assistant, reply: Reply, number: int) -> None:
    """Lead from the answer of turn `number` to the list of the notice whose papers it speaks of, where it has one."""
    notice = notice_of_papers(assistant, reply)
    if notice and st.button("看完整的材料清单", key=f"materials-{number}", icon=":material/checklist:"):
        current_talk().notice_in_view = notice
        st.switch_page(materials_page.page())


def notice_of_papers(assistant: Assistant, reply: Reply) -> str | None:
    """Return the id of the notice of whose papers an answer speaks and that has a list of them; None for no such."""
    if reply.kind != "answer":
        return None
    return next((each.notice for each in reply.citations if _is_of_papers(assistant, each)), None)


def _is_of_papers(assistant: Assistant, citation: Citation) -> bool:
    """Whether the clause is one that the list of its notice, where there is one, accounts for."""
    materials = assistant.materials.get(citation.notice)
    return materials is not None and materials.file.covers.includes(citation.id.partition("#")[2])
