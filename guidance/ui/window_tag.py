"""When a notice takes applications, and whether it still does."""

from __future__ import annotations

from datetime import date

from ingest.notices.notice import Notice
from ingest.text.dates import say_day


def state(notice: Notice, today: date) -> str:
    """Return 未开始, 开放 or 已截止."""
    if not notice.windows:
        return "时间另行通知"
    if today < min(w.opens for w in notice.windows):
        return "未开始"
    return "开放" if today <= max(w.closes for w in notice.windows) else "已截止"


def tag(notice: Notice, today: date) -> str:
    """Return the state as a tag, as HTML."""
    words = state(notice, today)
    return f'<strong class="tag{" shut" if words == "已截止" else ""}">{words}</strong>'


def span(notice: Notice) -> str:
    """Return the application time in words, a part for each window."""
    return "；".join(f"{w.name} {say_day(w.opens)}至{say_day(w.closes)}" for w in notice.windows)
