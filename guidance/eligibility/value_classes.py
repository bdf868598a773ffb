"""Each fact reduced to its value classes: the few groups of values that the conditions of a pack can tell apart."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from guidance.eligibility.date_counts import passed_by_any_dates, passed_by_dates
from guidance.facts.fact_spec import Among, Amount, FactSpec, Value
from ingest.text.dates import Interval

_USUAL_SHARE = 0.9
"""What share of applicants is taken to hold a value that facts.yaml calls usual; it only orders the questions."""


@dataclass(frozen=True)
class ValueTest:
    """What a condition asks of one fact: one of `values`, or a number or day in [`low`, `high`).

    With a `count`, that so many of several dates lie in there; a value is then the set of the tests that are passed.
    """

    fact: str
    values: frozenset[Any] = frozenset()
    low: Any = None
    high: Any = None
    count: int = 0

    def passes(self, value: Any) -> bool:
        """Whether a single value passes, or at least one value of a set."""
        if self.count:
            return self in value
        if self.values:
            return not self.values.isdisjoint(value) if isinstance(value, frozenset) else value in self.values
        return (self.low is None or value >= self.low) and (self.high is None or value < self.high)

    @property
    def bounds(self) -> list[Any]:
        """The numbers or days at which the answer changes."""
        return [edge for edge in (self.low, self.high) if edge is not None]


@dataclass(frozen=True)
class ValueClasses:
    """The value classes of one fact, each with a value that represents it.

    A mask is a set of classes as bits: what a stated value leaves possible, or what a test accepts. `weights` are the
    shares of applicants taken to be in each class, adding up to 1. `masks` are those of the values that can be listed
    beforehand, None standing for a fact that is not stated. `list_tests` tell the classes of a fact that holds several
    values or dates apart, and are empty for others.
    """

    fact: str
    spec: FactSpec
    representatives: tuple[Any, ...]
    weights: tuple[float, ...]
    masks: Mapping[Any, int]
    list_tests: tuple[ValueTest, ...] = ()

    @property
    def all_classes(self) -> int:
        """The mask of every class."""
        return (1 << len(self.representatives)) - 1

    def accepted(self, test: ValueTest) -> int:
        """Return the mask of the classes that pass a test."""
        return sum(1 << at for at, value in enumerate(self.representatives) if test.passes(value))

    def mask(self, value: Value | None) -> int:
        """Return the mask of the classes that a value leaves possible; a vague date or number may leave several."""
        found = self.masks.get(value)
        if found is not None:
            return found
        if isinstance(value, Interval | Amount):
            first, last = self._class_from(value[0]), self._class_from(value[1])
            return ((1 << (last - first + 1)) - 1) << first
        if isinstance(value, Among):
            return reduce(or_, (self.masks[each] for each in value.values))
        if isinstance(value, tuple) and self.spec.type == "dates":
            return self._mask_of_dates([each for each in value if isinstance(each, Interval)])
        if isinstance(value, tuple):
            return 1 << self._class_of_list(value)
        return 1 << self._class_from(value)

    def _mask_of_dates(self, dates: Sequence[Interval]) -> int:
        passed = passed_by_dates(self.list_tests, dates)
        return sum(1 << at for at, each in enumerate(self.representatives) if each in passed)

    def _class_from(self, value: Any) -> int:
        """The class of a number or day: the last whose lowest value is not above it."""
        return bisect_right(self.representatives, value) - 1

    def _class_of_list(self, values: tuple[Any, ...]) -> int:
        """The class of a list: what counts is which tests its values pass together."""
        passed = [test.passes(frozenset(values)) for test in self.list_tests]
        answers = ([test.passes(other) for test in self.list_tests] for other in self.representatives)
        return next(at for at, other in enumerate(answers) if other == passed)


def build_classes(
    fact: str, spec: FactSpec, tests: Sequence[ValueTest], sums: Sequence[int], assumed_early: bool
) -> ValueClasses:
    """Return the classes that `tests`, and sums that ask for so much, can tell apart.

    A date that is `assumed_early` is taken to be in its first class while it is not stated.
    """
    groups: list[list[Any]]
    masks: dict[Any, int] = {}
    if spec.type in ("int", "date"):
        groups = _ordered_groups(spec, tests, sums)
    elif spec.type == "dates":
        groups = [[passed] for passed in passed_by_any_dates(tests)]
    else:
        groups = _list_groups(spec, tests) if spec.type == "list" else _groups(list(spec.answers), tests)
        masks = {value: 1 << at for at, group in enumerate(groups) for value in group}
    unstated = 1 if assumed_early else (1 << len(groups)) - 1
    return ValueClasses(
        fact=fact,
        spec=spec,
        representatives=tuple(group[0] for group in groups),
        weights=_weights(spec, groups),
        masks={None: unstated, **masks},
        list_tests=tuple(tests) if spec.type in ("list", "dates") else (),
    )


def _ordered_groups(spec: FactSpec, tests: Sequence[ValueTest], sums: Sequence[int]) -> list[list[Any]]:
    """The numbers or days from one bound to the next, each by its lowest."""
    lowest: Any = datetime.date.min
    highest: Any = datetime.date.max
    if spec.type == "int":
        lowest, highest = spec.min, spec.max
    bounds = {bound for test in tests for bound in test.bounds}
    bounds |= {part for need in sums for part in range(1, need + 1)}
    return [[lowest], *([bound] for bound in sorted(bounds) if lowest < bound <= highest)]


def _groups(values: Sequence[Any], tests: Sequence[ValueTest]) -> list[list[Any]]:
    """Values that no test tells apart, together."""
    groups: dict[tuple[bool, ...], list[Any]] = {}
    for value in values:
        groups.setdefault(tuple(test.passes(value) for test in tests), []).append(value)
    return list(groups.values())


def _list_groups(spec: FactSpec, tests: Sequence[ValueTest]) -> list[list[Any]]:
    """Every way in which a choice of values can answer the tests."""
    single = [frozenset([group[0]]) for group in _groups(list(spec.values), tests)]
    reached = set(single)
    for one in single:
        reached |= {one | other for other in reached}
    return _groups(sorted(reached, key=lambda values: (len(values), sorted(values))), tests)


def _weights(spec: FactSpec, groups: Sequence[Sequence[Any]]) -> tuple[float, ...]:
    """The usual share spread over the classes of usual values, the rest evenly over all values."""
    usual = [sum(value in group or frozenset([value]) in group for value in spec.usual) for group in groups]
    sizes = [len(group) for group in groups]
    share = _USUAL_SHARE if any(usual) else 0.0
    return tuple(
        share * count / (sum(usual) or 1) + (1 - share) * size / sum(sizes)
        for count, size in zip(usual, sizes, strict=True)
    )
