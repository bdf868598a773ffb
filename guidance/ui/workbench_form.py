"""The form of one entry: a blank for each value, the clause it comes from and the words quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from guidance.staff.audit_log import open_audit_log
from guidance.ui.render import render
from guidance.ui.workbench_state import in_words, note
from guidance.ui.workbench_words import FIELD_NAMES, PART_NAMES, WINDOW_KINDS, entry_words, typed_words
from ingest.drafting.edit_draft import EditConflictError, EntryChange, change_entry
from ingest.drafting.entry_form import EntryPart, parts_of, read_part
from ingest.drafting.open_draft import OpenDraft
from ingest.errors import AssistantError

_OPEN, _FAULTS = "workbench-form", "workbench-form-faults"
_TALL = 90  # pixels of a blank that takes more than a few words
Entry = dict[str, Any]


@dataclass(frozen=True)
class OpenForm:
    """The entry that is being changed, as it was shown; None for a new one."""

    id: str
    field: str
    shown: Entry | None


def start(id: str, field: str, shown: Entry | None) -> None:
    """Open the form of an entry in place of any other."""
    stop()
    st.session_state[_OPEN] = OpenForm(id, field, shown)


def stop() -> None:
    """Close the form without saving."""
    st.session_state.pop(_OPEN, None)
    st.session_state.pop(_FAULTS, None)


def draw_if_open(draft: OpenDraft, field: str, entry: Entry | None, who: str) -> None:
    """Show the form where it is open for this very entry."""
    form = st.session_state.get(_OPEN)
    if form != OpenForm(draft.id, field, entry):
        return
    parts = parts_of(field)
    with st.form(f"form-{field}"):
        for fault in st.session_state.get(_FAULTS, []):
            st.html(render("workbench_fault", words=fault))
        for part in parts:
            _draw_part(draft, field, part, entry)
        with st.container(horizontal=True):
            st.form_submit_button("保存", type="primary", on_click=_save, args=(form, parts, who))
            st.form_submit_button("不改了", on_click=stop)
            if entry is not None:
                st.form_submit_button("原文没有这一项，删去", on_click=_remove, args=(form, who))


def _draw_part(draft: OpenDraft, field: str, part: EntryPart, entry: Entry | None) -> None:
    label, key = _label(part), _key(field, part)
    value = _value(entry or {}, part.path)
    if part.kind == "clause":
        labels = {clause.number: f"{clause.label}　{clause.words.strip()[:30]}" for clause in draft.tree.clauses}
        options = ["", *labels]
        index = options.index(str(value)) if str(value) in labels else 0
        st.selectbox(label, options, index=index, format_func=lambda number: labels.get(number, "（请选）"), key=key)
    elif part.kind == "choice":
        index = part.choices.index(value) if value in part.choices else 0
        st.selectbox(label, part.choices, index=index, format_func=lambda kind: WINDOW_KINDS.get(kind, kind), key=key)
    elif part.kind == "quote":
        st.text_area(label, typed_words(value), key=key, height=_TALL)
    else:
        st.text_input(label, typed_words(value), key=key)


def _label(part: EntryPart) -> str:
    names = [PART_NAMES.get(name, name) for name in part.path]
    return names[0] if part.path[1:] in ((), ("value",)) else "：".join(names)


def _save(form: OpenForm, parts: tuple[EntryPart, ...], who: str) -> None:
    faults: list[str] = []
    new: Entry = {}
    for part in parts:
        try:
            value = read_part(part, str(st.session_state.get(_key(form.field, part)) or ""))
        except ValueError as error:
            faults.append(f"{_label(part)}：{error}")
            continue
        if value is not None:
            _put(new, part.path, value)
        elif not part.is_optional:
            faults.append(f"{_label(part)}：不能空着")
    new = {key: value for key, value in new.items() if not isinstance(value, dict) or "value" in value}
    _change(form, _with_quotes(new, form.shown or {}), who, faults)


def _remove(form: OpenForm, who: str) -> None:
    _change(form, None, who, [])


def _change(form: OpenForm, new: Entry | None, who: str, faults: list[str]) -> None:
    """Write the change where nothing is wrong with it; what is wrong stands above the form, which keeps what it has."""
    try:
        faults = faults or change_entry(form.id, EntryChange(form.field, form.shown, new), who)
        if not faults:
            name = FIELD_NAMES.get(form.field, form.field)
            detail = f"{name}改为“{entry_words(form.field, new)}”" if new else f"删去{name}"
            open_audit_log().add(who, "edited", form.id, detail)
    except EditConflictError as error:
        note(f"没有保存：{error}。您填的是“{entry_words(form.field, new or {})}”")
        stop()
        return
    except (AssistantError, OSError) as error:
        faults = [in_words(error)]
    if faults:
        st.session_state[_FAULTS] = [f"没有保存：{fault}" for fault in faults]
    else:
        stop()


def _with_quotes(new: Entry, shown: Mapping[str, Any]) -> Entry:
    """The entry with the quotes that its nested values had, for those that have not changed."""
    for key, value in new.items():
        before = shown.get(key)
        if isinstance(value, dict) and isinstance(before, dict) and {**before, **value} == before:
            new[key] = before
    return new


def _key(field: str, part: EntryPart) -> str:
    return f"form-{field}-{'-'.join(part.path)}"


def _value(entry: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    found: Any = entry
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _put(entry: Entry, path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        entry = entry.setdefault(name, {})
    entry[path[-1]] = value
