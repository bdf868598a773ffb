"""Tab 材料: the papers of a notice with their words, what nobody has read yet, and taking the list."""

from __future__ import annotations

import streamlit as st

from guidance.facts.applicant_facts import Facts
from guidance.materials.listing_rows import UNPLACED, MaterialRow, list_materials
from guidance.materials.load_materials import Materials
from guidance.materials.material_words import condition, position, stated
from guidance.materials.materials_file import InformationEntry, SharedMaterials
from guidance.materials_drafts.draft_materials import draft_materials
from guidance.materials_drafts.edit_materials import (
    MaterialChange,
    MaterialPart,
    change_material,
    read_materials_draft,
)
from guidance.materials_drafts.take_materials_draft import (
    discard_materials_draft,
    materials_file_path,
    settle_words,
    start_materials_correction,
    take_materials_draft,
    words_to_read,
)
from guidance.materials_drafts.write_materials_draft import NotDraftedError, materials_draft_path, write_materials_draft
from guidance.ui import workbench_material_form
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_blanks import (
    MaterialBlank,
    paper_blanks,
    place_blanks,
    place_name,
    shared_blanks,
    shared_words,
)
from guidance.ui.workbench_material_form import OpenMaterial
from guidance.ui.workbench_state import in_words
from ingest.errors import AssistantError
from ingest.notices.notice import Notice

_LIST = "材料清单"


def draw(notice: Notice, who: str) -> None:
    """Show that the notice has its list, its draft, or the ways to begin one."""
    is_taken = materials_file_path(notice).is_file()
    if materials_draft_path(notice.id).is_file():
        _draw_draft(notice, who, is_taken)
    elif is_taken:
        draw_hint("材料清单已经采用；通知发布以后，群众在“材料清单”页能看到。")
        st.button("改正材料清单", key="correct-materials", on_click=_correct, args=(notice, who))
    else:
        _draw_beginning(notice, who)


def _draw_beginning(notice: Notice, who: str) -> None:
    draw_hint("还没有材料清单。")
    first = OpenMaterial(notice.id, "items", is_first=True)
    with st.container(horizontal=True):
        st.button("从原文起草材料清单", key="draft-materials", type="primary", on_click=_draft, args=(notice, who))
        st.button("自己一项一项填", key="begin-materials", on_click=workbench_material_form.start, args=(first,))
    workbench_material_form.draw_if_open(first, notice, paper_blanks(notice, ()), who)


def _draw_draft(notice: Notice, who: str, is_taken: bool) -> None:
    try:
        draft = read_materials_draft(notice)
    except AssistantError as error:
        st.html(render("workbench_fault", words=f"材料草稿读不出：{in_words(error)}"))
        _draw_discarding(notice, who, is_taken)
        return
    words = words_to_read(draft)
    left = f"；还有 {len(words)} 处原文没有看出要交什么，核对完才能采用" if words else "，可以采用"
    st.html(f"<p>有 {len(draft.file.items)} 项材料{left}。</p>")
    if is_taken:
        draw_hint("改好采用以前，群众看到的还是原来的清单。")
    with st.container(key="list-acts", horizontal=True, vertical_alignment="center"):
        args = (notice, who)
        st.button("采用", key="take-materials", type="primary", disabled=bool(words), on_click=_take, args=args)
        _draw_discarding(notice, who, is_taken)
    blanks = paper_blanks(notice, draft.file.places)
    for at, entry in enumerate(words):
        _draw_words(notice, at, entry, blanks, who)
    if len(words) > 1:
        label = f"上面 {len(words)} 处都没有要交的"
        st.button(label, key="settle-all", on_click=_settle, args=(notice, tuple(words), who))
    _draw_places(draft, who)
    _draw_shared(draft, who)
    for at, row in enumerate(list_materials(draft, Facts({}), {}).rows):
        _draw_paper(draft, at, row, blanks, who)
    further = OpenMaterial(notice.id, "items")
    if not words:
        st.button("添加一项材料", key="add-paper", on_click=workbench_material_form.start, args=(further,))
    workbench_material_form.draw_if_open(further, notice, blanks, who)


def _draw_discarding(notice: Notice, who: str, is_taken: bool) -> None:
    with st.popover("丢弃改正" if is_taken else "丢弃这份草稿", key="discard-materials"):
        st.html("<p>在这里改过的都会丢掉。</p>")
        st.button("确定丢弃", key="discard-materials-sure", on_click=_discard, args=(notice, who))


def _draw_words(notice: Notice, at: int, entry: InformationEntry, blanks: tuple[MaterialBlank, ...], who: str) -> None:
    quote = entry.quote or notice.clause(entry.clause).words
    form = OpenMaterial(notice.id, "items", clause=entry.clause, quote=quote)
    with st.container(key=f"left-words-{at}", horizontal=True, vertical_alignment="center"):
        st.html(render("workbench_fault", words=f"{notice.clause(entry.clause).label}　“{quote}”"))
        st.button("没有要交的", key=f"settle-{at}", on_click=_settle, args=(notice, (entry,), who))
        st.button("是一项材料", key=f"paper-of-{at}", on_click=workbench_material_form.start, args=(form,))
    workbench_material_form.draw_if_open(form, notice, blanks, who)


def _draw_places(draft: Materials, who: str) -> None:
    """Where papers go, folded: volumes, bags, mailboxes."""
    with st.expander(f"装在哪里：分册、袋子、邮箱（{len(draft.file.places)}）", key="places"):
        for at, place in enumerate(draft.file.places):
            with st.container(key=f"entry-place-{at}"):
                traits = [name for name, is_so in (("要装订", place.bound), ("要目录", place.contents)) if is_so]
                _draw_entry(draft, place, place_name(place), "，".join(traits))
                form = OpenMaterial(draft.notice.id, "places", place)
                _draw_ways(draft.notice, form, f"place-{at}", "去掉", who)
            workbench_material_form.draw_if_open(form, draft.notice, place_blanks(), who)
        further = OpenMaterial(draft.notice.id, "places")
        st.button("添加一处", key="add-place", on_click=workbench_material_form.start, args=(further,))
        workbench_material_form.draw_if_open(further, draft.notice, place_blanks(), who)


def _draw_shared(draft: Materials, who: str) -> None:
    """What holds for many papers at once, folded: stamps, paper, a word to applicants."""
    with st.expander(f"许多材料都要的：盖章、纸张、提醒（{len(draft.file.shared)}）", key="shared"):
        for at, shared in enumerate(draft.file.shared):
            form = OpenMaterial(draft.notice.id, "shared", shared)
            with st.container(key=f"entry-shared-{at}"):
                _draw_entry(draft, shared, "", shared_words(shared))
                _draw_ways(draft.notice, form, f"shared-{at}", "去掉", who)
            workbench_material_form.draw_if_open(form, draft.notice, shared_blanks(), who)
        further = OpenMaterial(draft.notice.id, "shared")
        st.button("添加一条", key="add-shared", on_click=workbench_material_form.start, args=(further,))
        workbench_material_form.draw_if_open(further, draft.notice, shared_blanks(), who)


def _draw_paper(draft: Materials, at: int, row: MaterialRow, blanks: tuple[MaterialBlank, ...], who: str) -> None:
    item = row.item
    places = {place.id: place_name(place) for place in draft.file.places}
    with st.container(key=f"entry-paper-{at}"):
        where = f"{places[item.place]}{position(row)}" if item.place in places else UNPLACED
        wanted = "，".join(filter(None, (condition(row), *stated(row))))
        _draw_entry(draft, item, where, f"{item.title}：{wanted}" if wanted else item.title)
        form = OpenMaterial(draft.notice.id, "items", item)
        _draw_ways(draft.notice, form, f"paper-{at}", "不是要交的", who)
    workbench_material_form.draw_if_open(form, draft.notice, blanks, who)


def _draw_entry(draft: Materials, entry: MaterialPart, name: str, value: str) -> None:
    further = () if isinstance(entry, SharedMaterials) else entry.also
    sources = [(draft.source(each.clause)[1], [(each.quote, False)]) for each in (entry, *further)]
    st.html(render("workbench_entry", name=name, value=value, sources=sources, whys=[], is_confirmed=False))


def _draw_ways(notice: Notice, form: OpenMaterial, name: str, removing: str, who: str) -> None:
    with st.container(horizontal=True):
        st.button("修改", key=f"edit-{name}", on_click=workbench_material_form.start, args=(form,))
        st.button(removing, key=f"leave-{name}", on_click=_remove, args=(notice, form, who))


def _correct(notice: Notice, who: str) -> None:
    try_to(lambda: start_materials_correction(notice), notice.id, who, "edited", f"开始改正{_LIST}")


def _draft(notice: Notice, who: str) -> None:
    def draft() -> None:
        write_materials_draft(draft_materials(notice.clauses))

    try_to(draft, notice.id, who, "drafted", _LIST)


def _discard(notice: Notice, who: str) -> None:
    workbench_material_form.stop()
    try_to(lambda: discard_materials_draft(notice), notice.id, who, "discarded", _LIST)


def _settle(notice: Notice, entries: tuple[InformationEntry, ...], who: str) -> None:
    clauses = "、".join(dict.fromkeys(entry.clause for entry in entries))
    try_to(lambda: settle_words(notice, entries), notice.id, who, "confirmed", f"材料 {clauses}：没有要交的")


def _remove(notice: Notice, form: OpenMaterial, who: str) -> None:
    if form.shown is None:
        return
    workbench_material_form.stop()

    def remove() -> None:
        if faults := change_material(notice, MaterialChange(form.part, form.shown, None)):
            raise NotDraftedError("；".join(faults))

    title = form.shown.quote if isinstance(form.shown, SharedMaterials) else form.shown.title
    try_to(remove, notice.id, who, "edited", f"材料里去掉“{title}”")


def _take(notice: Notice, who: str) -> None:
    def take() -> None:
        take_materials_draft(notice)

    workbench_material_form.stop()
    try_to(take, notice.id, who, "accepted", _LIST)
