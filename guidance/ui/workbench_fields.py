"""The entries of a draft, each with its quote, to confirm or to change; no YAML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from guidance.staff.audit_log import open_audit_log
from guidance.ui import workbench_form, workbench_relations, workbench_scope
from guidance.ui.render import render
from guidance.ui.workbench_state import in_words, note
from guidance.ui.workbench_words import FIELD_NAMES, entry_name, entry_sources, entry_words, group_fields
from ingest.drafting.edit_draft import confirm_entries
from ingest.drafting.entry_form import is_list
from ingest.drafting.open_draft import DOUBT, OpenDraft
from ingest.errors import AssistantError
from ingest.notices.check_companions import KEYS_OF_NOTICES
from ingest.text.escape_markup import escape_markdown

Item = tuple[str, Any]


def draw(draft: OpenDraft, who: str) -> None:
    """Show the doubts, then every field by group with what is left to do in it."""
    _draw_doubts(draft, who)
    for group, every in group_fields().items():
        fields = [field for field in every if not (draft.is_standards and field in KEYS_OF_NOTICES)]
        if not fields:
            continue
        st.html(render("heading", words=group))
        sure = [item for item in draft.left() if item[0] in fields and item[1] and not draft.review.why(item[0])]
        if len(sure) > 1:
            label = f"这一组没有疑问的 {len(sure)} 项都对"
            st.button(label, key=f"confirm-group-{group}", on_click=_confirm, args=(draft.id, sure, who, group))
        for field in fields:
            _draw_field(draft, field, who)
        _draw_adding(draft, group, fields, who)
    workbench_relations.draw_companions(draft, who)
    if not draft.is_standards:
        workbench_scope.draw(draft, who)


def _draw_doubts(draft: OpenDraft, who: str) -> None:
    open_doubts = [doubt for doubt in draft.review.doubts if not draft.review.is_confirmed(DOUBT, doubt.message)]
    if not open_doubts:
        return
    st.html(render("heading", words=f"原文的疑点（{len(open_doubts)}）"))
    for at, doubt in enumerate(open_doubts):
        with st.container(key=f"doubt-{at}", horizontal=True, vertical_alignment="center"):
            st.html(render("workbench_doubt", message=doubt.message))
            seen = [(DOUBT, doubt.message)]
            st.button("看过了", key=f"seen-doubt-{at}", on_click=_confirm, args=(draft.id, seen, who, "疑点"))


def _draw_field(draft: OpenDraft, field: str, who: str) -> None:
    entries = draft.entries(field)
    for at, entry in enumerate(entries):
        _draw_entry(draft, field, at, entry, who)
    if entries or not draft.is_missing(field):
        return
    with st.container(key=f"absent-{field}"):
        whys = draft.review.why(field) or ["原文没有写，但通知必须有这一项"]
        name = FIELD_NAMES.get(field, field)
        st.html(render("workbench_entry", name=name, value="", sources=[], whys=whys, is_confirmed=False))
        with st.container(horizontal=True):
            if not draft.is_required(field):
                none = [(field, None)]
                st.button("确实没有", key=f"none-{field}", on_click=_confirm, args=(draft.id, none, who, name))
            st.button("填写", key=f"fill-{field}", on_click=workbench_form.start, args=(draft.id, field, None))
        workbench_form.draw_if_open(draft, field, None, who)


def _draw_entry(draft: OpenDraft, field: str, at: int, entry: dict[str, Any], who: str) -> None:
    done = draft.review.is_confirmed(field, entry)
    labels = {clause.number: clause.label for clause in draft.tree.clauses}
    sources = [(labels.get(number, number), quote_pieces(entry, quote)) for number, quote in entry_sources(entry)]
    with st.container(key=f"entry-{field}-{at}"):
        name, value = entry_name(field, entry), entry_words(field, entry)
        whys = draft.review.why(field)
        st.html(render("workbench_entry", name=name, value=value, sources=sources, whys=whys, is_confirmed=done))
        with st.container(horizontal=True):
            if not done:
                args = (draft.id, [(field, entry)], who, name)
                st.button("对", key=f"confirm-{field}-{at}", on_click=_confirm, args=args)
            st.button("修改", key=f"edit-{field}-{at}", on_click=workbench_form.start, args=(draft.id, field, entry))
        workbench_form.draw_if_open(draft, field, entry, who)


def quote_pieces(entry: dict[str, Any], quote: str) -> list[tuple[str, bool]]:
    """Return a quote in pieces, the value of its entry marked where it stands in it; nothing where it is the value."""
    value = str(entry.get("value") or "")
    if quote == value:
        return []
    before, found, after = quote.partition(value) if value else (quote, "", "")
    return [(text, is_value) for text, is_value in ((before, False), (found, True), (after, False)) if text]


def _draw_adding(draft: OpenDraft, group: str, fields: Sequence[str], who: str) -> None:
    """A way to add what the draft lacks: a further entry of a list, or a field that is absent."""
    options = [field for field in fields if is_list(field) or not draft.entries(field)]
    options = [field for field in options if draft.entries(field) or not draft.is_missing(field)]
    if options:
        with st.container(key=f"add-{group}", horizontal=True):
            for field in options:
                label = escape_markdown(f"添加{FIELD_NAMES.get(field, field)}")
                st.button(
                    label,
                    key=f"add-{field}",
                    on_click=workbench_form.start,
                    args=(draft.id, field, None),
                    type="tertiary",
                )
    for field in options:
        workbench_form.draw_if_open(draft, field, None, who)


def _confirm(id: str, items: Sequence[Item], who: str, words: str) -> None:
    try:
        confirm_entries(id, items, who)
        open_audit_log().add(who, "confirmed", id, words if len(items) == 1 else f"{words}，{len(items)} 项")
    except (AssistantError, OSError) as error:
        note(f"没有保存：{in_words(error)}")
