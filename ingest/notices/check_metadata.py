"""A notice.yaml against its clause tree: every value must stand in the clause that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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

Problem = tuple[str, str]  # the key of the value at fault, and the message


def check_metadata(entry: NoticeEntry, marked: Marked, clauses: tuple[Clause, ...]) -> list[Fault]:
    """Return every value of `entry` that its clause does not bear out, with the clause that does where there is one."""
    by_number = {clause.number: clause for clause in clauses}
    texts = ClauseTexts(clauses)
    return [
        marked.fault((*where, key), message)
        for where, value in _sourced_values(entry, ())
        for key, message in _problems(value, by_number.get(value.clause), texts, entry.year.value)
    ]


def _sourced_values(part: object, where: Where) -> Iterator[tuple[Where, SourcedValue]]:
    if isinstance(part, SourcedValue):
        yield where, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _sourced_values(getattr(part, name), (*where, name))
    elif isinstance(part, list):
        for at, item in enumerate(part):
            yield from _sourced_values(item, (*where, at))


def _problems(value: SourcedValue, clause: Clause | None, texts: ClauseTexts, year: int) -> Iterable[Problem]:
    quote = value.quote or _value_text(value)
    if clause is None:
        return [("clause", texts.absent(value.clause) + texts.elsewhere(quote))]
    if not texts.holds(value.clause, quote):
        return [("quote" if value.quote else "clause", texts.misquoted(value.clause, quote))]
    return _disagreements(value, quote, clause, year)


def _value_text(value: SourcedValue) -> str:
    return value.title if isinstance(value, AttachmentEntry) else str(getattr(value, "value", ""))


def _disagreements(value: SourcedValue, quote: str, clause: Clause, year: int) -> Iterator[Problem]:
    """The parts of a value that do not agree with the words quoted for it."""
    match value:
        case SourcedText():
            yield from _unless(stands_in(value.value, quote), "value", value.value, quote)
        case AttachmentEntry():
            yield from _unless(stands_in(value.title, quote), "title", value.title, quote)
        case SourcedYear():
            yield from _unless(value.value in numbers(quote), "value", value.value, quote)
        case FeeEntry():
            yield from _unless(value.amount in numbers(quote), "amount", value.amount, quote)
            yield from _unless(stands_in(value.unit, quote), "unit", value.unit, quote)
        case SourcedDate():
            yield from _unless(value.value in printed_dates(quote, year), "value", value.value, quote)
        case CutoffEntry():
            yield from _unless(value.date in printed_dates(quote, year), "date", value.date, quote)
        case WindowEntry():
            yield from _window_disagreements(value, quote, clause, year)


def _window_disagreements(window: WindowEntry, quote: str, clause: Clause, year: int) -> Iterator[Problem]:
    days = printed_dates(quote, year)
    yield from _unless(window.opens in days, "opens", window.opens, quote)
    yield from _unless(window.closes in days, "closes", window.closes, quote)
    if window.opens > window.closes:
        yield "closes", f"截止日 {window.closes} 早于开始日 {window.opens}"
    if window.hours and not stands_in(window.hours, clause.words):
        yield "hours", f"条款 {window.clause} 里没有「{window.hours}」这些字"


def _unless(agrees: bool, key: str, value: object, quote: str) -> Iterator[Problem]:
    if not agrees:
        yield key, f"「{value}」与所引原文「{quote}」不一致"
