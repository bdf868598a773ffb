"""When a notice takes applications, and whether it still does, in words."""

from __future__ import annotations

from datetime import date

from ingest.notices.notice import Notice
from ingest.text.dates import say_day

STATE_WORDS = {"before": "未开始", "open": "开放", "closed": "已截止"}


def window_words(notice: Notice, today: date) -> str:
    """Return 未开始, 开放, 已截止, or that the notice does not say when."""
    if not notice.windows:
        return "时间另行通知"
    if today < min(w.opens for w in notice.windows):
        return STATE_WORDS["before"]
    return STATE_WORDS["open" if today <= max(w.closes for w in notice.windows) else "closed"]


def is_shut(notice: Notice, today: date) -> bool:
    """Return whether every window of the notice is over."""
    return window_words(notice, today) == STATE_WORDS["closed"]


def window_spans(notice: Notice) -> str:
    """Return the days of application in words, a part for each window."""
    return "；".join(f"{w.name} {say_day(w.opens)}至{say_day(w.closes)}" for w in notice.windows)
