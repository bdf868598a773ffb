"""Tab 材料: the papers drafted from a notice with their words, what nobody has read yet, and taking the draft."""

from __future__ import annotations

import streamlit as st

from guidance.facts.applicant_facts import Facts
from guidance.materials.listing_rows import MaterialRow, list_materials
from guidance.materials.load_materials import Materials
from guidance.materials.material_words import condition, position, stated
from guidance.materials.materials_file import InformationEntry, Item
from guidance.materials_drafts.draft_materials import draft_materials
from guidance.materials_drafts.take_materials_draft import (
    leave_out,
    read_materials_draft,
    settle_words,
    take_materials_draft,
    words_to_read,
)
from guidance.materials_drafts.write_materials_draft import materials_draft_path, write_materials_draft
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_state import in_words
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.settings import settings


def draw(notice: Notice, who: str) -> None:
    """Show that the notice has its list, its draft, or the button that drafts one."""
    if (settings().knowledge / "materials" / f"{notice.id}.yaml").is_file():
        draw_hint("材料清单已经采用，群众在“材料清单”页能看到；要改，请改 materials 文件夹里的文件。")
    elif materials_draft_path(notice.id).is_file():
        _draw_draft(notice, who)
    else:
        draw_hint("还没有材料清单。")
        st.button("从原文起草材料清单", key="draft-materials", type="primary", on_click=_draft, args=(notice, who))


def _draft(notice: Notice, who: str) -> None:
    def draft() -> None:
        write_materials_draft(draft_materials(notice.clauses))

    try_to(draft, notice.id, who, "drafted", "材料清单")


def _draw_draft(notice: Notice, who: str) -> None:
    try:
        draft = read_materials_draft(notice)
    except AssistantError as error:
        st.html(render("workbench_fault", words=f"材料草稿读不出：{in_words(error)}"))
        return
    words = words_to_read(draft)
    left = f"；还有 {len(words)} 处原文没有看出要交什么，核对完才能采用" if words else "，可以采用"
    st.html(f"<p>读出 {len(draft.file.items)} 项材料{left}。</p>")
    st.button("采用", key="take-materials", type="primary", disabled=bool(words), on_click=_take, args=(notice, who))
    for at, entry in enumerate(words):
        _draw_words(notice, at, entry, who)
    for at, row in enumerate(list_materials(draft, Facts({}), {}).rows):
        _draw_paper(draft, at, row, who)


def _draw_words(notice: Notice, at: int, entry: InformationEntry, who: str) -> None:
    with st.container(key=f"left-words-{at}", horizontal=True, vertical_alignment="center"):
        quote = entry.quote or notice.clause(entry.clause).words
        st.html(render("workbench_fault", words=f"{notice.clause(entry.clause).label}：“{quote}”"))
        st.button("没有要交的", key=f"settle-{at}", on_click=_settle, args=(notice, entry, who))


def _draw_paper(draft: Materials, at: int, row: MaterialRow, who: str) -> None:
    item = row.item
    with st.container(key=f"entry-paper-{at}"):
        value = "，".join(filter(None, (condition(row), *stated(row))))
        name = f"{item.place or ''}{position(row)}{item.title}"
        sources = [(draft.notice.clause(item.clause).label, [(item.quote, False)])]
        st.html(render("workbench_entry", name=name, value=value, sources=sources, whys=[], is_confirmed=False))
        st.button("不是要交的", key=f"leave-{at}", on_click=_leave_out, args=(draft.notice, item, who))


def _settle(notice: Notice, entry: InformationEntry, who: str) -> None:
    try_to(lambda: settle_words(notice, entry), notice.id, who, "confirmed", f"材料 {entry.clause}：没有要交的")


def _leave_out(notice: Notice, item: Item, who: str) -> None:
    try_to(lambda: leave_out(notice, item), notice.id, who, "edited", f"材料里去掉“{item.title}”")


def _take(notice: Notice, who: str) -> None:
    def take() -> None:
        take_materials_draft(notice)

    try_to(take, notice.id, who, "accepted", "材料清单")
