"""The last step of the check: the result, the years as a picture, every condition folded, and what to keep."""

from __future__ import annotations

from datetime import date

import streamlit as st

from guidance.assistant import Assistant
from guidance.documents.verdict_report import CheckResult, as_docx, as_markdown
from guidance.eligibility.closest_route import closest_route
from guidance.eligibility.questions_to_come import questions_to_come
from guidance.eligibility.service_years import Service, services
from guidance.eligibility.verdict import Verdict
from guidance.rules.pack import Pack
from guidance.ui.check_review import restart
from guidance.ui.facts_summary import facts_in_words
from guidance.ui.session import Talk
from guidance.ui.shared_assistant import disclaimer
from guidance.ui.verdict_view import card, routes, service_bars, tree

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw_result(assistant: Assistant, talk: Talk, verdict: Verdict, pack: Pack, today: date) -> None:
    """Show the verdict with all that is behind it; where questions are left, the way back to them first."""
    st.html(card(verdict, pack))
    with st.container(key="result-tools", horizontal=True):
        if questions_to_come(verdict).count:
            st.button("接着答", key="step-on", on_click=talk.steps.go_to, args=("questions",), type="primary")
        st.button("改填的情况", key="step-review", on_click=talk.steps.go_to, args=("review",))
        st.button("重新开始", key="restart", on_click=restart, args=(talk,))
    if service := _shown_years(verdict):
        st.html("<h2>年限</h2>" + service_bars(service, pack))
    st.html(f"<h2>各项条件</h2>{tree(verdict, pack)}{routes(verdict, pack)}")
    stated = facts_in_words(pack.vocabulary, verdict.evaluation.facts.values, talk.conversation.case.unsure)
    if stated:
        _draw_downloads(CheckResult(verdict, pack, stated, disclaimer(assistant, pack.notice)), today)


def _shown_years(verdict: Verdict) -> Service | None:
    """The length of service of the route that the applicant goes by or comes closest to."""
    found, closest = services(verdict), closest_route(verdict)
    if verdict.excluded or not found:
        return None
    return next((each for each in found if closest and each.route == closest.route.id), found[0])


def _draw_downloads(result: CheckResult, today: date) -> None:
    name = f"资格自查-{result.pack.id}-{today:%Y%m%d}"
    st.html("<h2>保存结果</h2>")
    with st.container(horizontal=True, key="keep-result"):
        st.download_button("下载 Word 文档", lambda: as_docx(result, today), f"{name}.docx", _DOCX, on_click="ignore")
        markdown = as_markdown(result, today)
        st.download_button("下载 Markdown", markdown, f"{name}.md", "text/markdown", on_click="ignore")
