"""What comes after a result: days, site, office, the papers to prepare, and the result to take along or to show."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

import streamlit as st

from guidance.assistant import Assistant
from guidance.documents.deadlines import deadlines
from guidance.documents.ics import as_ics
from guidance.documents.qr_code import qr_code
from guidance.documents.verdict_report import CheckResult, as_docx, as_markdown
from guidance.eligibility.closest_route import closest_route
from guidance.eligibility.verdict import Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.rules.pack import Pack
from guidance.ui.facts_summary import facts_in_words
from guidance.ui.render import render
from guidance.ui.session import Talk
from guidance.ui.shared_assistant import disclaimer
from guidance.ui.site_address import clause_address
from guidance.ui.window_words import is_shut, time_left, window_spans
from ingest.notices.notice import Notice
from ingest.text.dates import say_day

_PRINT = '<div class="acts"><button type="button" data-print><p>打印或存成 PDF</p></button></div>'
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw_next_steps(
    assistant: Assistant, talk: Talk, verdict: Verdict, pack: Pack, today: date, materials: st.Page | None
) -> None:
    """Show what to do now: by when and where, whom to ask, which papers, and the result as a file and in large type."""
    notice, applies = pack.notice, verdict.verdict in ("eligible", "unknown")
    st.html(
        render(
            "next_steps",
            applies=applies,
            shut=is_shut(notice, today),
            spans=window_spans(notice) or "通知没有写申报时间",
            left=time_left(notice, today),
            sites=notice.sites,
            contact=notice.contact,
        )
    )
    stated = facts_in_words(pack.vocabulary, verdict.evaluation.facts.values, talk.conversation.case.unsure)
    with st.container(key="next-steps", horizontal=True):
        if applies:
            if materials and notice.id in assistant.materials:
                _draw_materials_door(talk, notice, materials)
            _draw_calendar(assistant, notice, today)
    if stated:
        closest = closest_route(verdict)
        address = clause_address(closest.route.clause if closest else notice.clauses[0].id)
        _draw_taking_along(CheckResult(verdict, pack, stated, disclaimer(assistant, notice), address), today)


def _draw_materials_door(talk: Talk, notice: Notice, materials: st.Page) -> None:
    if st.button("我要交的材料", key="my-materials", icon=":material/checklist:"):
        talk.notice_in_view = notice.id
        st.switch_page(materials)


def _draw_calendar(assistant: Assistant, notice: Notice, today: date) -> None:
    """The days to come as a calendar file; nothing where all are over."""
    if not any(deadline.day >= today for deadline in deadlines(notice)):
        return
    st.download_button(
        "把日期加到日历",
        lambda: as_ics(notice, today, disclaimer(assistant, notice)),
        f"申报时间-{notice.id}.ics",
        "text/calendar",
        key="result-calendar",
        icon=":material/event:",
        on_click="ignore",
    )


def _draw_taking_along(result: CheckResult, today: date) -> None:
    name = f"资格自查-{result.pack.id}-{today:%Y%m%d}"
    st.html(render("taking_along", facts=_fact_rows(result), day=today, disclaimer=result.disclaimer))
    with st.container(horizontal=True, key="keep-result"):
        st.download_button("下载 Word 文档", lambda: as_docx(result, today), f"{name}.docx", _DOCX, on_click="ignore")
        markdown = as_markdown(result, today)
        st.download_button("下载文字版", markdown, f"{name}.md", "text/markdown", on_click="ignore")
        st.html(_PRINT, width="content")
        if st.button("大字给工作人员看", key="show-at-counter"):
            _show_at_counter(result, today)


@st.dialog("资格自查结果", width="medium")
def _show_at_counter(result: CheckResult, today: date) -> None:
    """Show the result in large type, for somebody at the other side of a counter."""
    st.html(counter_view(result, today))


def counter_view(result: CheckResult, today: date) -> str:
    """Return the result in large type, with the facts stated and a QR code of the clause it stands on, as HTML."""
    verdict, pack = result.verdict, result.pack
    words, closest = VerdictWords(verdict), closest_route(verdict)
    counts = closest is not None and not verdict.excluded and verdict.verdict in ("eligible", "not_eligible")
    route = closest.route if closest and counts else None
    name = "符合的是" if route and route.status == "met" else "最接近的是"
    return render(
        "counter_view",
        closed=_closed(verdict),
        result=words.result() + (f"，可申报{verdict.title}" if verdict.title else ""),
        route=f"{name}：{route.text}（{pack.documents.label(route.clause)}）" if route else "",
        years=words.reason(closest.years) if closest and closest.years and counts else "",
        facts=_fact_rows(result),
        notice=pack.notice,
        qr=b64encode(qr_code(result.address)).decode() if result.address else "",
        day=today,
        disclaimer=result.disclaimer,
    )


def _fact_rows(result: CheckResult) -> list[tuple[str, str]]:
    """The facts stated, each with its short name."""
    return [(result.pack.vocabulary[fact].short, value) for fact, value in result.facts.items()]


def _closed(verdict: Verdict) -> str:
    window = verdict.window
    return f"这次申报已于{say_day(window.closes)}截止" if window and window.state == "closed" else ""
