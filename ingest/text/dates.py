"""Days as people state them: a year or a month alone is an interval, and years are counted as the law counts them."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from ingest.memo import memo
from ingest.text.normalise import match_key
from ingest.text.numerals import label_number

_STATED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAY = timedelta(days=1)
_HAN = "零一二三四五六七八九十"
_PRINTED = re.compile(
    rf"(?:([\d{_HAN}]{{4}})[年./-])?([\d{_HAN}]{{1,3}})[月./-]([\d{_HAN}]{{1,3}})(?:日|(?![\d{_HAN}月]))"
    rf"|(?<=[\d{_HAN}日起])[至到~-]+([\d{_HAN}]{{1,3}})日"
)
_RANGE = re.compile("[至到~-]")
_PERIOD = re.compile(
    rf"([\d{_HAN}]{{4}})年(?:度)?(?:([\d{_HAN}]{{1,3}})月(?:份)?)?"
    r"(?:(?P<from_first>及以后|及之后|以来|起)|(?P<to_last>及以前|及之前|底|末)|(?P<before>之前|前))"
)
_TYPED = re.compile(r"(\d{4})(?:[年./-](\d{1,2})(?:[月./-](\d{1,2})[日号]?|月)?|年)?", re.ASCII)


class Interval(NamedTuple):
    """All days that a stated date may mean; `text` is the date as it was stated, or in words (大约5年前)."""

    first: date
    last: date
    text: str

    @property
    def exact(self) -> bool:
        """Whether the date is a single day."""
        return self.first == self.last

    @property
    def approximate(self) -> bool:
        """Whether it was told as a length of time, and not as a date."""
        return _STATED.fullmatch(self.text) is None


@memo("stated date")
def read_date(text: str) -> Interval:
    """Return the days that "YYYY", "YYYY-MM" or "YYYY-MM-DD" stands for; ValueError when there is no such day."""
    match = _STATED.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = int(match[1]), match[2], match[3]
    if day:
        only = date(year, int(month), int(day))
        return Interval(only, only, text)
    if month:
        return Interval(date(year, int(month), 1), _month_end(year, int(month)), text)
    return Interval(date(year, 1, 1), date(year, 12, 31), text)


def looks_like_date(text: str) -> bool:
    """Return whether a text is written as read_date reads dates, whether or not there is such a day."""
    return _STATED.fullmatch(text) is not None


def stated_form(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return a date as "YYYY", "YYYY-MM" or "YYYY-MM-DD", also one that the calendar has not, to be refused as such."""
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)])


def typed_date(text: str) -> str | None:
    """Return the date that is all of `text`, year first and in digits, as `stated_form` writes it; None for another."""
    match = _TYPED.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    return stated_form(*(int(part) for part in match.groups() if part)) if match else None


def printed_dates(text: str, year: int) -> list[date]:
    """Return the days that a notice prints, in order; one without a year takes the one before it, at first `year`.

    The end of a range takes what it does not print from its beginning (11月8日至9日), and lies in the next year where
    its month comes first (12月20日至1月10日).
    """
    found: list[date] = []
    key, end = match_key(text), 0
    for match in _PRINTED.finditer(key):
        before = found[-1] if found and (match[4] or _RANGE.search(key[end : match.start()])) else None
        if match[4] and not before:
            continue
        year = label_number(match[1]) if match[1] else year
        month, day = (before.month, match[4]) if match[4] and before else (label_number(match[2]), match[3])
        try:
            stated = date(year, month, label_number(day))
        except ValueError:
            continue
        if before and not match[1] and stated < before and stated.month < before.month:
            stated, year = stated.replace(year=year + 1), year + 1
        found.append(stated)
        end = match.end()
    return found


def printed_edges(text: str) -> list[date]:
    """Return the first or last days that a year or month alone means: 2022年及以后, 2021年底, 2006年之前."""
    found = []
    for match in _PERIOD.finditer(match_key(text)):
        month = label_number(match[2]) if match[2] else None
        try:
            period = read_date(stated_form(label_number(match[1]), month))
        except ValueError:
            continue
        if match["before"]:
            found.append(period.first - _DAY)
        else:
            found.append(period.first if match["from_first"] else period.last)
    return found


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later; where the month has no such day, its last day (Civil Code, art. 202)."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def latest_start(months: int, until: date) -> date:
    """Return the last day from which `months` are full by `until`."""
    start = add_months(until, -months)
    while add_months(start + _DAY, months) <= until:
        start += _DAY
    return start


def say_date(stated: Interval) -> str:
    """Return the date in Chinese, as precise as it was stated: 2019年, 2019年6月, 2019年6月3日, 大约5年前."""
    if stated.approximate:
        return stated.text
    parts = [int(part) for part in stated.text.split("-")]
    return "".join(f"{number}{unit}" for number, unit in zip(parts, "年月日", strict=False))


def say_day(day: date) -> str:
    """Return one day in Chinese."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_period(first: date | None, last: date) -> str:
    """Return the days from `first` to `last` in Chinese; up to `last` where the first is not stated."""
    return f"{say_day(first)}至{say_day(last)}" if first else f"截至{say_day(last)}"


def say_days_between(first: date, last: date) -> str:
    """Return that a day lies between two others in Chinese, the year of the second only where it is another one."""
    end = f"{last.month}月{last.day}日" if last.year == first.year else say_day(last)
    return f"{say_day(first)}至{end}之间"


def say_span(first: date, last: date, months_only: bool = False) -> str:
    """Return the time from `first` to `last` in Chinese, such as 4年6个月 or 1天; "" when there is none."""
    months = (last.year - first.year) * 12 + last.month - first.month
    full = add_months(first, months)
    if full > last:
        months -= 1
        full = add_months(first, months)
    days = 0 if months_only else (last - full).days
    return say_months(months) + (f"{days}天" if days else "") if last > first else ""


def say_months(months: int) -> str:
    """Return a number of months as years and months; "" for none."""
    parts = ((months // 12, "年"), (months % 12, "个月"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def whole_years(first: date, last: date) -> int:
    """Return the whole years from `first` to `last`; 0 where there are none."""
    years = last.year - first.year
    return max(0, years - (add_months(first, 12 * years) > last))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
