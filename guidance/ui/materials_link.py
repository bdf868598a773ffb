"""The way from an answer about papers to hand in to the whole list of them."""

from __future__ import annotations

import streamlit as st

from guidance.materials.load_materials import load_materials, material_ids
from guidance.reply import Citation, Reply
from guidance.ui import materials_page
from guidance.ui.session import current_talk


def draw_materials_link(reply: Reply, number: int) -> None:
    """Lead from the answer of turn `number` to the list of the notice whose papers it speaks of, where it has one."""
    notice = notice_of_papers(reply)
    if notice and st.button("看完整的材料清单", key=f"materials-{number}", icon=":material/checklist:"):
        current_talk().notice_in_view = notice
        st.switch_page(materials_page.page())


def notice_of_papers(reply: Reply) -> str | None:
    """Return the id of the notice of whose papers an answer speaks and that has a list of them; None for no such."""
    if reply.kind != "answer":
        return None
    listed = set(material_ids())
    return next((each.notice for each in reply.citations if each.notice in listed and _is_of_papers(each)), None)


def _is_of_papers(citation: Citation) -> bool:
    """Whether the clause is one that the list of its notice accounts for."""
    return load_materials(citation.notice).file.covers.includes(citation.id.partition("#")[2])
