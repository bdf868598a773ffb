"""Teach from a question that failed: pick the clause that answers, and everybody is answered from then on."""

from __future__ import annotations

import re

import streamlit as st

from guidance.assistant import Assistant
from guidance.ui.escape import as_html
from guidance.ui.shared_assistant import assistant, find_clause, renew
from ingest.document import Clause
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.notices.teach import teach
from ingest.staff_files.faults import FaultsError
from ingest.text.normalise import question_key

ORIGIN = "群众提问"
_NEAR = 5
_GONE = re.compile("〔[^〕]{1,4}〕")


def start(question: str) -> None:
    """Open the choice of clauses under a question."""
    st.session_state["teaching"] = question


def draw_said() -> None:
    """Show once what became of the last click."""
    said = st.session_state.pop("taught", "")
    if said:
        st.html(f'<p class="card" role="status">{as_html(said)}</p>')


def draw_teaching(shared: Assistant, question: str) -> None:
    """Show the clauses that may answer a question, each with the button that teaches; only under the one opened."""
    if st.session_state.get("teaching") != question:
        return
    with st.container(key="teaching"):
        st.text_input("问法（可以改得更清楚，不要写进姓名电话）", _GONE.sub("", question).strip(), key="teach-text")
        for notice, clause in _near(shared, question):
            st.html(_shown(notice, clause))
            st.button("由这一条回答", key=f"teach-by-{clause.id}", on_click=_teach, args=(shared, clause.id))
        _any_other(shared)
        st.button("不教了", key="teach-stop", on_click=_stop)


def _near(shared: Assistant, question: str) -> list[tuple[Notice, Clause]]:
    """The clauses nearest to the question, whatever notice they stand in."""
    asked, every = shared.understanding.understand(question), [n.id for n in shared.notices]
    hits = [hit for ask in asked.asks for hit in shared.retrieval.search(asked, ask, every, _NEAR)]
    best = dict.fromkeys(hit.clause.id for hit in sorted(hits, key=lambda hit: -hit.score))
    return [found for id in list(best)[:_NEAR] if (found := find_clause(shared, id))]


def _any_other(shared: Assistant) -> None:
    names = {n.id: n.name for n in shared.notices}
    with st.container(key="teach-other"):
        notice = shared.knowledge.notice(
            st.selectbox("别的条款：先选通知", list(names), format_func=names.get, key="teach-notice")
        )
        labels = {c.id: f"{c.label}　{c.words.strip()[:40]}" for c in notice.clauses}
        chosen = st.selectbox("再选条款", list(labels), format_func=labels.get, index=None, key="teach-clause")
        st.button("由选定的条款回答", key="teach-chosen", on_click=_teach, args=(shared, chosen), disabled=not chosen)


def _shown(notice: Notice, clause: Clause) -> str:
    label, words = as_html(f"{notice.name}　{clause.label}"), as_html(clause.words.strip())
    return f'<div class="inset"><p class="label">{label}</p><p>{words}</p></div>'


def _teach(shared: Assistant, clause: str) -> None:
    text = st.session_state.get("teach-text", "")
    notice = clause.split("#")[0]
    if earlier := _taught_meanwhile(text):
        st.session_state["taught"] = f"没有再保存：刚才已有人教会“{text}”，由 {earlier} 回答。"
        return
    try:
        teach(notice, text, [clause], ORIGIN)
    except FaultsError as error:
        st.session_state["taught"] = "没有保存：" + "；".join(fault.message for fault in error.faults)
        return
    except (AssistantError, OSError) as error:
        st.session_state["taught"] = f"没有保存：{error}"
        return
    _stop()
    label = shared.knowledge.notice(notice).by_id[clause].label
    try:
        renew()
        st.session_state["taught"] = f"已教会：“{text}”由 {shared.knowledge.notice(notice).name} {label} 回答。"
    except (AssistantError, OSError) as error:
        st.session_state["taught"] = f"已保存，但索引没有更新：{error}。重新启动后生效。"


def _taught_meanwhile(text: str) -> str:
    """The clause by which another editor has had the question answered since this page was drawn."""
    for notice in assistant().notices:
        for known in notice.questions:
            if question_key(known.text) == question_key(text):
                return f"{notice.name} {notice.by_id[known.clauses[0]].label}"
    return ""


def _stop() -> None:
    st.session_state.pop("teaching", None)
