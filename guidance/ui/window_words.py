"""When a notice takes applications, and whether it still does, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ingest.notices.notice import Notice, Window, application_state, first_day
from ingest.notices.windows_on_day import is_partly_over, windows_ahead, windows_over
from ingest.text.dates import say_day, say_period

STATE_WORDS = {"open": "可申报", "before": "未开始", "": "时间未写", "closed": "已截止"}
PARTLY_OVER = "部分截止"
STANDARDS = "配套文件"  # stands in the place of a state, after those of notices
CURRENT = (STATE_WORDS["open"], PARTLY_OVER, STATE_WORDS["before"])  # the states of what one can apply by now or soon
_ORDER = (*CURRENT, STATE_WORDS[""], STATE_WORDS["closed"], STANDARDS)
_LAST = date.max.toordinal()


def window_words(notice: Notice, today: date) -> str:
    """Return how the notice's windows stand, that it does not say when, or that it is a companion document."""
    if notice.is_standards:
        return STANDARDS
    if is_partly_over(notice.windows, today):
        return PARTLY_OVER
    return STATE_WORDS[application_state(notice.windows, today) or ""]


def is_shut(notice: Notice, today: date) -> bool:
    """Return whether every window of the notice is over."""
    return application_state(notice.windows, today) == "closed"


def window_spans(notice: Notice) -> str:
    """Return the days of application in words, a part for each window."""
    return "；".join(f"{w.name} {say_period(w.opens, w.closes)}" for w in notice.windows)


def time_left(notice: Notice, today: date) -> str:
    """Return how many days are left until the notice's windows close or open, or when they closed; "" without any.

    Where they do not close together, it is said of which, the next one, and which are over.
    """
    first = first_day(notice.windows)
    match application_state(notice.windows, today):
        case "open":
            return _left_while_open(notice.windows, today)
        case "before" if first:
            return f"{(first - today).days} 天后开始"
        case "closed":
            return f"{say_day(max(w.closes for w in notice.windows))}截止"
        case _:
            return ""


def days_left(notice: Notice, today: date) -> str:
    """Return in the fewest words how long one can apply still, or until one can; "" where some of it is over."""
    if not notice.windows or windows_over(notice.windows, today):
        return ""
    if application_state(notice.windows, today) == "before":
        return time_left(notice, today)
    return _until(windows_ahead(notice.windows, today)[0], today).strip()


def _left_while_open(windows: Sequence[Window], today: date) -> str:
    over, coming = windows_over(windows, today), windows_ahead(windows, today)[0]
    gone = "、".join(dict.fromkeys(window.name for window in over))
    name = coming.name if len({window.closes for window in windows}) > 1 else ""
    return f"{f'{gone}已截止，' if gone else ''}{name}{_until(coming, today)}"


def _until(window: Window, today: date) -> str:
    """How long a window that is not over still takes to open, else to close."""
    if window.opens and window.opens > today:
        return f" {(window.opens - today).days} 天后开始"
    days = (window.closes - today).days
    return f"还有 {days} 天截止" if days else "今天截止"


def by_state(notices: Iterable[Notice], today: date) -> dict[str, list[Notice]]:
    """Return the notices by their state in words, those first that one can apply by, and in each the nearest day."""
    groups: dict[str, list[Notice]] = {words: [] for words in _ORDER}
    for notice in sorted(notices, key=lambda notice: _nearness(notice, today)):
        groups[window_words(notice, today)].append(notice)
    return {words: group for words, group in groups.items() if group}


def _nearness(notice: Notice, today: date) -> tuple[int, int]:
    """What sorts notices of one state: by the day on which that ends, or the latest first where it is over."""
    first = first_day(notice.windows)
    match application_state(notice.windows, today):
        case "open":
            return windows_ahead(notice.windows, today)[0].closes.toordinal(), -notice.year
        case "before" if first:
            return first.toordinal(), -notice.year
        case "closed":
            return _LAST - max(w.closes for w in notice.windows).toordinal(), -notice.year
        case _:
            return 0, -notice.year
