"""The days of a notice: when windows open and close, to which day things count, at what hours papers are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from ingest.notices.notice import Notice

_CLOCK = re.compile(r"(上午|下午|晚上)?(\d{1,2})[:：](\d{2})[—–－~～至到-]+(上午|下午|晚上)?(\d{1,2})[:：](\d{2})")
_WEEK = "一二三四五六日"
Hours = tuple[tuple[time, time], ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day that counts: `kind` is opens, closes or cutoff; `hours` are those of the day, empty where not stated.

    `key` names it within its notice and stays the same when the notice is corrected; `words` are the hours as the
    notice writes them.
    """

    key: str
    kind: str
    name: str
    day: date
    clause: str
    words: str = ""
    hours: Hours = ()


def deadlines(notice: Notice) -> tuple[Deadline, ...]:
    """Return the days of a notice in order of time."""
    return tuple(sorted(_days(notice), key=lambda each: each.day))


def read_hours(words: str) -> Hours:
    """Return the clock times in words such as 上午9:00—12:00；下午3:00—6:00; empty where there are none."""
    found = []
    for half, hour, minute, other, till, after in _CLOCK.findall(words.replace(" ", "")):
        start, end = _time(half, hour, minute), _time(other or half, till, after)
        if start is None or end is None or start >= end:
            return ()
        found.append((start, end))
    return tuple(found)


def weekday(day: date) -> str:
    """Return the day of the week in Chinese."""
    return f"星期{_WEEK[day.weekday()]}"


def _days(notice: Notice) -> Iterator[Deadline]:
    for at, window in enumerate(notice.windows):
        hours = read_hours(window.hours)
        for kind, name, day in (("opens", "开始", window.opens), ("closes", "截止", window.closes)):
            key = f"{kind}-{window.kind}-{at}"
            yield Deadline(key, kind, f"{window.name}{name}", day, window.clause, window.hours, hours)
    for at, cutoff in enumerate(notice.cutoffs):
        yield Deadline(f"cutoff-{at}", "cutoff", f"{cutoff.name}算到这一天", cutoff.date, cutoff.clause)


def _time(half: str, hour: str, minute: str) -> time | None:
    late = half in ("下午", "晚上") and int(hour) < 12
    try:
        return time(int(hour) + (12 if late else 0), int(minute))
    except ValueError:
        return None
