"""What the words of a notice state, of the kind that a value is: days, numbers, lengths of time, named values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from guidance.facts.fact_spec import FactSpec
from ingest.text.dates import printed_dates, printed_edges, say_day, say_months
from ingest.text.normalise import match_key
from ingest.text.quantities import printed_months, printed_numbers


@dataclass(frozen=True, slots=True)
class ValueKind:
    """One kind of value: what a text states of it, in order, and how a value reads in Chinese."""

    read: Callable[[str], Sequence[Any]]
    say: Callable[[Any], str]


def day_kind(year: int) -> ValueKind:
    """Return days; one without a year is of the notice's `year`, a year or month alone counts by the edge it marks."""
    return ValueKind(lambda text: printed_dates(text, year) or printed_edges(text), say_day)


def length_kind() -> ValueKind:
    """Return lengths of time, in months."""
    return ValueKind(printed_months, lambda months: say_months(months) or "0个月")


def number_kind(wanted: Collection[str], units: Collection[str]) -> ValueKind:
    """Return numbers with one of the `wanted` units; one with another of the known `units` is none of them."""
    return ValueKind(lambda text: printed_numbers(text, wanted, units), str)


def name_kind(spec: FactSpec, lowest: bool = False) -> ValueKind:
    """Return the values of a fact by the names that notices give them; with `lowest` only the lowest of those named."""
    ranks = list(spec.values)

    def read(text: str) -> list[str]:
        named = named_values(text, spec)
        return [min(named, key=ranks.index)] if lowest and named else named

    return ValueKind(read, lambda value: spec.values[value])


def named_values(text: str, spec: FactSpec) -> list[str]:
    """Return the values of `spec` that `text` names, in order; of names that overlap the longest counts."""
    values_of: dict[str, list[str]] = {}
    for value, label in spec.values.items():
        for term in spec.terms.get(value) or (label,):
            values_of.setdefault(match_key(term), []).append(value)
    names = sorted(values_of, key=len, reverse=True)
    found = re.findall("|".join(map(re.escape, names)), match_key(text))
    return list(dict.fromkeys(value for name in found for value in values_of[name]))
