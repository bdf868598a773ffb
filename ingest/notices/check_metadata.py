"""A notice.yaml against its clause tree: every value must stand in the clause that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import BaseModel

from ingest.document import Clause
from ingest.notices.notice_file import (
    AttachmentEntry,
    CutoffEntry,
    FeeEntry,
    NoticeEntry,
    SourcedDate,
    SourcedText,
    SourcedValue,
    SourcedYear,
    WindowEntry,
)
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.staff_files.quotes import ClauseTexts, numbers, stands_in
from ingest.text.dates import printed_dates

Years = tuple[int, ...]
Problem = tuple[str, str]  # the key of the value at fault, and the message
_AREA_CODE = re.compile(r"0\d{2,3}")
_FREE = re.compile("不收|免收|免费|不缴|免缴|不需要?缴")


def check_metadata(entry: NoticeEntry, marked: Marked, clauses: tuple[Clause, ...]) -> list[Fault]:
    """Return every value of `entry` that its clause does not bear out, with the clause that does where there is one."""
    return [marked.fault(where, message) for where, message in unsupported_values(entry, clauses)]


def unsupported_values(entry: NoticeEntry, clauses: tuple[Clause, ...]) -> Iterator[tuple[Where, str]]:
    """Yield where in `entry` a value stands that its clause does not bear out, and what is wrong with it."""
    issued = entry.issued.value if entry.issued else None
    year = entry.year.value if entry.year else None
    yield from unsupported_in(entry, clauses, years_of(year, issued))


def unsupported_in(part: BaseModel, clauses: tuple[Clause, ...], years: Years) -> Iterator[tuple[Where, str]]:
    """Yield the same for a part of a notice.yaml; a day without a year lies in one of `years`."""
    by_number = {clause.number: clause for clause in clauses}
    texts = ClauseTexts(clauses)
    for where, value in _sourced_values(part, ()):
        for key, message in _problems(value, by_number.get(value.clause), texts, years):
            yield (*where, key), message


def years_of(year: int | None, issued: date | None) -> Years:
    """Return the years that a day without one may lie in: the notice's own, the one it was issued in and the next."""
    return tuple(dict.fromkeys([*([year] if year else []), *([issued.year, issued.year + 1] if issued else [])]))


def _sourced_values(part: object, where: Where) -> Iterator[tuple[Where, SourcedValue]]:
    if isinstance(part, SourcedValue):
        yield where, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _sourced_values(getattr(part, name), (*where, name))
    elif isinstance(part, list):
        for at, item in enumerate(part):
            yield from _sourced_values(item, (*where, at))


def _problems(value: SourcedValue, clause: Clause | None, texts: ClauseTexts, years: Years) -> Iterable[Problem]:
    quote = value.quote or _value_text(value)
    if clause is None:
        return [("clause", texts.absent(value.clause) + texts.elsewhere(quote))]
    if not texts.holds(value.clause, quote):
        return [("quote" if value.quote else "clause", texts.misquoted(value.clause, quote))]
    return _disagreements(value, quote, clause, years)


def _value_text(value: SourcedValue) -> str:
    return value.title if isinstance(value, AttachmentEntry) else str(getattr(value, "value", ""))


def _disagreements(value: SourcedValue, quote: str, clause: Clause, years: Years) -> Iterator[Problem]:
    """The parts of a value that do not agree with the words quoted for it."""
    match value:
        case SourcedText():
            yield from _unless(_is_printed(value.value, quote), "value", value.value, quote)
        case AttachmentEntry():
            yield from _unless(stands_in(value.title, quote), "title", value.title, quote)
        case SourcedYear():
            yield from _unless(value.value in numbers(quote), "value", value.value, quote)
        case FeeEntry():
            yield from _fee_disagreements(value, quote)
        case SourcedDate():
            yield from _unless(value.value in _days(quote, years), "value", value.value, quote)
        case CutoffEntry():
            yield from _unless(value.date in _days(quote, years), "date", value.date, quote)
        case WindowEntry():
            yield from _window_disagreements(value, quote, clause, years)


def _window_disagreements(window: WindowEntry, quote: str, clause: Clause, years: Years) -> Iterator[Problem]:
    days = _days(quote, years)
    yield from _unless(window.opens is None or window.opens in days, "opens", window.opens, quote)
    yield from _unless(window.closes in days, "closes", window.closes, quote)
    if window.opens and window.opens > window.closes:
        yield "closes", f"截止日 {window.closes} 早于开始日 {window.opens}"
    if window.hours and not stands_in(window.hours, clause.words):
        yield "hours", f"条款 {window.clause} 里没有「{window.hours}」这些字"


def _fee_disagreements(fee: FeeEntry, quote: str) -> Iterator[Problem]:
    is_free = not fee.amount and _FREE.search(quote)
    yield from _unless(is_free or fee.amount in numbers(quote), "amount", fee.amount, quote)
    yield from _unless(is_free or stands_in(fee.unit, quote), "unit", fee.unit, quote)
    if fee.what:
        yield from _unless(stands_in(fee.what, quote), "what", fee.what, quote)


def _is_printed(words: str, quote: str) -> bool:
    """Whether words stand in the quote; the area code of a phone number may stand apart from it."""
    if stands_in(words, quote):
        return True
    area, _, number = words.partition("-")
    return _AREA_CODE.fullmatch(area) is not None and stands_in(area, quote) and stands_in(number, quote)


def _days(quote: str, years: Years) -> list[date]:
    return [day for year in years for day in printed_dates(quote, year)]


def _unless(agrees: object, key: str, value: object, quote: str) -> Iterator[Problem]:
    if not agrees:
        yield key, f"「{value}」与所引原文「{quote}」不一致"
