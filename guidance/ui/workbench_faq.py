"""Tab 常见问题: drafted entries to take, change or drop, and those that readers see, to put right."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from guidance.assistant import Assistant
from guidance.faq.ask_assistant import Asker
from guidance.faq.edit_faq import (
    EditedEntry,
    FaqFile,
    discard_faq_draft,
    faq_draft_path,
    read_entries,
    remove_entry,
    take_entries,
)
from guidance.faq.question_log import Asked, recorded
from guidance.question_drafts.draft_faq import draft_faq
from guidance.ui import workbench_faq_form
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_faq_form import OpenFaqEntry
from guidance.ui.workbench_state import in_words, note
from ingest.errors import AssistantError
from ingest.notices.notice import Notice

_PART = "常见问题"
_DIGEST = re.compile(r"；核对无误后把 sum 改为 \w+")


def draw(assistant: Assistant, notice: Notice, who: str) -> None:
    """Show the draft, or the button that drafts one, then what readers see."""
    try:
        drafted, taken = read_entries(notice, "draft"), read_entries(notice, "taken")
    except AssistantError as error:
        st.html(render("workbench_fault", words=f"常见问题的文件读不出：{in_words(error)}"))
        return
    draw_hint(f"群众在“常见问题”页能看到这份通知的 {sum(bool(each.entry) for each in taken)} 条。")
    if faq_draft_path(notice.id).is_file():
        _draw_draft(assistant, notice, drafted, who)
    elif st.button("起草常见问题", key="draft-faq", type="primary"):
        with st.spinner("正在起草，每一句都要问一遍，约需一分钟……"):
            try_to(lambda: _draft(assistant, notice), notice.id, who, "drafted", _PART)
        st.rerun()
    if taken and st.checkbox(f"看已采用的 {len(taken)} 条", key="faq-taken"):
        for at, entry in enumerate(taken):
            _draw_entry(assistant, notice, "taken", at, entry, who)


def _draft(assistant: Assistant, notice: Notice) -> None:
    draft_faq(Asker(assistant), notice, _asked())


def _asked() -> list[Asked]:
    """What people really asked; a record that is down keeps no draft from being written."""
    try:
        return recorded()
    except AssistantError:
        return []


def _draw_draft(assistant: Assistant, notice: Notice, drafted: Sequence[EditedEntry], who: str) -> None:
    st.html(
        f"<p>起草了 {len(drafted)} 条，回答都是条款原话。不像人问的，改一改再采用；没有用的，不要。"
        "采用时会把问句真的问一遍，由别的条款回答的不采用，留在这里。</p>"
    )
    with st.container(key="faq-acts", horizontal=True, vertical_alignment="center"):
        if st.button(f"全部采用（{len(drafted)} 条）", key="take-faq", type="primary"):
            with st.spinner("正在逐句核对……"):
                _take_all(assistant, notice, drafted, who)
            st.rerun()
        with st.popover("丢弃这份草稿", key="discard-faq"):
            st.html("<p>没有采用的都会丢掉，已采用的不变。</p>")
            st.button("确定丢弃", key="discard-faq-sure", on_click=_discard, args=(notice, who))
    for at, entry in enumerate(drafted):
        _draw_entry(assistant, notice, "draft", at, entry, who)


def _draw_entry(assistant: Assistant, notice: Notice, file: FaqFile, at: int, entry: EditedEntry, who: str) -> None:
    name, form = f"{file}-{at}", OpenFaqEntry(notice.id, file, entry)
    with st.container(key=f"entry-faq-{name}"):
        pieces = [(piece.citation.label, piece.text) for piece in entry.entry.pieces] if entry.entry else []
        faults = [_DIGEST.sub("；请按“修改”，核对后保存", fault) for fault in entry.faults]
        topic = str(entry.values.get("topic", ""))
        st.html(render("workbench_faq", question=entry.question, topic=topic, pieces=pieces, faults=faults))
        with st.container(horizontal=True):
            if file == "draft" and entry.entry:
                st.button("采用", key=f"take-faq-{name}", on_click=_take, args=(assistant, notice, entry, who))
            st.button("修改", key=f"edit-faq-{name}", on_click=workbench_faq_form.start, args=(form,))
            removing = "不要" if file == "draft" else "撤掉"
            st.button(removing, key=f"drop-faq-{name}", on_click=_remove, args=(notice, file, entry, who))
    workbench_faq_form.draw_if_open(form, assistant, notice, who)


def _take(assistant: Assistant, notice: Notice, entry: EditedEntry, who: str) -> None:
    """Take one entry; where its question leads elsewhere, its form opens with what is wrong."""
    form = OpenFaqEntry(notice.id, "draft", entry)
    workbench_faq_form.save(form, entry.values, assistant, notice, who)


def _take_all(assistant: Assistant, notice: Notice, drafted: Sequence[EditedEntry], who: str) -> None:
    taken: list[int] = []

    def take() -> None:
        taken.append(take_entries(notice, [each.values for each in drafted], Asker(assistant)))

    workbench_faq_form.stop()
    if try_to(take, notice.id, who, "accepted", f"{_PART} {len(drafted)} 条"):
        left = len(drafted) - taken[0]
        rest = f"；还有 {left} 条问出来不是由所写的条款回答，留着，改一改再采用" if left else ""
        note(f"已采用 {taken[0]} 条，群众现在就能看到{rest}")


def _remove(notice: Notice, file: FaqFile, entry: EditedEntry, who: str) -> None:
    workbench_faq_form.stop()
    words = f"{_PART}里去掉“{entry.question}”"
    try_to(lambda: remove_entry(notice, file, entry.values), notice.id, who, "edited", words)


def _discard(notice: Notice, who: str) -> None:
    workbench_faq_form.stop()
    try_to(lambda: discard_faq_draft(notice), notice.id, who, "discarded", _PART)
