"""Page 问题记录, for staff: what was asked and stayed open, week by week, and a click that teaches the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.database.database import DatabaseError
from guidance.llm.circuit_breaker import CAUSES
from guidance.llm.language_model import model_troubles
from guidance.records.question_record import Loss, QuestionRecord
from guidance.records.record_writer import RecordWriter
from guidance.records.report import Cluster, Week, as_csv, by_week, clusters, disliked, monday, unanswered
from guidance.ui.page_frame import draw_alert
from guidance.ui.record_turns import turn_recorder
from guidance.ui.render import render
from guidance.ui.shared_assistant import shared_assistant
from guidance.ui.teach_form import ORIGIN, draw_outcome, draw_teaching, start_teaching
from ingest.embedding.encoder import load_encoder
from ingest.office_settings import model_settings
from ingest.text.dates import say_day
from ingest.text.escape_markup import escape_markdown

_SHOWN = 50  # questions
_WORDINGS = 3  # of a cluster of like questions, each to be taught by itself
_PATIENCE = 2.0  # seconds that the page waits for what is just being written
_OPEN, _DISLIKED, _ALIKE = _VIEWS = ("没有答出", "说没有用", "相近的问题")
CountedQuestion = tuple[str, int]


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="问题记录", url_path="records")


def draw() -> None:
    """Show what the records tell, or why there are none."""
    assistant, recorder, today = shared_assistant(), turn_recorder(), this_day()
    st.html("<h1>问题记录</h1>")
    _draw_model_failures(model_troubles(model_settings()))
    if recorder.writer:
        _draw_records(assistant, recorder.writer, today)
    elif recorder.setting_fault:
        draw_alert("记录没有开启：设置有误", recorder.setting_fault)
    else:
        st.html("<p>没有开启问题记录。要开启，请维护人员设置 GUIDANCE_RECORDS=on，然后重新启动。</p>")


def _draw_records(assistant: Assistant, writer: RecordWriter, today: date) -> None:
    writer.flush(_PATIENCE)
    days = writer.records.days
    st.html(f"<p>提问先去掉姓名、证件号、电话等再保存，保存 {days} 天。涉及本人情况的只记结果，不记原话。</p>")
    _draw_loss(writer.loss)
    try:
        records = writer.records.rows(today)
    except DatabaseError as error:
        draw_alert("现在读不到记录", f"{error}。问答不受影响，但这段时间的提问记不下来。")
        return
    if not records:
        st.html("<p>还没有记录。</p>")
        return
    weeks = by_week(records)
    st.html(render("record_weeks", weeks=weeks))
    _draw_questions(assistant, _choose_week(records, weeks), today)


def _choose_week(records: Sequence[QuestionRecord], weeks: Sequence[Week]) -> list[QuestionRecord]:
    """The records of the week that the reader chooses."""
    names = {None: "全部"} | {week.first: f"{say_day(week.first)}至{say_day(week.last)}" for week in weeks}
    first = st.selectbox("哪一周", list(names), format_func=names.__getitem__, key="records-week")
    return [record for record in records if first is None or monday(record.day) == first]


def _draw_questions(assistant: Assistant, records: Sequence[QuestionRecord], today: date) -> None:
    known = [question.text for document in assistant.documents for question in document.questions]
    known += [refusal.text for refusal in assistant.knowledge.refusals if refusal.origin == ORIGIN]
    open_questions, disliked_answers = unanswered(records, known), disliked(records, known)
    view = st.radio("看哪些问题", _VIEWS, horizontal=True, key="records-view")
    draw_outcome()
    if view == _ALIKE:
        _draw_clusters(assistant, _most_asked(open_questions, disliked_answers))
    else:
        _draw_list(assistant, open_questions if view == _OPEN else disliked_answers)
    st.download_button(
        "下载表格（.csv）",
        as_csv(records),
        f"问题记录-{today:%Y%m%d}.csv",
        "text/csv",
        on_click="ignore",
        key="records-csv",
    )


def _draw_list(assistant: Assistant, questions: Sequence[CountedQuestion]) -> None:
    if not questions:
        st.html("<p>没有这样的问题。</p>")
    for number, (question, count) in enumerate(questions[:_SHOWN]):
        with st.container(key=f"asked-{number}", horizontal=True, vertical_alignment="center"):
            st.html(render("asked_question", question=question, count=count))
            st.button("选条款来回答", key=f"teach-{number}", on_click=start_teaching, args=(question,))
        draw_teaching(assistant, question)
    if len(questions) > _SHOWN:
        st.html(f"<p>另有 {len(questions) - _SHOWN} 个问题，请下载表格看。</p>")


def _draw_clusters(assistant: Assistant, questions: Sequence[CountedQuestion]) -> None:
    found = clusters(questions, load_encoder().encode_queries, assistant.knowledge.weights.report)
    if not found:
        st.html("<p>没有相近的问题。</p>")
    for number, cluster in enumerate(found[:_SHOWN]):
        _draw_cluster(number, cluster)
        for question in cluster.questions[:_WORDINGS]:
            draw_teaching(assistant, question)


def _draw_cluster(number: int, cluster: Cluster) -> None:
    with st.container(key=f"alike-{number}"):
        st.html(render("question_cluster", cluster=cluster))
        with st.container(horizontal=True):
            for position, question in enumerate(cluster.questions[:_WORDINGS]):
                label = escape_markdown(f"选条款来回答：{question[:12]}")
                key = f"teach-alike-{number}-{position}"
                st.button(label, key=key, on_click=start_teaching, args=(question,))


def _most_asked(*lists: Sequence[CountedQuestion]) -> list[CountedQuestion]:
    """The questions of all lists, each once with its highest count, the most asked first."""
    counts: dict[str, int] = {}
    for questions in lists:
        for question, count in questions:
            counts[question] = max(count, counts.get(question, 0))
    return sorted(counts.items(), key=lambda counted: -counted[1])


def _draw_loss(loss: Loss | None) -> None:
    if loss:
        since = f"{say_day(loss.since)}以来。最近一次的原因：{loss.why}。请告诉维护人员。"
        draw_alert(f"有 {loss.count} 条没有写进数据库", since)


def _draw_model_failures(counts: Mapping[str, int]) -> None:
    """What the language model did not do since the server started; nothing where it works or none is set."""
    if counts:
        failures = "；".join(f"{CAUSES[cause]}，{count} 次" for cause, count in counts.items())
        words = f"启动以来：{failures}。这些时候给的是条款原话，请告诉维护人员。"
        draw_alert("语言模型有没答上的时候", words)
