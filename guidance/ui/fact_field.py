"""One fact asked for: as a question with buttons for its answers, or as a field of a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from guidance.facts.fact_spec import FactSpec
from guidance.ui.escape import as_html, as_label
from guidance.ui.fact_input import as_date, as_int, state, state_unsure
from guidance.ui.session import Talk
from ingest.text.dates import read_date, say_date

_UNSURE = "不知道"
_OPEN = "未填"
_HINTS = {"date": "如 2019年6月15日；只记得年月或年，就只写年月或年", "int": "填整数"}
Answered = Callable[[str, Any], None]


def draw_question(
    id: str, spec: FactSpec, answered: Answered, fault: str = "", why: str = "", current: Any = None, call: bool = False
) -> None:
    """Ask for one fact; `answered` gets its id and the value, or None where the visitor does not know.

    `current` is the value stated before, `call` brings the question to the visitor's eye.
    """
    with st.container(key=f"question-{id}"):
        head = f"<h2{' class=now tabindex=-1' if call else ''}>{as_html(spec.question)}</h2>"
        st.html(f'{head}<p class="soft">{as_html(spec.help)}</p>{_fault(fault)}')
        if spec.answers and spec.type != "list":
            with st.container(horizontal=True, gap="small", key=f"answers-{id}"):
                for value, name in spec.answers.items():
                    style = "primary" if value == current else "secondary"
                    key = f"answer-{id}-{value}"
                    st.button(as_label(name), key=key, on_click=answered, args=(id, value), type=style)
                st.button(spec.not_known, key=f"answer-{id}-unsure", on_click=answered, args=(id, None))
        else:
            _written(id, spec, answered, current)
        if why:
            st.html(f"<details><summary>为什么问这个</summary>{why}</details>")


def draw_field(id: str, spec: FactSpec, mine: Talk) -> None:
    """Show one fact as a field that keeps what is filled in as soon as it is left."""
    key = f"field-{id}"
    change = {"key": key, "on_change": _changed, "args": (mine, id, spec)}
    label, value = as_label(spec.question), mine.typed.get(id, mine.conversation.case.facts.get(id))
    st.session_state[key] = _UNSURE if id in mine.conversation.case.unsure and spec.type in ("enum", "bool") else value
    if spec.type in ("enum", "bool"):
        names = {None: _OPEN, **spec.answers, _UNSURE: spec.not_known}
        st.selectbox(label, list(names), format_func=lambda option: names[option], **change)
    elif spec.type == "list":
        st.session_state[key] = value or []
        st.multiselect(label, list(spec.values), format_func=spec.values.get, placeholder=_OPEN, **change)
    else:
        st.session_state[key] = _shown(spec, value)
        st.text_input(label, placeholder=_HINTS[spec.type], **change)
    st.html(f'<p class="soft">{as_html(spec.help)}</p>{_fault(mine.faults.get(id, ""))}')


def _written(id: str, spec: FactSpec, answered: Answered, current: Any) -> None:
    """A form for what no button can answer: a date, a number, several of many."""
    key, label = f"written-{id}", as_label(spec.label)
    with st.form(f"form-{id}", border=False):
        if spec.type == "list":
            st.multiselect(label, list(spec.values), current, spec.values.get, key=key, placeholder="可选几项")
        else:
            st.text_input(label, _shown(spec, current), key=key, placeholder=_HINTS[spec.type])
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("确定", type="primary", on_click=_submitted, args=(id, spec, key, answered))
            st.form_submit_button(_UNSURE, on_click=answered, args=(id, None))


def _submitted(id: str, spec: FactSpec, key: str, answered: Answered) -> None:
    value = _raw(spec, st.session_state[key])
    if value is not None:
        answered(id, value)


def _changed(mine: Talk, id: str, spec: FactSpec) -> None:
    chosen = st.session_state[f"field-{id}"]
    if chosen == _UNSURE:
        state_unsure(mine, id)
    else:
        state(mine, id, _raw(spec, chosen))
        mine.typed[id] = chosen  # shown again where the value is refused


def _shown(spec: FactSpec, value: Any) -> str:
    """A value as it stands in its field: a date in Chinese, what was refused as it was typed."""
    try:
        return say_date(read_date(value)) if spec.type == "date" and value else "" if value is None else str(value)
    except ValueError:
        return str(value)


def _raw(spec: FactSpec, chosen: Any) -> Any:
    """The chosen value in the form of the contract; None where nothing was chosen."""
    if spec.type == "date":
        return as_date(chosen) or None
    if spec.type == "list":
        return list(chosen) or None
    return as_int(chosen, spec.unit) if spec.type == "int" else chosen


def _fault(message: str) -> str:
    return f'<p class="fault" role="alert">{as_html(message)}</p>' if message else ""
