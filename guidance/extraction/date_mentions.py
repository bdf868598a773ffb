"""The dates that a message names, in every form that people write them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from guidance.extraction.extraction_result import DateMention
from ingest.text.dates import stated_form
from ingest.text.numerals import digits_read_out, spoken_number

_D = "零〇一二三四五六七八九"
_YEAR = rf"(?:19[5-9]\d|20[0-4]\d|一九[五六七八九][{_D}]|二[零〇][{_D[:5]}][{_D}])"
_SHORT = rf"(?:[02-9]\d|1\d|[零〇一二九八七][{_D}])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH_AND_DAY = rf"(?: ?的?(?P<month{{0}}>{_MONTH}) ?月份?(?: ?(?P<day{{0}}>{_DAY}) ?[日号])?)?"
_LASTING = (
    r" ?(?:了|多|以上|左右|整|的?工龄|的?(?:工作)?经验|的?时间|半|才(?![评取拿考获毕])|来|资历|之久|内|以内|期|制|级)"
)
_FORMS = re.compile(
    rf"(?<![\d〔\[(])(?P<year1>{_YEAR}) ?年度?{_MONTH_AND_DAY.format(1)}"
    rf"|(?<![\d.〔\[])(?P<year2>{_YEAR})(?P<sep>[./-])(?P<month2>1[0-2]|0?[1-9])(?:(?P=sep)(?P<day2>3[01]|[12]\d|0?[1-9]))?(?!\d)"
    rf"|(?<!\d)(?P<year3>(?:19[5-9]|20[0-4])\d)(?P<month3>0[1-9]|1[0-2])(?P<day3>0[1-9]|[12]\d|3[01])?(?!\d)"
    rf"|(?<![\d〔\[.])(?P<year4>{_YEAR})(?![\d号元字〕\]./-])"
    rf"|(?<!限:)(?<!数:)(?<!长:)(?<![\d第满共近干了过做教龄到足来算约整计{_D}十])"
    rf"(?P<year5>{_SHORT}) ?年(?!{_LASTING}){_MONTH_AND_DAY.format(5)}"
    rf"|(?<![\d.])(?P<year9>[012]\d)(?P<sep9>[./-])(?P<month9>1[0-2]|0?[1-9])(?P=sep9)(?P<day9>3[01]|[12]\d|0?[1-9])(?![\d.])"
    rf"|(?<![\d.])(?P<year6>[012]\d)[./](?P<month6>1[0-2]|0?[1-9])(?!\d)(?=[评取拿考毕发的年获聘])"
    rf"|(?P<word>大前年|前年|去年|上一?年|今年|第二年|次年|转年|隔年|同年|当年|那年){_MONTH_AND_DAY.format(7)}"
    rf"|(?<![\d.个{_D}十])(?P<month8>{_MONTH}) ?月份?(?: ?(?P<day8>{_DAY}) ?[日号])?"
)
_EVENT = (
    r"评|取得|拿|考|毕|获|发[证的下了]|证|入|进|参加|开始|读|上[的班岗]|办|领|通过|批|来|到|起|转|升|晋|定[的为级上]|初定"
    r"|从事|本科|大专|专科|硕|博|研究生|中专|工程师|助|职称|离|退|结业|见习|出[版师来]|颁|授权"
)
_YEAR_BEHIND = re.compile(
    r" ?(?!前|后|的?(?:工作|工龄|经验|时间|老))"
    r"(?:年?[底初中末]|[上下]半年|[春夏秋冬]|暑|第?[一二三四1-4]季度|的(?![^,;。!?]))"
    rf"|[^,;。!?前后]{{0,5}}?(?:{_EVENT})|的(?!工|经|时|老)"
)
_YEAR_BEFORE = re.compile(r"(?:是|在|于|从|自|打|时间|日期|[:(]|取得|拿到|评上?|考上|毕业|发证|证|职称|资格|到)\Z")
_NAMED = re.compile(r"(?:工程师|助工|经济师|会计师|技师|职称|本科|大专|中专|硕士|博士|研究生|毕业)\Z")
_ROUND = ("10", "20", "30")
_LASTED = re.compile(r"(?:工龄|年限|经验|一线|累计|时长|年头|快|将近|接近|差不多|大约|至少|整整)[^,;。!?\d]{0,4}\Z")
_ALONE = re.compile(r"(?:\A|[,;。!?\n(])\Z")
_EITHER = re.compile(r"[,、]?(?:或者?|还是|要么|就是|要不就是|要不)(?:是|在)?|(?P<span>到|至|-|~)")
_BETWEEN = re.compile(r"(?:之间|期间|左右|这段|中间|吧|前后|[的这]*(?:评|取得|拿|考))")
_NOW = re.compile(rf"(?:现在|今年|眼下|目前|如今)(?:已经)?(?:是|就是|为)?(?P<year>{_YEAR})年?")
_AGO = {"大前年": 3, "前年": 2, "去年": 1, "上一年": 1, "上年": 1, "今年": 0}
_LATER = {"第二年": 1, "次年": 1, "转年": 1, "隔年": 1, "同年": 0, "当年": 0, "那年": 0}


def find_dates(text: str) -> list[DateMention]:
    """Return the dates of the folded `text` in order; what names no certain day, month or year is left out.

    去年 and 前年 count only where the text states the present year; 第二年 and a month alone lean on the date before.
    """
    now = _NOW.search(text)
    return _agreed(
        text, list(_dates(text, digits_read_out(now["year"]) if now else None, now.span() if now else (0, 0)))
    )


def _dates(text: str, now: int | None, skip: tuple[int, int]) -> Iterator[DateMention]:
    last: int | None = None
    for match in _FORMS.finditer(text):
        if skip[0] <= match.start() < skip[1] or (match["year5"] and not match["month5"] and not _is_year(text, match)):
            continue
        parts = {name.rstrip("123456789"): words for name, words in match.groupdict().items() if words}
        year = _year(parts, now, last)
        month, day = parts.get("month"), parts.get("day")
        value = year and stated_form(
            year, spoken_number(month.replace("元", "一")) if month else None, spoken_number(day) if day else None
        )
        if value:
            last = year
            yield DateMention(value, *match.span())


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether two digits and 年 are a year and no duration: the digits themselves say so, or a word beside them."""
    digits = match["year5"]
    if not digits.isdigit() or digits[0] == "0" or digits > "50" or not digits.isascii():
        return True
    before = text[max(0, match.start() - 8) : match.start()]
    if _LASTED.search(before):
        return False
    ends = re.match(r"[吧呢的左右]*(?:[,;。!?)\n]|\Z)", text[match.end() :])
    alone = ends and (_ALONE.search(before) or (_NAMED.search(before) and digits not in _ROUND))
    return bool(alone or _YEAR_BEFORE.search(before) or _YEAR_BEHIND.match(text, match.end()))


def _agreed(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The dates; of two that are alternatives (6月或7月) only what both have in common."""
    agreed: list[DateMention] = []
    for date in dates:
        if not agreed or not _open_between(text, agreed[-1], date):
            agreed.append(date)
            continue
        last = agreed.pop()
        agreed.append(DateMention(_common(last.value, date.value), last.start, date.end))
    return [date for date in agreed if date.value]


def _open_between(text: str, one: DateMention, two: DateMention) -> bool:
    between = _EITHER.fullmatch(text, one.end, two.start)
    rest = text[two.end :]
    return between is not None and (not between["span"] or not rest or bool(_BETWEEN.match(rest)))


def _common(one: str, two: str) -> str:
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one.split("-"), two.split("-"), strict=False))
    return "-".join(part for part, _ in same)


def _year(parts: dict[str, str], now: int | None, last: int | None) -> int | None:
    if word := parts.get("word"):
        base, step = (last, _LATER[word]) if word in _LATER else (now, -_AGO[word])
        return base + step if base else None
    if "year" not in parts:
        return last
    year = digits_read_out(parts["year"])
    return year if year > 99 else year + (1900 if year >= 60 else 2000)
