"""One fact asked for: as a question with buttons for its answers, or as a field of a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from guidance.extraction.typed_values import read_typed_date, read_typed_dates, read_typed_integer
from guidance.facts.fact_spec import FactSpec
from guidance.ui.render import render
from guidance.ui.session import Talk
from guidance.ui.stated_facts import state_fact, state_unsure
from ingest.text.dates import read_date, say_date
from ingest.text.escape_markup import escape_markdown

_UNSURE = "不知道"
_NOT_STATED = "未填"
_HINTS = {
    "date": "如 2019年6月15日，或 2019年6月",
    "int": "填数字，如 3",
    "dates": "一项一个日期，用顿号隔开，如 2021年3月、2022年；没有填 0",
}
AnswerTaker = Callable[[str, Any], None]


@dataclass(frozen=True)
class FactQuestion:
    """A question for one fact.

    `text` asks it, `help` explains it, and `answers` are the ready ones, value → words; without any it is answered in
    writing. `current` is the value stated before and `refusal` why the last one was refused; `reasons` are the clauses
    it is asked for, each as id, label and words; `focused` brings the question to the visitor's eye.
    """

    fact: str
    spec: FactSpec
    text: str
    help: str
    answers: Mapping[Any, str]
    current: Any = None
    refusal: str = ""
    reasons: Sequence[tuple[str, str, str]] = ()
    focused: bool = False


def draw_question(question: FactQuestion, take_answer: AnswerTaker) -> None:
    """Ask for one fact; `take_answer` gets its id and the value, or None where the visitor does not know."""
    with st.container(key=f"question-{question.fact}"):
        st.html(render("fact_question", question=question))
        if question.answers:
            draw_answers(question.fact, question.answers, question.spec.not_known, take_answer, question.current)
        else:
            _draw_form(question, take_answer)
        if question.reasons:
            st.html(render("question_reasons", reasons=question.reasons))


def draw_field(fact: str, spec: FactSpec, talk: Talk) -> None:
    """Show one fact as a field that stores what is filled in as soon as the visitor leaves it."""
    key = f"field-{fact}"
    value = talk.typed_values.get(fact, talk.conversation.case.facts.get(fact))
    label, stored = escape_markdown(spec.question), (talk, fact, spec)
    if spec.type in ("enum", "bool"):
        st.session_state[key] = _UNSURE if fact in talk.conversation.case.unsure else value
        names = {None: _NOT_STATED, **spec.answers, _UNSURE: spec.not_known}
        st.selectbox(label, list(names), format_func=names.__getitem__, key=key, on_change=_store, args=stored)
    elif spec.type == "list":
        st.session_state[key] = value or []
        st.multiselect(
            label,
            list(spec.values),
            format_func=spec.values.__getitem__,
            placeholder=_NOT_STATED,
            key=key,
            on_change=_store,
            args=stored,
        )
    else:
        st.session_state[key] = _as_typed(spec, value)
        st.text_input(label, placeholder=_HINTS[spec.type], key=key, on_change=_store, args=stored)
    st.html(render("field_help", help=spec.help, refusal=talk.refusals.get(fact, "")))


def draw_answers(
    fact: str, answers: Mapping[Any, str], not_known: str, take_answer: AnswerTaker, current: Any = None
) -> None:
    """Show a button for each answer, by its value, and one for who does not know; the `current` one stands out."""
    with st.container(horizontal=True, gap="small", key=f"answers-{fact}"):
        for value, name in answers.items():
            st.button(
                escape_markdown(name),
                key=f"answer-{fact}-{value}",
                on_click=take_answer,
                args=(fact, value),
                type="primary" if value == current else "secondary",
            )
        st.button(not_known, key=f"answer-{fact}-unsure", on_click=take_answer, args=(fact, None))


def _draw_form(question: FactQuestion, take_answer: AnswerTaker) -> None:
    """A form for what no button can answer: a date, a number, several of many."""
    fact, spec, current = question.fact, question.spec, question.current
    key, label = f"written-{fact}", escape_markdown(spec.label)
    with st.form(f"form-{fact}", border=False):
        if spec.type == "list":
            names = spec.values.__getitem__
            st.multiselect(label, list(spec.values), current, names, key=key, placeholder="可选几项")
        else:
            st.text_input(label, _as_typed(spec, current), key=key, placeholder=_HINTS[spec.type])
        with st.container(horizontal=True, gap="small"):
            submitted = (fact, spec, key, take_answer)
            st.form_submit_button("确定", type="primary", on_click=_submit, args=submitted)
            st.form_submit_button(_UNSURE, on_click=take_answer, args=(fact, None))


def _submit(fact: str, spec: FactSpec, key: str, take_answer: AnswerTaker) -> None:
    value = _in_contract_form(spec, st.session_state[key])
    if value is not None:
        take_answer(fact, value)


def _store(talk: Talk, fact: str, spec: FactSpec) -> None:
    chosen = st.session_state[f"field-{fact}"]
    if chosen == _UNSURE:
        state_unsure(talk, fact)
    else:
        state_fact(talk, fact, _in_contract_form(spec, chosen))
        talk.typed_values[fact] = chosen  # shown again where the value is refused


def _as_typed(spec: FactSpec, value: Any) -> str:
    """A value as it stands in its field: a date in Chinese, what was refused as it was typed."""
    if value is None:
        return ""
    if spec.type == "dates" and isinstance(value, list):
        return "、".join(map(_date_as_typed, value)) or "0"
    return _date_as_typed(value) if spec.type == "date" and value else str(value)


def _date_as_typed(stated: str) -> str:
    try:
        return say_date(read_date(stated))
    except ValueError:
        return stated


def _in_contract_form(spec: FactSpec, chosen: Any) -> Any:
    """The chosen value in the form of the contract; None where nothing was chosen."""
    match spec.type:
        case "date":
            return read_typed_date(chosen) or None
        case "dates":
            return read_typed_dates(chosen)
        case "list":
            return list(chosen) or None
        case "int":
            return read_typed_integer(chosen, spec.unit)
    return chosen
