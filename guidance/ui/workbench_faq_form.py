"""The form of one entry of the FAQ: its question, its topic, and the words of each clause that answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from guidance.assistant import Assistant
from guidance.faq.ask_assistant import Asker
from guidance.faq.edit_faq import EditedEntry, FaqFile, save_entry
from guidance.faq.journey_topics import load_topic_rules
from guidance.staff.audit_log import open_audit_log
from guidance.ui.render import render
from guidance.ui.workbench_state import in_words, note
from ingest.errors import AssistantError
from ingest.notices.notice import Notice

_OPEN, _FAULTS = "workbench-faq", "workbench-faq-faults"
_TALL = 90  # pixels of a blank for a sentence or two
_NONE = ""
Values = dict[str, Any]


@dataclass(frozen=True)
class OpenFaqEntry:
    """The entry that is being changed, and in which file it stands."""

    id: str
    file: FaqFile
    entry: EditedEntry


def start(form: OpenFaqEntry) -> None:
    """Open the form of an entry in place of any other."""
    stop()
    st.session_state[_OPEN] = form


def stop() -> None:
    """Close the form without saving."""
    st.session_state.pop(_OPEN, None)
    st.session_state.pop(_FAULTS, None)


def draw_if_open(form: OpenFaqEntry, assistant: Assistant, notice: Notice, who: str) -> None:
    """Show the form where it is this one that is open."""
    if st.session_state.get(_OPEN) != form:
        return
    values = form.entry.values
    topics = list(load_topic_rules().topics)
    with st.form("faq-entry"):
        for fault in st.session_state.get(_FAULTS, []):
            st.html(render("workbench_fault", words=fault))
        st.text_input("问句", form.entry.question, key="faq-question")
        topic = values.get("topic")
        st.selectbox("主题", topics, topics.index(topic) if topic in topics else 0, key="faq-entry-topic")
        for at, row in enumerate(_rows(values)):
            _draw_row(notice, at, row)
        labels = {_NONE: "（不加）"} | {c.number: f"{c.label}　{c.words.strip()[:30]}" for c in notice.clauses}
        st.selectbox("再加一条来回答", list(labels), format_func=labels.__getitem__, key="faq-more")
        with st.container(horizontal=True):
            label = "采用" if form.file == "draft" else "保存"
            args = (form, assistant, notice, who)
            st.form_submit_button(label, type="primary", on_click=_save, args=args)
            st.form_submit_button("不改了", on_click=stop)


def save(form: OpenFaqEntry, new: Values, assistant: Assistant, notice: Notice, who: str) -> None:
    """Save an entry; where something is wrong with it, its form opens and tells."""
    start(form)
    try:
        faults = save_entry(notice, form.file, form.entry.values, new, Asker(assistant))
        if not faults:
            action = "accepted" if form.file == "draft" else "edited"
            open_audit_log().add(who, action, notice.id, f"常见问题“{form.entry.question}”")
    except (AssistantError, OSError) as error:
        stop()
        note(f"没有保存：{in_words(error)}")
        return
    if faults:
        st.session_state[_FAULTS] = [f"没有保存：{fault}" for fault in faults]
    else:
        stop()


def _draw_row(notice: Notice, at: int, row: Values) -> None:
    """The words of one clause that answer, under the whole of it."""
    number = str(row.get("clause"))
    clause = notice.by_id.get(f"{notice.id}#{number}")
    if clause:
        st.html(render("teaching_clause", notice=notice, clause=clause))
    label = f"用“{clause.label if clause else number}”的哪几句（照抄原文；用整条就空着）"
    st.text_area(label, str(row.get("quote") or ""), key=f"faq-quote-{at}", height=_TALL)
    st.checkbox("不用这一条", key=f"faq-out-{at}")


def _save(form: OpenFaqEntry, assistant: Assistant, notice: Notice, who: str) -> None:
    shown = form.entry.values
    state = st.session_state
    question = " ".join(str(state.get("faq-question") or "").split())
    new = {**shown, "topic": state.get("faq-entry-topic")}
    if question != form.entry.question:  # in words of its own it is no known question any more, nor a shared one
        new = {key: value for key, value in new.items() if key not in ("known", "shared")} | {"question": question}
    rows = [row for at, row in enumerate(_rows(shown)) if not state.get(f"faq-out-{at}")]
    quotes = [state.get(f"faq-quote-{at}") for at in range(len(_rows(shown))) if not state.get(f"faq-out-{at}")]
    answer = [_with_quote(row, str(quote or "")) for row, quote in zip(rows, quotes, strict=True)]
    if more := state.get("faq-more"):
        answer.append({"clause": more, "sum": ""})
    order = [key for key in ("topic", "known", "question", "shared") if key in new]
    save(form, {**{key: new[key] for key in order}, "answer": answer}, assistant, notice, who)


def _with_quote(row: Values, quote: str) -> Values:
    rest = {key: value for key, value in row.items() if key != "quote"}
    return {**rest, "quote": quote.strip()} if quote.strip() else rest


def _rows(values: Values) -> list[Values]:
    answer = values.get("answer")
    return [row for row in answer if isinstance(row, dict)] if isinstance(answer, list) else []
