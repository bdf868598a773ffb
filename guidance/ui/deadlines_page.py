"""Page 申报时间: windows, hours and cut-offs against today, as a picture, a list and a calendar file."""

from __future__ import annotations

from datetime import date

import streamlit as st

from guidance.answering.late_applications import is_closed, late
from guidance.clock import this_day
from guidance.documents.deadlines import Deadline, deadlines, weekday
from guidance.documents.ics import as_ics
from guidance.documents.timeline import draw_timeline
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html
from guidance.ui.session import talk
from guidance.ui.shared_assistant import assistant, disclaimer
from ingest.notices.notice import Notice
from ingest.text.dates import say_day


def page() -> st.Page:
    """Return this page for the navigation, or to be switched to."""
    return st.Page(draw, title="申报时间", url_path="deadlines")


def draw() -> None:
    """Show the days of the chosen notice."""
    shared, today = assistant(), this_day()
    st.html("<h1>申报时间</h1>")
    names = {n.id: n.name for n in shared.notices}
    ids = list(names)
    named = talk().conversation.case.notice
    at = ids.index(named) if named in ids else 0
    chosen = st.selectbox("通知", ids, index=at, format_func=names.get, key="deadlines-notice", persist_state="session")
    notice = shared.knowledge.notice(chosen)
    st.html(f'<p class="soft">{as_html(notice.title)}</p>')
    st.html(status(notice, today))
    if deadlines(notice):
        st.html(f'<figure class="days">{draw_timeline(notice, today)}</figure>')
        st.html(_table(notice, today))
        _keep(notice, today, disclaimer(shared, notice))


def status(notice: Notice, today: date) -> str:
    """Return for each window whether it is open and how long still, as a card."""
    rows = "".join(f"<p>{_state(w.name, w.opens, w.closes, today)}</p>" for w in notice.windows)
    shut = is_closed(notice, today)
    head = "申报已经截止" if shut else "申报时间" if notice.windows else "通知没有写申报时间"
    more = f"{_late(notice)}<p>下一次申报请等新的通知。</p>" if shut else ""
    contact = notice.contact
    ask = "，电话 ".join(filter(None, (contact.office, contact.phone)))
    return (
        f'<div class="card{" eligible" if not shut else ""}" role="status"><p class="headline">{head}</p>{rows}{more}'
        f'<p class="soft">拿不准的，请问{as_html(ask)}。</p></div>'
    )


def _late(notice: Notice) -> str:
    """What the notice itself says of coming late, with its clause."""
    said = late(notice)
    if not said:
        return ""
    link = f'<a class="clause-link" href="{as_html(link_to(said.clause))}" target="_blank">{as_html(said.label)}</a>'
    return f"<p>逾期怎么办，通知写的是：“{as_html(said.words)}” {link}</p>"


def _state(name: str, opens: date, closes: date, today: date) -> str:
    if today > closes:
        words, left = (
            '<strong class="tag shut">已截止</strong>',
            f"{say_day(closes)}截止，已过 {(today - closes).days} 天",
        )
    elif today < opens:
        words, left = '<strong class="tag">未开始</strong>', f"{say_day(opens)}开始，还有 {(opens - today).days} 天"
    else:
        days = (closes - today).days
        left = f"{say_day(closes)}截止，{f'还有 {days} 天' if days else '就是今天'}"
        words = '<strong class="tag">开放</strong>'
    return f"{as_html(name)} {words} {left}"


def _table(notice: Notice, today: date) -> str:
    rows = "".join(_row(each, notice, today) for each in deadlines(notice))
    return f'<h2>逐日列出</h2><dl class="summary">{rows}</dl>'


def _row(deadline: Deadline, notice: Notice, today: date) -> str:
    label = as_html(notice.by_id[deadline.clause].label)
    link = f'<a class="clause-link" href="{as_html(link_to(deadline.clause))}" target="_blank">{label}</a>'
    over = ' <strong class="tag shut">已过</strong>' if deadline.day < today else ""
    hours = f'<span class="heard">{as_html(deadline.words)}</span>' if deadline.words else ""
    day = f"{say_day(deadline.day)}<br>{weekday(deadline.day)}"
    return f"<div><dt>{day}</dt><dd>{as_html(deadline.name)}{over} {link}{hours}</dd></div>"


def _keep(notice: Notice, today: date, words: str) -> None:
    left = any(each.day >= today for each in deadlines(notice))
    said = (
        "提前 7 天和 1 天的上午 9 点（北京时间）提醒。"
        if left
        else "这份通知的日子都已经过了：日历文件里会写明已截止，不再提醒。"
    )
    st.html(f"<h2>加到日历</h2><p>下载后用手机或电脑的日历打开。{said}</p>")
    name = f"申报时间-{notice.id}.ics"
    st.download_button(
        "下载日历文件", lambda: as_ics(notice, today, words), name, "text/calendar", key="calendar", on_click="ignore"
    )
    st.html(f'<p class="soft">{as_html(words)}</p>')
