"""What a drafted notice has to do with others: the one that it replaces, the standards that it goes by."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.ui.notice_choice import list_entries
from guidance.ui.page_frame import draw_hint
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_state import note
from ingest.drafting.edit_draft import Relation, change_relation, relation_of
from ingest.drafting.open_draft import OpenDraft
from ingest.notices.notice_folders import known_standards
from ingest.settings import settings


def draw_companions(draft: OpenDraft, who: str) -> None:
    """Show, folded, which standards the document goes by, to choose among those that are there."""
    known = {each.id: each.title or each.id for each in known_standards(settings().knowledge / "notices")}
    shown = relation_of(draft, "companions")
    names = {id: known.get(id, id) for id in dict.fromkeys((*shown, *known)) if id != draft.id}
    if not names:
        return
    with st.expander(f"按哪些评审标准（配套文件）执行（{len(shown)}）", key="companions"):
        draw_hint("问到通知而答案在标准里的，用标准的条文回答。")
        chosen = st.multiselect("配套文件", list(names), shown, format_func=names.__getitem__, key="companion-ids")
        if chosen != shown:
            st.button("保存", key="save-companions", on_click=_saving(draft, "companions", shown, chosen, who))


def draw_replaced(assistant: Assistant, draft: OpenDraft, who: str) -> None:
    """Show which notice the drafted one replaces, to choose another."""
    shown = relation_of(draft, "replaces")
    first = shown[0] if shown else ""
    names = {"": "不代替"} | list_entries([n for n in assistant.notices if n.id != draft.id], this_day())
    names |= {first: names.get(first, first)}
    index = list(names).index(first)
    label = "代替哪一份旧通知"
    chosen = st.selectbox(label, list(names), index, format_func=names.__getitem__, key="replaced-id")
    if chosen != first:
        ids = [chosen] if chosen else []
        st.button("保存", key="save-replaced", on_click=_saving(draft, "replaces", shown, ids, who))


def _saving(draft: OpenDraft, field: Relation, shown: list[str], ids: list[str], who: str) -> Callable[[], None]:
    words = {"replaces": "代替哪一份旧通知", "companions": "配套文件"}[field]

    def save() -> None:
        if try_to(lambda: change_relation(draft.id, field, shown, ids), draft.id, who, "edited", words):
            note("已保存。")

    return save
