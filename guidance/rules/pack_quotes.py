"""Whether what a pack quotes still stands in its notice, and whether a clause has changed since someone looked."""

from __future__ import annotations

from collections.abc import Iterator

from guidance.rules.pack import PackFile, quotations
from ingest.notices.notice import Notice
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.staff_files.quotes import ClauseTexts, clause_digest


def check_quotes(rules: PackFile, marked: Marked, notice: Notice) -> list[Fault]:
    """Return every quote that its clause does not hold, and every clause that is gone."""
    return [marked.fault(where, message) for where, message in _problems(rules, ClauseTexts(notice.clauses)) if message]


def changed_clauses(rules: PackFile, notice: Notice) -> tuple[str, ...]:
    """Return the numbers of the clauses whose words have changed since someone last checked the pack against them."""
    clauses = {clause.number: clause for clause in notice.clauses}
    numbers = digested_clauses(rules, notice)
    return tuple(number for number in numbers if rules.digests.get(number) != clause_digest(clauses[number]))


def digested_clauses(rules: PackFile, notice: Notice) -> list[str]:
    """Return the numbers of the clauses whose words are recorded: of a signed pack all, else those it stands on."""
    return [clause.number for clause in notice.clauses] if rules.signed else quoted_clauses(rules)


def quoted_clauses(rules: PackFile) -> list[str]:
    """Return the numbers of all clauses that the pack stands on, in order."""
    quoted = [quotation.clause for _, quotation in quotations(rules)]
    routes = [route.clause for route in rules.routes]
    shared = (*rules.scope, *rules.refer, *rules.requirements)
    also = [number for rule in shared for number in rule.also]
    return list(dict.fromkeys([*quoted, *routes, *also]))


def _problems(rules: PackFile, texts: ClauseTexts) -> Iterator[tuple[Where, str]]:
    """The place of every quotation and what is wrong with it, "" where nothing is."""
    for where, quotation in quotations(rules):
        for number in (quotation.clause, *getattr(quotation, "also", ())):
            if number in texts:
                yield (*where, "quote"), texts.misquoted(number, quotation.quote)
            else:
                yield (*where, "clause"), texts.absent(number)
    for where, number in _unquoted(rules):
        yield where, texts.absent(number)


def _unquoted(rules: PackFile) -> Iterator[tuple[Where, str]]:
    """The clauses that are named without being quoted."""
    for at, route in enumerate(rules.routes):
        yield ("routes", at, "clause"), route.clause
    for at, reading in enumerate(rules.readings):
        yield ("readings", at, "clause"), reading.clause
    for at, information in enumerate(rules.information):
        for place, number in enumerate(information.clauses):
            yield ("information", at, "clauses", place), number
        for place, number in enumerate(information.under):
            yield ("information", at, "under", place), number
