"""When a notice takes applications, and whether it still does, in words."""

from __future__ import annotations

from datetime import date

from ingest.notices.notice import Notice, application_state
from ingest.text.dates import say_day

STATE_WORDS = {"before": "未开始", "open": "开放", "closed": "已截止"}


def window_words(notice: Notice, today: date) -> str:
    """Return 未开始, 开放, 已截止, or that the notice does not say when."""
    state = application_state(notice.windows, today)
    return STATE_WORDS[state] if state else "时间另行通知"


def is_shut(notice: Notice, today: date) -> bool:
    """Return whether every window of the notice is over."""
    return application_state(notice.windows, today) == "closed"


def window_spans(notice: Notice) -> str:
    """Return the days of application in words, a part for each window."""
    return "；".join(f"{w.name} {say_day(w.opens)}至{say_day(w.closes)}" for w in notice.windows)
