"""Page 资格自查: state facts, see the verdict and every condition behind it, keep the result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.clock import this_day
from guidance.documents.verdict_report import CheckResult, as_docx, as_markdown
from guidance.eligibility.check import check
from guidance.eligibility.service_years import services
from guidance.eligibility.verdict import Verdict
from guidance.rules.pack import Pack
from guidance.ui.fact_field import draw_field
from guidance.ui.facts_summary import draw_summary, facts_in_words
from guidance.ui.next_question import draw_next_question
from guidance.ui.notice_choice import choose_notice_in_view
from guidance.ui.page_frame import draw_hint
from guidance.ui.session import Talk, current_talk
from guidance.ui.shared_assistant import disclaimer, shared_assistant
from guidance.ui.stated_facts import parse_stated, settled_facts, state_fact, state_unsure
from guidance.ui.verdict_view import card, routes, service_bars, tree

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def page() -> st.Page:
    """Return this page for the navigation, or to be switched to."""
    return st.Page(draw, title="资格自查", url_path="check")


def draw() -> None:
    """Show the check of the chosen notice for the facts stated so far."""
    assistant, today = shared_assistant(), this_day()
    talk = current_talk()
    st.html("<h1>资格自查</h1><p>逐项回答，马上看到结论和每个条件的出处。填的内容只留在这个页面里，关掉就没有了。</p>")
    pack = _choose_pack(assistant, talk)
    if pack is None:
        draw_hint("还没有哪份通知可以自查。条件请看通知原文，或到“问答”里问。")
        return
    facts = parse_stated(talk, pack.vocabulary, today)
    verdict = check(assistant.knowledge.check_models[pack.id], facts, today)
    stated = facts_in_words(pack.vocabulary, facts.values, talk.conversation.case.unsure)
    if stated:
        st.html(card(verdict, pack))
    draw_next_question(talk, verdict, pack, partial(_take_answer, talk))
    if talk.changing_fact:
        st.button("不改了", key="keep", on_click=_change, args=(talk, None))
    if stated:
        _draw_stated(talk, stated, verdict, pack)
    _draw_form(talk, verdict, pack)
    _draw_conditions(verdict, pack)
    if facts.values:
        _draw_downloads(CheckResult(verdict, pack, stated, disclaimer(assistant, pack.notice)), today)


def _choose_pack(assistant: Assistant, talk: Talk) -> Pack | None:
    notices = assistant.knowledge.with_packs()
    notice = choose_notice_in_view("按哪个通知自查", assistant, talk, notices, "check-notice")
    if notice is None:
        return None
    pack = assistant.knowledge.packs[notice.id]
    draw_hint(pack.notice.title)
    return pack


def _take_answer(talk: Talk, fact: str, value: Any) -> None:
    if value is None:
        state_unsure(talk, fact)
    else:
        state_fact(talk, fact, value)


def _change(talk: Talk, fact: str | None) -> None:
    talk.changing_fact = fact
    talk.refusals.clear()
    talk.typed_values.clear()


def _draw_stated(talk: Talk, stated: Mapping[str, str], verdict: Verdict, pack: Pack) -> None:
    st.html("<h2>您填的情况</h2>")
    heard_words = talk.conversation.case.words
    draw_summary(pack.vocabulary, stated, partial(_change, talk), heard_words, verdict.assumed)
    st.button("重新开始", key="restart", on_click=_restart, args=(talk,))


def _restart(talk: Talk) -> None:
    talk.conversation.case = ApplicantCase()
    _change(talk, None)


def _draw_form(talk: Talk, verdict: Verdict, pack: Pack) -> None:
    """Every fact that still matters and every fact stated, as one form; what stops mattering is gone."""
    wanted = {*verdict.missing, *verdict.assumed, *settled_facts(talk)}
    if verdict.missing:
        wanted |= {assumption.fact for assumption in pack.rules.assumed}
    with st.expander("一次填完", key="form", type="compact", on_change="rerun") as form:
        if form.open:
            draw_hint("填到不影响结论的，其余各项会自己消失。")
            for fact in (fact for fact in pack.vocabulary if fact in wanted):
                draw_field(fact, pack.vocabulary[fact], talk)


def _draw_conditions(verdict: Verdict, pack: Pack) -> None:
    on_the_way = services(verdict)
    if on_the_way:
        st.html("<h2>年限</h2>" + service_bars(on_the_way[0], pack))
    st.html(f"<h2>各项条件</h2>{tree(verdict, pack)}")
    st.html(f"<h2>各条途径</h2>{routes(verdict, pack)}")


def _draw_downloads(result: CheckResult, today: date) -> None:
    name = f"资格自查-{result.pack.id}-{today:%Y%m%d}"
    st.html("<h2>保存结果</h2>")
    with st.container(horizontal=True, key="keep-result"):
        st.download_button("下载 Word 文档", lambda: as_docx(result, today), f"{name}.docx", _DOCX, on_click="ignore")
        markdown = as_markdown(result, today)
        st.download_button("下载 Markdown", markdown, f"{name}.md", "text/markdown", on_click="ignore")
