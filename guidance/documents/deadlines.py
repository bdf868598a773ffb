"""The days of a notice: when windows open and close, to which day things count, at what hours papers are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from ingest.notices.notice import Notice

_CLOCK = re.compile(r"(上午|下午|晚上)?(\d{1,2})[:：](\d{2})[—–－~～至到-]+(上午|下午|晚上)?(\d{1,2})[:：](\d{2})")
_WEEK = "一二三四五六日"
Hours = tuple[tuple[time, time], ...]
"""From when to when, in order."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day that counts: an application window opens or closes, or a cut-off to which things count.

    `key` names it within its notice and stays the same when the notice is corrected. `clause` is the full id of where
    it stands. `hours_text` are the hours of the day as the notice writes them, `hours` the same as clock times; both
    are empty where the notice states none.
    """

    key: str
    kind: Literal["opens", "closes", "cutoff"]
    name: str
    day: date
    clause: str
    hours_text: str = ""
    hours: Hours = ()


def deadlines(notice: Notice) -> tuple[Deadline, ...]:
    """Return the days of a notice in order of time."""
    return tuple(sorted(_days(notice), key=lambda deadline: deadline.day))


def read_hours(text: str) -> Hours:
    """Return the clock times in a text such as 上午9:00—12:00；下午3:00—6:00.

    Empty where there are none, or where one of them cannot be.
    """
    found = []
    for half, hour, minute, end_half, end_hour, end_minute in _CLOCK.findall(text.replace(" ", "")):
        start, end = _time(half, hour, minute), _time(end_half or half, end_hour, end_minute)
        if start is None or end is None or start >= end:
            return ()
        found.append((start, end))
    return tuple(found)


def weekday(day: date) -> str:
    """Return the day of the week in Chinese."""
    return f"星期{_WEEK[day.weekday()]}"


def _days(notice: Notice) -> Iterator[Deadline]:
    for at, window in enumerate((*notice.windows, *notice.stages)):
        hours = read_hours(window.hours)
        name, clause, place = window.name, window.clause, f"{window.kind}-{at}"
        if window.opens:
            yield Deadline(f"opens-{place}", "opens", f"{name}开始", window.opens, clause, window.hours, hours)
        yield Deadline(f"closes-{place}", "closes", f"{name}截止", window.closes, clause, window.hours, hours)
    for at, cutoff in enumerate(notice.cutoffs):
        yield Deadline(f"cutoff-{at}", "cutoff", f"{cutoff.name}算到这一天", cutoff.date, cutoff.clause)


def _time(half: str, hour: str, minute: str) -> time | None:
    late = half in ("下午", "晚上") and int(hour) < 12
    try:
        return time(int(hour) + (12 if late else 0), int(minute))
    except ValueError:
        return None
