"""The cases of a pack → those of the next edition, as many years later as the edition is; only those that hold."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from guidance.carry_over.edition_pair import EditionPair, Entry
from ingest.text.dates import add_months

_STATED = re.compile(r"(\d{4})((?:-\d\d){0,2})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")


def moved_cases(pack: Entry, routes: Collection[str], editions: EditionPair) -> Entry:
    """Return the bases and cases of a pack, every day in them as much later as the edition is.

    What a case says of other routes than `routes`, which are gone, goes with them.
    """
    years = editions.new.year - editions.old.year
    cases = [_moved_case(case, years, editions) for case in pack.get("cases", [])]
    for case in cases:
        stated = case["expect"].get("routes", {})
        case["expect"] |= {"routes": {id: status for id, status in stated.items() if id in routes}} if stated else {}
    found = {"bases": _later(pack.get("bases", {}), years), "cases": cases}
    return {part: value for part, value in found.items() if value}


def _moved_case(case: Entry, years: int, editions: EditionPair) -> Entry:
    expect = _later(case["expect"], years)
    if "blocking" in expect:
        expect["blocking"] = [editions.number_now(str(number)) or str(number) for number in expect["blocking"]]
    why = _YEAR.sub(lambda year: str(int(year[0]) + years), str(case["why"]))
    return {
        **case,
        "why": why,
        **({"facts": _later(case["facts"], years)} if "facts" in case else {}),
        "expect": expect,
    }


def _later(value: Any, years: int) -> Any:
    """A value with every day in it some years later."""
    if isinstance(value, dict):
        return {key: _later(inner, years) for key, inner in value.items()}
    if isinstance(value, list):
        return [_later(inner, years) for inner in value]
    if isinstance(value, date):
        return add_months(value, 12 * years)
    if not isinstance(value, str):
        return value
    stated = _STATED.fullmatch(value)
    return f"{int(stated[1]) + years}{stated[2]}" if stated else _YEAR.sub(lambda y: str(int(y[0]) + years), value)
