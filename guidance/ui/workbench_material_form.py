"""The form of one paper, of one place for papers, or of what many papers share, with its clause beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from guidance.materials_drafts.edit_materials import (
    MaterialChange,
    MaterialPart,
    MaterialPartName,
    change_material,
    start_list,
)
from guidance.staff.audit_log import open_audit_log
from guidance.ui.render import render
from guidance.ui.workbench_blanks import MaterialBlank, draw_blank, in_labels, read_blank
from guidance.ui.workbench_state import in_words, note
from ingest.errors import AssistantError
from ingest.notices.notice import Notice

_OPEN, _FAULTS = "workbench-material", "workbench-material-faults"
_NAMES: dict[MaterialPartName, str] = {"items": "材料", "places": "装在哪里", "shared": "许多材料都要的"}
_CLAUSE = "material-clause"
Values = dict[str, Any]


@dataclass(frozen=True)
class OpenMaterial:
    """The part of a list that is being changed, as it was shown; of a new one the clause and the words to begin with.

    `is_first` tells that there is no list yet: one begins with this paper.
    """

    id: str
    part: MaterialPartName
    shown: MaterialPart | None = None
    clause: str = ""
    quote: str = ""
    is_first: bool = False

    @property
    def values(self) -> Values:
        """What stands in the form at first."""
        if self.shown is None:
            return {"clause": self.clause, "quote": self.quote}
        return self.shown.model_dump(by_alias=True, exclude_defaults=True)


def start(form: OpenMaterial) -> None:
    """Open a form in place of any other."""
    stop()
    st.session_state[_OPEN] = form


def stop() -> None:
    """Close the form without saving."""
    for key in (_OPEN, _FAULTS, _CLAUSE):
        st.session_state.pop(key, None)


def draw_if_open(form: OpenMaterial, notice: Notice, blanks: tuple[MaterialBlank, ...], who: str) -> None:
    """Show the form where it is this one that is open."""
    if st.session_state.get(_OPEN) != form:
        return
    values = form.values
    labels = {clause.number: f"{clause.label}　{clause.words.strip()[:30]}" for clause in notice.clauses}
    with st.container(key="material-form"):
        for fault in st.session_state.get(_FAULTS, []):
            st.html(render("workbench_fault", words=fault))
        own = values["clause"]
        names = labels if own in labels or not own else {own: own, **labels}  # one of a companion document
        index = list(names).index(own) if own in names else 0
        number = st.selectbox("出自哪一条", list(names), index, format_func=names.__getitem__, key=_CLAUSE)
        left, right = st.columns([3, 2])
        with right:
            _draw_clause(notice, number, values)
        with left, st.form("material", border=False):
            for blank in blanks:
                draw_blank(blank, values.get(blank.key), _key(blank))
            with st.container(horizontal=True):
                args = (form, notice, blanks, who)
                st.form_submit_button("保存", type="primary", on_click=_save, args=args)
                st.form_submit_button("不改了", on_click=stop)


def _draw_clause(notice: Notice, number: str, values: Values) -> None:
    """The words of the clause chosen, those quoted marked."""
    clause = notice.by_id.get(f"{notice.id}#{number}")
    if clause is None:
        return
    quote = str(values.get("quote") or "")
    before, found, after = clause.words.partition(quote) if quote else (clause.words, "", "")
    pieces = [(text, is_quoted) for text, is_quoted in ((before, False), (found, True), (after, False)) if text]
    st.html(render("workbench_clause", label=clause.label, pieces=pieces))


def _save(form: OpenMaterial, notice: Notice, blanks: tuple[MaterialBlank, ...], who: str) -> None:
    new, faults = _typed(form, blanks)
    title = str(new.get("title") or new.get("note") or new.get("quote") or "")
    try:
        faults = faults or _write(form, notice, new)
        if not faults:
            open_audit_log().add(who, "edited", form.id, f"{_NAMES[form.part]}“{title}”")
    except (AssistantError, OSError) as error:
        note(f"没有保存：{in_words(error)}。您填的是“{title}”")
        stop()
        return
    if faults:
        st.session_state[_FAULTS] = [f"没有保存：{in_labels(fault, blanks)}" for fault in faults]
    else:
        stop()


def _write(form: OpenMaterial, notice: Notice, new: Values) -> list[str]:
    if form.is_first:
        return start_list(notice, new)
    return change_material(notice, MaterialChange(form.part, form.shown, new))


def _typed(form: OpenMaterial, blanks: tuple[MaterialBlank, ...]) -> tuple[Values, list[str]]:
    """The values as they are written in the file, and what cannot be read; values without a blank stay."""
    shown, faults = form.values, []
    own = {blank.key for blank in blanks}
    new: Values = {key: value for key, value in shown.items() if key not in own}
    new["clause"] = st.session_state[_CLAUSE]
    for blank in blanks:
        try:
            value = read_blank(blank, st.session_state.get(_key(blank)))
        except ValueError as error:
            faults.append(str(error))
            continue
        if value is not None and (blank.key, value) != ("handed", "paper"):
            new[blank.key] = value
    needed = [blank for blank in blanks if blank.key in ("title", "quote")]
    faults += [f"{blank.label}：不能空着" for blank in needed if not new.get(blank.key)]
    order = [key for key in (*shown, *(blank.key for blank in blanks), *new) if key in new]
    return {key: new[key] for key in dict.fromkeys(order)}, faults


def _key(blank: MaterialBlank) -> str:
    return f"material-blank-{blank.key}"
