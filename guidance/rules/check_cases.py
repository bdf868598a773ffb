"""Whether the names and values in a pack's own cases mean something: facts, routes, clauses that can block."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from guidance.facts.applicant_facts import FactsError, FactVocabulary
from guidance.rules.check_conditions import FACT
from guidance.rules.pack import Expected, PackFile
from ingest.staff_files.line_marks import Where
from ingest.staff_files.nearest_name import unknown_name


def case_problems(rules: PackFile, routes: list[str], vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    """Yield every name and value in the bases and cases that there is not, at its place, with the nearest."""
    parts = (*rules.scope, *rules.refer, *rules.requirements)
    shared = [number for part in parts for number in (part.clause, *part.also)]
    for name, base in rules.bases.items():
        yield from _facts(base, ("bases", name), vocabulary)
    for at, case in enumerate(rules.cases):
        where = ("cases", at)
        if case.base is not None:
            yield from unknown_name(case.base, rules.bases, (*where, "base"), "bases 里的底子")
        yield from _facts(case.facts, (*where, "facts"), vocabulary)
        for place, fact in enumerate(case.drop):
            yield from unknown_name(fact, vocabulary, (*where, "drop", place), FACT)
        for id in case.expect.routes:
            yield from unknown_name(id, routes, (*where, "expect", "routes", id), "路径")
        for place, number in enumerate(case.expect.blocking):
            yield from unknown_name(number, shared, (*where, "expect", "blocking", place), "人人都要符合的条款")
        yield from _missing(case.expect, (*where, "expect"), vocabulary)


def _missing(expected: Expected, where: Where, vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    listed = {
        "missing": expected.missing or [],
        "missing_has": expected.missing_has,
        "missing_lacks": expected.missing_lacks,
    }
    for key, facts in listed.items():
        for place, fact in enumerate(facts):
            yield from unknown_name(fact, vocabulary, (*where, key, place), FACT)


def _facts(stated: dict[str, Any], where: Where, vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    for fact, value in stated.items():
        if fact not in vocabulary:
            yield from unknown_name(fact, vocabulary, (*where, fact), FACT)
            continue
        try:
            vocabulary.parse({fact: value.isoformat() if isinstance(value, datetime.date) else value})
        except FactsError as fault:
            yield (*where, fact), f"{fact} {fault.faults[0].message}"
