"""Page 问题记录, for staff: what was asked and stayed open, week by week, and a click that teaches the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.llm.language_model import model_troubles
from guidance.llm.transport import CAUSES
from guidance.records.question_record import Loss, QuestionRecord
from guidance.records.record_store import RecordsError
from guidance.records.report import Week, as_csv, by_week, clusters, disliked, monday, unanswered
from guidance.ui.escape import as_html, as_label
from guidance.ui.record_turns import keeping
from guidance.ui.shared_assistant import assistant
from guidance.ui.teach_form import draw_said, draw_teaching, start
from ingest.embedding.encoder import load_encoder
from ingest.office_settings import model_settings
from ingest.text.dates import say_day

_SHOWN = 50
_PATIENCE = 2.0  # seconds that the page waits for what is just being written
_VIEWS = ("没有答出", "说没有用", "相近的问题")


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="问题记录", url_path="records")


def draw() -> None:
    """Show what the records tell, or why there are none."""
    shared, kept, today = assistant(), keeping(), this_day()
    st.html(f"<h1>问题记录</h1>{_model_failed(model_troubles(model_settings()))}")
    if not kept.writer:
        st.html(_why_none(kept.fault))
        return
    kept.writer.settle(_PATIENCE)
    days = kept.writer.records.days
    st.html(
        f"<p>提问先去掉姓名、证件号、电话等再保存，保存 {days} 天。涉及本人情况的只记结果，不记原话。</p>"
        f"{_lost(kept.writer.loss)}"
    )
    try:
        rows = kept.writer.records.rows(today)
    except RecordsError as error:
        st.html(_alert("现在读不到记录", f"{error}。问答不受影响，但这段时间的提问记不下来。"))
        return
    if not rows:
        st.html("<p>还没有记录。</p>")
        return
    st.html(_weeks(by_week(rows)))
    _questions(shared, _chosen(rows), today)


def _chosen(rows: list[QuestionRecord]) -> list[QuestionRecord]:
    """The records of the week that the reader chooses."""
    weeks = {None: "全部"} | {w.first: f"{say_day(w.first)}至{say_day(w.last)}" for w in by_week(rows)}
    first = st.selectbox("哪一周", list(weeks), format_func=weeks.get, key="records-week")
    return [r for r in rows if first is None or monday(r.day) == first]


def _questions(shared: Assistant, rows: list[QuestionRecord], today: date) -> None:
    known = [q.text for n in shared.notices for q in n.questions]
    open_, bad = unanswered(rows, known), disliked(rows, known)
    view = st.radio("看哪些问题", _VIEWS, horizontal=True, key="records-view")
    draw_said()
    if view == _VIEWS[2]:
        _alike(shared, _merged(open_, bad))
    else:
        _listed(shared, open_ if view == _VIEWS[0] else bad)
    st.download_button(
        "下载表格（.csv）",
        as_csv(rows),
        f"问题记录-{today:%Y%m%d}.csv",
        "text/csv",
        on_click="ignore",
        key="records-csv",
    )


def _listed(shared: Assistant, questions: Sequence[tuple[str, int]]) -> None:
    if not questions:
        st.html("<p>没有这样的问题。</p>")
    for at, (question, count) in enumerate(questions[:_SHOWN]):
        with st.container(key=f"asked-{at}", horizontal=True, vertical_alignment="center"):
            st.html(f"<p>{as_html(question)}　<span class=soft>{count} 次</span></p>")
            st.button("选条款来回答", key=f"teach-{at}", on_click=start, args=(question,))
        draw_teaching(shared, question)
    if len(questions) > _SHOWN:
        st.html(f"<p>另有 {len(questions) - _SHOWN} 个问题，请下载表格看。</p>")


def _alike(shared: Assistant, questions: Sequence[tuple[str, int]]) -> None:
    found = clusters(questions, load_encoder().encode_queries)
    if not found:
        st.html("<p>没有相近的问题。</p>")
    for at, cluster in enumerate(found[:_SHOWN]):
        others = "".join(f"<li>{as_html(text)}</li>" for text in cluster.questions[1:])
        with st.container(key=f"alike-{at}"):
            st.html(f"<h3>{as_html(cluster.questions[0])}</h3><p>共 {cluster.count} 次</p><ul>{others}</ul>")
            with st.container(horizontal=True):
                for place, text in enumerate(cluster.questions[:3]):
                    label = as_label(f"选条款来回答：{text[:12]}")
                    st.button(label, key=f"teach-alike-{at}-{place}", on_click=start, args=(text,))
        for text in cluster.questions[:3]:
            draw_teaching(shared, text)


def _merged(*lists: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for question, count in (each for one in lists for each in one):
        counts[question] = max(count, counts.get(question, 0))
    return sorted(counts.items(), key=lambda each: -each[1])


def _weeks(weeks: Sequence[Week]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in ("周", "提问", "没有答出", "说没有用", "说有用"))
    rows = "".join(
        f'<tr><th scope="row">{say_day(w.first)}至{say_day(w.last)}</th><td data-label="提问">{w.asked}</td>'
        f'<td data-label="没有答出">{w.unanswered}</td><td data-label="说没有用">{w.disliked}</td>'
        f'<td data-label="说有用">{w.liked}</td></tr>'
        for w in weeks
    )
    return f'<h2>每周</h2><table class="routes"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _why_none(fault: str) -> str:
    if fault:
        return _alert("记录没有开启：设置有误", fault)
    return "<p>没有开启问题记录。要开启，请维护人员设置 GUIDANCE_RECORDS=on，然后重新启动。</p>"


def _lost(loss: Loss | None) -> str:
    if not loss:
        return ""
    return _alert(
        f"有 {loss.count} 条没有写进数据库", f"{say_day(loss.since)}以来。最近一次的原因：{loss.why}。请告诉维护人员。"
    )


def _model_failed(counts: Mapping[str, int]) -> str:
    """What the language model did not do since the server started; nothing where it works or none is set."""
    if not counts:
        return ""
    told = "；".join(f"{CAUSES[cause]}，{count} 次" for cause, count in counts.items())
    return _alert("语言模型有没答上的时候", f"启动以来：{told}。这些时候给的是条款原话，请告诉维护人员。")


def _alert(headline: str, words: str) -> str:
    return f'<div class="card" role="alert"><p class="headline">{as_html(headline)}</p><p>{as_html(words)}</p></div>'
