"""Tab 问题: questions drafted for a notice under the clauses that answer them; those chosen are learnt at once."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from guidance.assistant import Assistant
from guidance.faq.ask_assistant import Asker
from guidance.question_drafts.draft_questions import ORIGIN, draft_questions
from guidance.question_drafts.write_question_draft import question_draft_path, write_question_draft
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.shared_assistant import reload_assistant
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_state import in_words, note
from ingest.errors import AssistantError
from ingest.notices.known_questions import load_questions
from ingest.notices.notice import KnownQuestion, Notice
from ingest.notices.teach import teach_all
from ingest.text.escape_markup import escape_markdown


def draw(assistant: Assistant, notice: Notice, who: str) -> None:
    """Show how many questions the notice knows, and its draft or the button that drafts one."""
    draw_hint(f"现在认得 {len(notice.questions)} 种问法。问法越多，群众换个说法也越答得准。")
    if question_draft_path(notice).is_file():
        _draw_draft(notice, who)
    elif st.button("起草群众的问法", key="draft-questions", type="primary"):
        with st.spinner("正在起草，每一句都要问一遍，约需一分钟……"):
            try_to(lambda: _draft(assistant, notice), notice.id, who, "drafted", "群众问法")
        st.rerun()


def _draft(assistant: Assistant, notice: Notice) -> None:
    write_question_draft(draft_questions(Asker(assistant), notice), notice)


def _draw_draft(notice: Notice, who: str) -> None:
    try:
        questions = load_questions(question_draft_path(notice), notice.id, notice.clauses)
    except AssistantError as error:
        st.html(render("workbench_fault", words=f"问法草稿读不出：{in_words(error)}"))
        return
    st.html(f"<p>起草了 {len(questions)} 句。不像人问的、答非所问的，去掉勾；其余的采用后马上认得。</p>")
    with st.form("drafted", border=False):
        for clause_id, asked in groupby(questions, key=lambda question: question.clauses[0]):
            st.html(render("teaching_clause", notice=notice, clause=notice.by_id[clause_id]))
            for question in asked:
                st.checkbox(escape_markdown(question.text), True, key=f"drafted-{question.id}")
        st.form_submit_button("采用勾选的，其余丢弃", type="primary", on_click=_take, args=(notice, questions, who))


def _take(notice: Notice, questions: tuple[KnownQuestion, ...], who: str) -> None:
    chosen = [question for question in questions if st.session_state.get(f"drafted-{question.id}")]
    refused: list[str] = []

    def take() -> None:
        wanted = [(question.text, question.clauses) for question in chosen]
        refused.extend(fault.message for fault in teach_all(notice.id, wanted, ORIGIN))
        question_draft_path(notice).unlink(missing_ok=True)

    if not try_to(take, notice.id, who, "accepted", f"群众问法 {len(chosen)} 句"):
        return
    try:
        reload_assistant()
    except Exception as error:  # whatever keeps the folder from being served, the last good one is
        note(f"已保存，但页面还在用原来的内容：{in_words(error)}")
        return
    note("；".join([f"已采用 {len(chosen) - len(refused)} 句，现在就认得", *refused]))
