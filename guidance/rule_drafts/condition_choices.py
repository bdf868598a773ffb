"""What a condition can ask of a fact, and the values of the condition that asks it, as a draft's file has them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from guidance.facts.fact_spec import FactSpec

Test = Literal[
    "at_least", "at_most", "is", "one_of", "none_of", "includes", "years", "by", "since", "age_at_most", "count"
]
_TESTS: dict[str, tuple[Test, ...]] = {
    "int": ("at_least", "at_most"),
    "bool": ("is",),
    "enum": ("one_of", "none_of"),
    "list": ("includes",),
    "date": ("years", "by", "since", "age_at_most"),
    "dates": ("count",),
}
_YEAR = 12


@dataclass(frozen=True)
class AskedValue:
    """What is asked: the test, its value (of a length of time the months), the cut-off, and of `count` the years."""

    test: Test
    value: Any
    until: str = ""
    within_years: int = 1


def tests_of(spec: FactSpec, cutoffs: Collection[str]) -> list[Test]:
    """Return the tests that a fact can be put to; those that count to a day only where the draft has a cut-off."""
    if spec.type in ("date", "dates") and not cutoffs:
        return []
    ordered: tuple[Test, ...] = ("at_least",) if spec.type == "enum" and spec.ordered else ()
    return [*ordered, *_TESTS[spec.type]]


def asked_values(fact: str, asked: AskedValue) -> dict[str, Any]:
    """Return the values of the condition that asks this of a fact, without clause and words."""
    match asked.test:
        case "years":
            years, months = divmod(asked.value, _YEAR)
            length = {key: number for key, number in (("years", years), ("months", months)) if number}
            return {**length, "since_latest": [fact], "until": asked.until}
        case "by" | "since":
            return {"fact": fact, asked.test: asked.until}
        case "age_at_most":
            return {"fact": fact, "age_at_most": asked.value, "on": asked.until}
        case "count":
            return {"fact": fact, "count": asked.value, "within_years": asked.within_years, "until": asked.until}
    return {"fact": fact, asked.test: asked.value}
