"""Whether what a pack quotes still stands in its notice, and whether a clause has changed since someone looked."""

from __future__ import annotations

from collections.abc import Iterator

from guidance.rules.pack import PackFile, quotations
from guidance.rules.quoted_documents import QuotedDocuments
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.staff_files.quotes import clause_digest


def check_quotes(rules: PackFile, marked: Marked, documents: QuotedDocuments) -> list[Fault]:
    """Return every quote that its clause does not hold, and every clause that is gone."""
    return [marked.fault(where, message) for where, message in _problems(rules, documents) if message]


def changed_clauses(rules: PackFile, documents: QuotedDocuments) -> tuple[str, ...]:
    """Return the clauses whose words have changed since someone last checked the pack against them, as it names them.

    A clause that has not been checked yet is one of them.
    """
    digested = digested_clauses(rules, documents)
    return tuple(named for named in digested if rules.digests.get(named) != clause_digest(documents.clause(named)))


def digested_clauses(rules: PackFile, documents: QuotedDocuments) -> list[str]:
    """Return the clauses whose words are recorded, as the pack names them: of a signed pack all, else its own."""
    return list(map(documents.named, documents.by_id)) if rules.signed else quoted_clauses(rules)


def quoted_clauses(rules: PackFile) -> list[str]:
    """Return all clauses that the pack stands on, as it names them, in order."""
    quoted = [quotation.clause for _, quotation in quotations(rules)]
    routes = [route.clause for route in rules.routes]
    shared = (*rules.scope, *rules.refer, *rules.requirements)
    also = [number for rule in shared for number in rule.also]
    return list(dict.fromkeys([*quoted, *routes, *also]))


def _problems(rules: PackFile, documents: QuotedDocuments) -> Iterator[tuple[Where, str]]:
    """The place of every quotation and what is wrong with it, "" where nothing is."""
    for where, quotation in quotations(rules):
        for number in (quotation.clause, *getattr(quotation, "also", ())):
            if message := documents.absent(number):
                yield (*where, "clause"), message
            else:
                yield (*where, "quote"), documents.misquoted(number, quotation.quote)
    for where, number in _unquoted(rules):
        yield where, documents.absent(number)


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
