"""The days that a line prints: ranges, last days, single days, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ingest.text.numerals import label_number

Form = Literal["range", "until", "day", "from", "since"]

_HAN = "一二三四五六七八九十"
_DAY = re.compile(
    rf"(?<!\d)(?:(?P<year>\d{{4}}|二[〇○零Oo0{_HAN}]{{3}})年(?:度)?)?(?P<month>\d{{1,2}}|[{_HAN}]{{1,3}})月"
    rf"(?P<day>\d{{1,2}}|[{_HAN}]{{1,3}})(?:[日号]|(?=[-~至到]))"
    r"|(?<![\d.])(?P<year_2>\d{4})(?P<sign>[./-])(?P<month_2>\d{1,2})(?P=sign)(?P<day_2>\d{1,2})日?(?!\d)"
)
_CLOCK = r"(?:\d{1,2}：\d{2}(?:：\d{2})?|\d{1,2}[时点](?:\d{1,2}分|整|半)?|零时|零点)"
_HALF = "(?:上午|下午|早上|晚上|中午|凌晨|晚|早)?"
_TAIL = re.compile(rf"(?:（(?:星期|周)?[{_HAN}日天]）)?(?P<clock>{_HALF}{_CLOCK})?(?:（含）)?(?:起|开始)?")
_JOIN = re.compile(r"(?:起)?(?:截?至|截止到|到|-+|~+|一(?=\d))")
_SHORT_END = re.compile(r"(\d{1,2})[日号]")
_UNTIL_AFTER = re.compile(
    r"(?:（含(?:当[日天]|本[日天]|该日)?）)?[，,]?(?:以前|之前|前|止|截止|为止|结束|关闭)(?!往|述|期|款|年)"
)
_UNTIL_BEFORE = re.compile(
    r"(?:截止|截至|截算|计算|终算|算|起|延长|延期|顺延)?(?:时间|日期|期限)?(?:至|到|为|是|：)+(?:止)?$|截止(?:时间|日期)?$"
    r"|(?:不迟于|不晚于|最迟|最晚)(?:应|须)?(?:于|在|为)?$"
)
_UNTIL_WORD = re.compile("截|终|算|至|到|迟|晚|延")
_SINCE_AFTER = re.compile(r"(?:（含(?:当[日天])?）)?(?:以来|以后|之后|后)(?!续)")
_FROM_AFTER = re.compile("起|开始|始|（含）起|开通|开放|启动")


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """Days that stand from `start` to `end` in a line; `clock` is where its text tells the hour at an edge.

    `opens` is None for a last day alone, `closes` for a first day alone; a single day is both.
    """

    start: int
    end: int
    form: Form
    opens: date | None
    closes: date | None
    has_clock: bool


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    day: date
    has_clock: bool
    has_year: bool


def printed_times(text: str, year: int, issued: date | None = None) -> list[PrintedTime]:
    """Return the times that `text` prints, in order.

    A day without a year lies in the year printed last before it in its sentence, else in `year`; one that would lie
    well before the notice was `issued` lies in the next year.
    """
    days = list(_days(text, year, issued))
    found: list[PrintedTime] = []
    at = 0
    while at < len(days):
        first, second = days[at], days[at + 1] if at + 1 < len(days) else None
        join = _JOIN.match(text, first.end)
        if join and second and second.start == join.end():
            found.append(_range(first, second))
            at += 1
        elif join and (short := _SHORT_END.match(text, join.end())) and (last := _with_day(first.day, short[1])):
            tail = _TAIL.match(text, short.end())
            found.append(_range(first, _Day(short.start(), tail.end() if tail else short.end(), last, False, True)))
        else:
            found.append(_single(text, first))
        at += 1
    return list(_joined(text, found))


def _days(text: str, year: int, issued: date | None) -> Iterator[_Day]:
    printed_year: int | None = None
    before: date | None = None
    end_before = 0
    for match in _DAY.finditer(text):
        if "。" in text[end_before : match.start()]:
            printed_year = before = None
        end_before = match.end()
        stated = match["year"] or match["year_2"]
        if stated:
            printed_year = label_number(stated.replace("O", "〇").replace("o", "〇"))
        day = _date(printed_year or year, match["month"] or match["month_2"], match["day"] or match["day_2"])
        if day is None:
            continue
        if not stated and _lies_before(day, issued if printed_year is None else None, before):
            day = _date(day.year + 1, str(day.month), str(day.day)) or day
        before = day
        tail = _TAIL.match(text, match.end())
        end = tail.end() if tail else match.end()
        if tail and not tail["clock"] and _FROM_AFTER.search(tail[0]):
            end = match.end() if not _JOIN.match(text, end) else end
        yield _Day(match.start(), end, day, bool(tail and tail["clock"]), bool(stated))


def _lies_before(day: date, issued: date | None, before: date | None) -> bool:
    """Whether a day without a year must lie in the next one."""
    if before is not None and before.month >= 10 and day.month <= 3 and day < before:
        return True
    return issued is not None and (issued - day).days > 120


def _date(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, label_number(month), label_number(day))
    except ValueError:
        return None


def _with_day(first: date, day: str) -> date | None:
    last = _date(first.year, str(first.month), day)
    return last if last and last >= first else None


def _range(first: _Day, last: _Day) -> PrintedTime:
    return PrintedTime(first.start, last.end, "range", first.day, last.day, first.has_clock or last.has_clock)


def _single(text: str, day: _Day) -> PrintedTime:
    until = _UNTIL_BEFORE.search(text[: day.start])
    time = PrintedTime(day.start, day.end, "day", day.day, day.day, day.has_clock)
    if after := _UNTIL_AFTER.match(text, day.end):
        return replace(time, form="until", opens=None, end=after.end())
    if until and _UNTIL_WORD.search(until[0]):
        return replace(time, form="until", opens=None)
    if after := _SINCE_AFTER.match(text, day.end):
        return replace(time, form="since", closes=None, end=after.end())
    if after := _FROM_AFTER.match(text, day.end):
        return replace(time, form="from", closes=None, end=after.end())
    return time


def _joined(text: str, times: list[PrintedTime]) -> Iterator[PrintedTime]:
    """A first day and the last day behind it in one sentence are one range: 6月1日开始，6月30日截止."""
    at = 0
    while at < len(times):
        time, after = times[at], times[at + 1] if at + 1 < len(times) else None
        if time.form == "from" and after and after.form == "until" and _in_one_sentence(text, time, after):
            yield replace(time, form="range", end=after.end, closes=after.closes)
            at += 1
        else:
            yield time
        at += 1


def _in_one_sentence(text: str, first: PrintedTime, last: PrintedTime) -> bool:
    between = text[first.end : last.start]
    ordered = first.opens is not None and last.closes is not None and first.opens <= last.closes
    return ordered and len(between) <= 30 and not re.search("[。；！]", between)
