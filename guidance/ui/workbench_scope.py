"""The words that lead a question to a notice, to look at and to change."""

from __future__ import annotations

import re

import streamlit as st

from guidance.ui.page_frame import draw_hint
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_state import note
from guidance.ui.workbench_words import SCOPE_NAMES
from ingest.drafting.edit_draft import change_scope, scope_of
from ingest.drafting.entry_form import SCOPE_WORDS
from ingest.drafting.open_draft import OpenDraft

_BETWEEN = re.compile(r"[、，,；;\s]+")


def draw(draft: OpenDraft, who: str) -> None:
    """Show, folded, a blank for each kind of words."""
    shown = scope_of(draft)
    with st.expander("问题里出现哪些词，就是在问这份通知", key="scope-words"):
        draw_hint("程序按地区表写好了，一般不用改；拿不准的词不要写，写错会把问题领到别的通知去。几个词用顿号隔开。")
        with st.form("scope", border=False):
            for key in SCOPE_WORDS:
                words = "、".join(str(word) for word in shown.get(key, []))
                st.text_input(SCOPE_NAMES.get(key, key), words, key=f"words-{key}")
            st.form_submit_button("保存", on_click=_save, args=(draft, who))


def _save(draft: OpenDraft, who: str) -> None:
    typed = {key: str(st.session_state.get(f"words-{key}") or "") for key in SCOPE_WORDS}
    words = {key: [word for word in _BETWEEN.split(text) if word] for key, text in typed.items()}

    def change() -> None:
        change_scope(draft.id, scope_of(draft), words)

    if try_to(change, draft.id, who, "edited", "认出这份通知的词"):
        note("已保存。")
