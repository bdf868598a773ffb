"""Page 申报时间: windows, hours and cut-offs against today, as a picture, a list and a calendar file."""

from __future__ import annotations

from datetime import date

import streamlit as st

from guidance.answering.application_windows import is_closed, late_rule
from guidance.clock import this_day
from guidance.documents.deadlines import deadlines, weekday
from guidance.documents.ics import as_ics
from guidance.documents.timeline import draw_timeline
from guidance.ui.notice_choice import choose_notice_in_view
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.session import current_talk
from guidance.ui.shared_assistant import disclaimer, shared_assistant
from guidance.ui.window_words import PARTLY_OVER, STATE_WORDS, time_left, window_words
from ingest.notices.notice import Notice, Window, application_state
from ingest.text.dates import say_day


def page() -> st.Page:
    """Return this page for the navigation, or to be switched to."""
    return st.Page(draw, title="申报时间", url_path="deadlines")


def draw() -> None:
    """Show the days of the chosen notice."""
    assistant, today = shared_assistant(), this_day()
    st.html("<h1>申报时间</h1>")
    notice = choose_notice_in_view("通知", assistant, current_talk(), assistant.notices, "deadlines-notice")
    if notice is None:
        return
    draw_hint(notice.title)
    st.html(status_card(notice, today))
    if deadlines(notice):
        st.html(f'<figure class="days">{draw_timeline(notice, today)}</figure>')
        st.html(_day_list(notice, today))
        _draw_calendar_file(notice, today, disclaimer(assistant, notice))


def status_card(notice: Notice, today: date) -> str:
    """Return for each window whether it is open and how long still, as a card."""
    shut = is_closed(notice, today)
    return render(
        "deadline_status",
        headline=_headline(notice, today),
        shut=shut,
        windows=[(window.name, *_state(window, today)) for window in notice.windows],
        late=late_rule(notice) if shut else None,
        contact=notice.contact,
    )


def _headline(notice: Notice, today: date) -> str:
    if window_words(notice, today) == PARTLY_OVER:
        return f"{PARTLY_OVER}：{time_left(notice, today)}"
    match application_state(notice.windows, today):
        case "closed":
            return "申报已经截止"
        case "open":
            return f"正在申报，{time_left(notice, today)}"
        case "before":
            return f"申报还没有开始，{time_left(notice, today)}"
        case _:
            return "通知没有写申报时间"


def _state(window: Window, today: date) -> tuple[str, bool, str]:
    """The state of a window in a word, whether it is over, and how long it still takes."""
    state = application_state([window], today)
    if state == "closed":
        return STATE_WORDS["closed"], True, f"{say_day(window.closes)}截止"
    if state == "before" and window.opens:
        return STATE_WORDS["before"], False, f"{say_day(window.opens)}开始，还有 {(window.opens - today).days} 天"
    days = (window.closes - today).days
    left = f"还有 {days} 天" if days else "就是今天"
    return "进行中", False, f"{say_day(window.closes)}截止，{left}"


def _day_list(notice: Notice, today: date) -> str:
    return render("day_list", deadlines=deadlines(notice), today=today, weekday=weekday, clauses=notice.by_id)


def _draw_calendar_file(notice: Notice, today: date, disclaimer_words: str) -> None:
    reminders = "这份通知的日子都已经过了：日历文件里会写明已截止，不再提醒。"
    if any(deadline.day >= today for deadline in deadlines(notice)):
        reminders = "提前 7 天和 1 天的上午 9 点（北京时间）提醒。"
    st.html(f"<h2>加到日历</h2><p>下载后用手机或电脑的日历打开。{reminders}</p>")
    st.download_button(
        "下载日历文件",
        lambda: as_ics(notice, today, disclaimer_words),
        f"申报时间-{notice.id}.ics",
        "text/calendar",
        key="calendar",
        on_click="ignore",
    )
    draw_hint(disclaimer_words)
