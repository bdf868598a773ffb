"""Answers that are dates: a date alone, or the month or day that makes a known date more precise."""

from __future__ import annotations

import re

from guidance.extraction.date_mentions import find_dates, listed_dates
from guidance.extraction.extraction_result import DateMention, FactFinding, KnownFacts, Value
from ingest.text.dates import stated_form
from ingest.text.numerals import spoken_number

FILLER = re.compile(
    r"(?:嗯+|恩|呃|额|哦|噢|啊|那个|这个|好的?|是的|对的?|有的?|应该|大概|好像|可能|差不多|大约|估计|记得|我|本人|就|也|,)*"
)
_BESIDE_DATE = re.compile(
    r"(?:同年|当年|那年|具体|准确|确切|精确|要么|其实|是|在|于|从|我|的|了|地|说|年?底|年?初|年中|[上下]半年|第?[一二三四1-4]季度|[春夏秋冬]天"
    r"|取得|拿到?|评上?|考到?|考|毕业|开始|起|入职|拿证|发证|发|下来"
    r"|吧|呀|左右|大概|应该|好像|大约|来着|之间|时间|日期|证书?上?|上面|写|,| )*"
)
_PART = re.compile(
    r"(?:(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?)?"
    r"(?:(?P<day>[12]\d|3[01]|0?[1-9]|卅一?|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号])?"
)
_COUNTS = re.compile("[0-9一二两三四五六七八九十几]")
_MORE_PRECISE = re.compile("具体|准确|确切|精确")
_PAUSE = re.compile(r"[,;。!?~\n…]+")


def without_filler(text: str) -> str:
    """Return `text` without the words with which answers open: 嗯, 应该是."""
    match = FILLER.match(text)
    return text[match.end() :] if match else text


def answered_date(text: str, before: Value | None) -> str | None:
    """Return the date that `text` answers with, or `before` made more precise by a month or a day."""
    return next(filter(None, (_date(clause, before) for clause in _clauses(text))), None)


def answered_dates(text: str) -> list[str] | None:
    """Return the dates of several things that `text` answers with; None where it names none, or counts besides."""
    dates = listed_dates(text)
    rest, end = "", 0
    for each in dates:
        rest += text[end : each.start]
        end = each.end
    if not dates or _COUNTS.search(rest + text[end:]):
        return None
    return [each.value for each in dates]


def refined_date(text: str, known: KnownFacts, date_facts: list[str]) -> FactFinding | None:
    """Return the known date, the one stated last of `date_facts`, that a bare day or month makes more precise."""
    if find_dates(text):
        return _of_known_year(text, known, date_facts)
    for fact in reversed([fact for fact in known if fact in date_facts]):
        value, before = answered_date(text, known[fact]), str(known[fact])
        if not value or not value.startswith(before) or len(value) == len(before):
            continue
        if _MORE_PRECISE.search(text) or len(value) == len("2018-06-15"):
            return FactFinding(fact, value, 0, len(text))
    return None


def _of_known_year(text: str, known: KnownFacts, date_facts: list[str]) -> FactFinding | None:
    """The only known date that a date alone, of which that is the year or month, makes more precise."""
    rest = without_filler(text)
    dates = find_dates(rest)
    if len(dates) != 1 or not _is_alone(rest, dates[0]):
        return None
    new = dates[0].value
    coarser = [fact for fact in known if fact in date_facts and new.startswith(f"{known[fact]}-")]
    return FactFinding(coarser[0], new, 0, len(text)) if len(coarser) == 1 else None


def _clauses(text: str) -> list[str]:
    """The clauses, or the whole where a pause stands inside one date: 要么2018年6月,要么9月."""
    apart = [clause.strip() for clause in _PAUSE.split(text) if clause.strip()] or [""]
    return [text] if len(find_dates(text)) < sum(len(find_dates(clause)) for clause in apart) else apart


def _date(opening: str, before: Value | None) -> str | None:
    rest = without_filler(opening)
    dates = find_dates(rest)
    if dates:
        best = max(dates, key=lambda date: len(date.value))
        return best.value if _is_alone(rest, best) else None
    return _completed(rest, before) if isinstance(before, str) else None


def _completed(rest: str, before: str) -> str | None:
    """The date `before` with the month or day that `rest` names; None where it names none."""
    beside = _BESIDE_DATE.match(rest)
    part = _PART.match(rest, beside.end() if beside else 0)
    if not part or not part[0] or not _BESIDE_DATE.fullmatch(rest, part.end()):
        return None
    month = spoken_number(part["month"]) if part["month"] else _month(before)
    day = spoken_number(part["day"]) if part["day"] else None
    return stated_form(int(before[:4]), month, day) if month else None


def _month(date: str) -> int | None:
    return int(date[5:7]) if len(date) >= 7 else None


def _is_alone(rest: str, date: DateMention) -> bool:
    return bool(_BESIDE_DATE.fullmatch(rest[: date.start]) and _BESIDE_DATE.fullmatch(rest, date.end))
