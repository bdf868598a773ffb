"""Teach from a question that failed: pick the clause that answers, or say that the notice does not settle it."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

from guidance.assistant import Assistant
from guidance.ui.list_choice import distinct
from guidance.ui.notice_choice import choose_notice
from guidance.ui.render import render
from guidance.ui.shared_assistant import find_clause, reload_assistant, shared_assistant
from ingest.document import Clause
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.notices.taught_refusals import teach_refusal
from ingest.notices.teach import teach
from ingest.staff_files.faults import FaultsError
from ingest.text.normalise import question_key

ORIGIN = "群众提问"
_NEAREST = 5  # clauses offered
_SCRUBBED = re.compile("〔[^〕]{1,4}〕")  # what stands for a name or number taken out


def start_teaching(question: str) -> None:
    """Open the choice of clauses under a question."""
    st.session_state["teaching"] = question


def draw_outcome() -> None:
    """Show once what became of the last click."""
    outcome = st.session_state.pop("taught", "")
    if outcome:
        st.html(render("teaching_outcome", words=outcome))


def draw_teaching(assistant: Assistant, question: str) -> None:
    """Show the clauses that may answer a question, each with the button that teaches; only under the one opened."""
    if st.session_state.get("teaching") != question:
        return
    with st.container(key="teaching"):
        wording_wanted = _SCRUBBED.sub("", question).strip()
        st.text_input("问法（可以改得更清楚，不要写进姓名电话）", wording_wanted, key="teach-text")
        for notice, clause in _nearest(assistant, question):
            st.html(render("teaching_clause", notice=notice, clause=clause))
            st.button("由这一条回答", key=f"teach-by-{clause.id}", on_click=_teach, args=(assistant, clause.id))
        _draw_any_other(assistant)
        _draw_not_stated(assistant)
        st.button("不教了", key="teach-stop", on_click=_stop)


def _nearest(assistant: Assistant, question: str) -> list[tuple[Notice, Clause]]:
    """The clauses nearest to the question, whatever notice they stand in."""
    understood = assistant.understanding.understand(question)
    everywhere = [notice.id for notice in assistant.notices]
    hits = [hit for ask in understood.asks for hit in assistant.retrieval.search(understood, ask, everywhere, _NEAREST)]
    best_first = dict.fromkeys(hit.clause.id for hit in sorted(hits, key=lambda hit: -hit.score))
    return [found for clause_id in list(best_first)[:_NEAREST] if (found := find_clause(assistant, clause_id))]


def _draw_any_other(assistant: Assistant) -> None:
    """Any clause of any notice, to teach by."""
    with st.container(key="teach-other"):
        notice = choose_notice("别的条款：先选通知", assistant.documents, "teach-notice")
        labels = distinct({clause.id: f"{clause.label}　{clause.words.strip()[:40]}" for clause in notice.clauses})
        chosen = st.selectbox("再选条款", list(labels), format_func=labels.__getitem__, index=None, key="teach-clause")
        st.button(
            "由选定的条款回答",
            key="teach-chosen",
            on_click=_teach,
            args=(assistant, chosen),
            disabled=not chosen,
        )


def _draw_not_stated(assistant: Assistant) -> None:
    """That a notice does not settle the question, to teach by."""
    with st.container(key="teach-none"):
        notice = choose_notice("通知没有写：先选是哪份通知", assistant.notices, "teach-none-notice")
        st.text_input("没有写的是什么（几个字，如“没写退费”）", key="teach-why")
        st.button("通知没有写", key="teach-not-stated", on_click=_teach_refusal, args=(notice,))


def _teach_refusal(notice: Notice) -> None:
    """Have the question refused from now on, and note what became of it for the page to show."""
    text = st.session_state.get("teach-text", "")
    st.session_state["taught"] = _saved(
        lambda: teach_refusal(notice.id, text, st.session_state.get("teach-why", ""), ORIGIN),
        f"已教会：“{text}”，{notice.name} 没有写。有条款回答它时，再教一次条款即可。",
    )


def _teach(assistant: Assistant, clause_id: str) -> None:
    """Have the clause answer the question from now on, and note what became of it for the page to show."""
    st.session_state["taught"] = _outcome_of_teaching(assistant, clause_id, st.session_state.get("teach-text", ""))


def _outcome_of_teaching(assistant: Assistant, clause_id: str, text: str) -> str:
    if earlier := _taught_meanwhile(text):
        return f"没有再保存：刚才已有人教会“{text}”，由 {earlier} 回答。"
    notice = assistant.knowledge.document(clause_id.split("#")[0])
    return _saved(
        lambda: teach(notice.id, text, [clause_id], ORIGIN),
        f"已教会：“{text}”由 {notice.name} {notice.by_id[clause_id].label} 回答。",
    )


def _saved(save: Callable[[], object], done: str) -> str:
    """Save what is taught and let every visitor have it; return `done`, or what came in the way."""
    try:
        save()
    except FaultsError as error:
        return "没有保存：" + "；".join(fault.message for fault in error.faults)
    except (AssistantError, OSError) as error:
        return f"没有保存：{error}"
    _stop()
    try:
        reload_assistant()
    except (AssistantError, OSError) as error:
        return f"已保存，但索引没有更新：{error}。重新启动后生效。"
    return done


def _taught_meanwhile(text: str) -> str:
    """The clause by which another editor has had the question answered since this page was drawn."""
    for notice in shared_assistant().documents:
        for known in notice.questions:
            if question_key(known.text) == question_key(text):
                return f"{notice.name} {notice.by_id[known.clauses[0]].label}"
    return ""


def _stop() -> None:
    st.session_state.pop("teaching", None)
