"""A notice.yaml against its clause tree: every value must stand in the clause that it names."""

from __future__ import annotations

import difflib
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
from ingest.staff_files.quotes import dates, numbers, plain, stands_in


def check(entry: NoticeEntry, marked: Marked, clauses: tuple[Clause, ...]) -> list[Fault]:
    """Return every value of `entry` that its clause does not bear out, with the clause that does where there is one."""
    by_number = {clause.number: clause for clause in clauses}
    faults = []
    for where, said in _sourced(entry, ()):
        quote = said.quote or _value_text(said)
        clause = by_number.get(said.clause)
        if clause is None:
            problems = [("clause", _no_clause(said.clause, by_number) + _holders(quote, clauses))]
        elif not stands_in(quote, clause.words):
            key = "quote" if said.quote else "clause"
            problems = [(key, f"条款 {said.clause} 里没有「{quote}」这些字" + _holders(quote, clauses))]
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


def _no_clause(number: str, by_number: dict[str, Clause]) -> str:
    near = difflib.get_close_matches(number, list(by_number), n=3, cutoff=0.4)
    hint = f"，相近的有 {'、'.join(near)}" if near else ""
    return f"通知里没有编号为 {number} 的条款{hint}"


def _holders(quote: str, clauses: tuple[Clause, ...]) -> str:
    """Where the quoted words do stand."""
    holders = [clause.number for clause in clauses if quote and stands_in(quote, clause.words)]
    return f"；这些字在条款 {'、'.join(holders[:3])}" if holders else ""


def _value_text(said: SourcedValue) -> str:
    return said.title if isinstance(said, AttachmentEntry) else str(getattr(said, "value", ""))


def _mismatches(said: SourcedValue, quote: str, clause: Clause, year: int) -> Iterator[tuple[str, str]]:
    """The values that do not agree with the words quoted for them."""
    match said:
        case SourcedText():
            yield from _unless(plain(said.value) in plain(quote), "value", said.value, quote)
        case AttachmentEntry():
            yield from _unless(plain(said.title) in plain(quote), "title", said.title, quote)
        case SourcedYear():
            yield from _unless(said.value in numbers(quote), "value", said.value, quote)
        case FeeEntry():
            yield from _unless(said.amount in numbers(quote), "amount", said.amount, quote)
            yield from _unless(plain(said.unit) in plain(quote), "unit", said.unit, quote)
        case SourcedDate():
            yield from _unless(said.value in dates(quote, year), "value", said.value, quote)
        case CutoffEntry():
            yield from _unless(said.date in dates(quote, year), "date", said.date, quote)
        case WindowEntry():
            yield from _window(said, quote, clause, year)


def _window(said: WindowEntry, quote: str, clause: Clause, year: int) -> Iterator[tuple[str, str]]:
    found = dates(quote, year)
    yield from _unless(said.opens in found, "opens", said.opens, quote)
    yield from _unless(said.closes in found, "closes", said.closes, quote)
    if said.opens > said.closes:
        yield "closes", f"截止日 {said.closes} 早于开始日 {said.opens}"
    if said.hours and not stands_in(said.hours, clause.words):
        yield "hours", f"条款 {said.clause} 里没有「{said.hours}」这些字"


def _unless(agrees: bool, key: str, value: object, quote: str) -> Iterator[tuple[str, str]]:
    if not agrees:
        yield key, f"「{value}」与所引原文「{quote}」不一致"
