"""The dates that a message names, in every form that people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.hearing.model import Stamp
from guidance.hearing.numerals import digits, number

_D = "零〇一二三四五六七八九"
_YEAR = rf"(?:19[5-9]\d|20[0-4]\d|一九[五六七八九][{_D}]|二[零〇][{_D[:5]}][{_D}])"
_SHORT = rf"(?:[02-9]\d|1\d|[零〇一二九八七][{_D}])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_SAID = rf"(?: ?的?(?P<month{{0}}>{_MONTH}) ?月份?(?: ?(?P<day{{0}}>{_DAY}) ?[日号])?)?"
_LASTING = (
    r" ?(?:了|多|以上|左右|整|的?工龄|的?(?:工作)?经验|的?时间|半|才(?![评取拿考获毕])|来|资历|之久|内|以内|期|制|级)"
)
_FORMS = re.compile(
    rf"(?<![\d〔\[(])(?P<year1>{_YEAR}) ?年度?{_SAID.format(1)}"
    rf"|(?<![\d.〔\[])(?P<year2>{_YEAR})(?P<sep>[./-])(?P<month2>1[0-2]|0?[1-9])(?:(?P=sep)(?P<day2>3[01]|[12]\d|0?[1-9]))?(?!\d)"
    rf"|(?<!\d)(?P<year3>(?:19[5-9]|20[0-4])\d)(?P<month3>0[1-9]|1[0-2])(?P<day3>0[1-9]|[12]\d|3[01])?(?!\d)"
    rf"|(?<![\d〔\[.])(?P<year4>{_YEAR})(?![\d号元字〕\]./-])"
    rf"|(?<!限:)(?<!数:)(?<!长:)(?<![\d第满共近干了过做教龄到足来算约整计{_D}十])"
    rf"(?P<year5>{_SHORT}) ?年(?!{_LASTING}){_SAID.format(5)}"
    rf"|(?<![\d.])(?P<year9>[012]\d)(?P<sep9>[./-])(?P<month9>1[0-2]|0?[1-9])(?P=sep9)(?P<day9>3[01]|[12]\d|0?[1-9])(?![\d.])"
    rf"|(?<![\d.])(?P<year6>[012]\d)[./](?P<month6>1[0-2]|0?[1-9])(?!\d)(?=[评取拿考毕发的年获聘])"
    rf"|(?P<word>大前年|前年|去年|上一?年|今年|第二年|次年|转年|隔年|同年|当年|那年){_SAID.format(7)}"
    rf"|(?<![\d.个{_D}十])(?P<month8>{_MONTH}) ?月份?(?: ?(?P<day8>{_DAY}) ?[日号])?"
)
_NOW = re.compile(rf"(?:现在|今年|眼下|目前|如今)(?:已经)?(?:是|就是|为)?(?P<year>{_YEAR})年?")
_AGO = {"大前年": 3, "前年": 2, "去年": 1, "上一年": 1, "上年": 1, "今年": 0}
_LATER = {"第二年": 1, "次年": 1, "转年": 1, "隔年": 1, "同年": 0, "当年": 0, "那年": 0}


def find_dates(text: str) -> list[Stamp]:
    """Return the dates of the folded `text` in order; what names no certain day, month or year is left out.

    去年 and 前年 count only where the text states the present year; 第二年 and a month alone lean on the date before.
    """
    now = _NOW.search(text)
    return list(_stamps(text, digits(now["year"]) if now else None, now.span() if now else (0, 0)))


def _stamps(text: str, now: int | None, skip: tuple[int, int]) -> Iterator[Stamp]:
    last: int | None = None
    for match in _FORMS.finditer(text):
        if skip[0] <= match.start() < skip[1]:
            continue
        parts = {name.rstrip("123456789"): said for name, said in match.groupdict().items() if said}
        year = _year(parts, now, last)
        month, day = parts.get("month"), parts.get("day")
        value = year and written(
            year, number(month.replace("元", "一")) if month else None, number(day) if day else None
        )
        if value:
            last = year
            yield Stamp(value, *match.span(), leaned="year" not in parts)


def _year(parts: dict[str, str], now: int | None, last: int | None) -> int | None:
    if word := parts.get("word"):
        base, step = (last, _LATER[word]) if word in _LATER else (now, -_AGO[word])
        return base + step if base else None
    if "year" not in parts:
        return last
    year = digits(parts["year"])
    return year if year > 99 else year + (1900 if year >= 60 else 2000)


def written(year: int, month: int | None, day: int | None) -> str:
    """Return the date as the contract writes it, also one that the calendar has not: who said it is to be told so."""
    return "-".join([str(year), *(f"{part:02d}" for part in (month, day) if part is not None)])
