"""A notice.yaml against its clause tree: every value must stand in the clause that it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
from ingest.text.normalise import match_key


def check(entry: NoticeEntry, marked: Marked, clauses: tuple[Clause, ...]) -> list[Fault]:
    """Return every value of `entry` that its clause does not bear out, with the clause that does where there is one."""
    by_number = {clause.number: clause for clause in clauses}
    texts = ClauseTexts(clauses)
    faults = []
    for where, said in _sourced(entry, ()):
        quote = said.quote or _value_text(said)
        clause = by_number.get(said.clause)
        if clause is None:
            problems = [("clause", texts.absent(said.clause) + texts.elsewhere(quote))]
        elif not texts.holds(said.clause, quote):
            problems = [("quote" if said.quote else "clause", texts.misquoted(said.clause, quote))]
        else:
            problems = _mismatches(said, quote, clause, entry.year.value)
        faults += [marked.fault((*where, key), message) for key, message in problems]
    return faults


def _sourced(part: Any, where: Where) -> Iterator[tuple[Where, SourcedValue]]:
    if isinstance(part, SourcedValue):
        yield where, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _sourced(getattr(part, name), (*where, name))
    elif isinstance(part, list):
        for at, item in enumerate(part):
            yield from _sourced(item, (*where, at))


def _value_text(said: SourcedValue) -> str:
    return said.title if isinstance(said, AttachmentEntry) else str(getattr(said, "value", ""))


def _mismatches(said: SourcedValue, quote: str, clause: Clause, year: int) -> Iterator[tuple[str, str]]:
    """The values that do not agree with the words quoted for them."""
    match said:
        case SourcedText():
            yield from _unless(match_key(said.value) in match_key(quote), "value", said.value, quote)
        case AttachmentEntry():
            yield from _unless(match_key(said.title) in match_key(quote), "title", said.title, quote)
        case SourcedYear():
            yield from _unless(said.value in numbers(quote), "value", said.value, quote)
        case FeeEntry():
            yield from _unless(said.amount in numbers(quote), "amount", said.amount, quote)
            yield from _unless(match_key(said.unit) in match_key(quote), "unit", said.unit, quote)
        case SourcedDate():
            yield from _unless(said.value in printed_dates(quote, year), "value", said.value, quote)
        case CutoffEntry():
            yield from _unless(said.date in printed_dates(quote, year), "date", said.date, quote)
        case WindowEntry():
            yield from _window(said, quote, clause, year)


def _window(said: WindowEntry, quote: str, clause: Clause, year: int) -> Iterator[tuple[str, str]]:
    found = printed_dates(quote, year)
    yield from _unless(said.opens in found, "opens", said.opens, quote)
    yield from _unless(said.closes in found, "closes", said.closes, quote)
    if said.opens > said.closes:
        yield "closes", f"截止日 {said.closes} 早于开始日 {said.opens}"
    if said.hours and not stands_in(said.hours, clause.words):
        yield "hours", f"条款 {said.clause} 里没有「{said.hours}」这些字"


def _unless(agrees: bool, key: str, value: object, quote: str) -> Iterator[tuple[str, str]]:
    if not agrees:
        yield key, f"「{value}」与所引原文「{quote}」不一致"
