"""Each fact reduced to the few classes of values that a pack can tell apart."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from guidance.facts.fact_spec import FactSpec, Value
from ingest.text.dates import Interval


@dataclass(frozen=True)
class Test:
    """What a leaf asks of one fact: one of these values, or a number or day in [low, high)."""

    fact: str
    values: frozenset[Any] = frozenset()
    low: Any = None
    high: Any = None

    def passes(self, value: Any) -> bool:
        """Whether a single value, or the values of a list, pass."""
        if self.values:
            return not self.values.isdisjoint(value) if isinstance(value, frozenset) else value in self.values
        return (self.low is None or value >= self.low) and (self.high is None or value < self.high)

    @property
    def cuts(self) -> list[Any]:
        """The numbers or days at which the answer changes."""
        return [edge for edge in (self.low, self.high) if edge is not None]


@dataclass(frozen=True)
class Axis:
    """One fact: its classes by a value that stands for each, and what share of applicants each may hold.

    A mask is a set of classes as bits: what a stated value leaves possible, or what a test wants.
    """

    fact: str
    spec: FactSpec
    ones: tuple[Any, ...]
    weights: tuple[float, ...]
    masks: dict[Any, int] = field(default_factory=dict)

    @property
    def full(self) -> int:
        """The mask of every class."""
        return (1 << len(self.ones)) - 1

    def wanted(self, test: Test) -> int:
        """Return the classes that pass a test."""
        return sum(1 << at for at, one in enumerate(self.ones) if test.passes(one))

    def mask(self, value: Value) -> int:
        """Return the classes that a stated value leaves possible."""
        found = self.masks.get(value)
        if found is None:
            if len(self.masks) > 20_000:
                kept = {each: mask for each, mask in self.masks.items() if not isinstance(each, Interval)}
                self.masks.clear()
                self.masks.update(kept)
            found = self.masks[value] = self._mask(value)
        return found

    def _mask(self, value: Value) -> int:
        if isinstance(value, Interval):
            first, last = self._at(value.first), self._at(value.last)
            return ((1 << (last - first + 1)) - 1) << first
        return 1 << self._at(value)

    def _at(self, value: Any) -> int:
        """The class of a single number or day: the last whose lowest value is not above it."""
        return bisect_right(self.ones, value) - 1


def build_axis(fact: str, spec: FactSpec, tests: list[Test], sums: list[int]) -> Axis:
    """Return the axis on which `tests`, and sums that ask for so much, can be told apart."""
    if spec.type in ("int", "date"):
        lowest = spec.min if spec.type == "int" else datetime.date.min
        cuts = {cut for test in tests for cut in test.cuts} | {part for need in sums for part in range(1, need + 1)}
        ones = (lowest, *sorted(cut for cut in cuts if cut > lowest))
        return Axis(fact, spec, ones, _weights(spec, [[one] for one in ones]))
    groups = _lists(spec, tests) if spec.type == "list" else _groups(list(spec.answers), tests)
    axis = Axis(fact, spec, tuple(group[0] for group in groups), _weights(spec, groups))
    axis.masks.update({value: 1 << at for at, group in enumerate(groups) for value in group})
    return _ListAxis(*vars(axis).values(), tests=tuple(tests)) if spec.type == "list" else axis


@dataclass(frozen=True)
class _ListAxis(Axis):
    """A list of values: what counts is which tests its values pass together."""

    tests: tuple[Test, ...] = ()

    def _at(self, value: Any) -> int:
        answers = [test.passes(frozenset(value)) for test in self.tests]
        return next(at for at, one in enumerate(self.ones) if [test.passes(one) for test in self.tests] == answers)


def _groups(values: list[Any], tests: list[Test]) -> list[list[Any]]:
    """Values that no test tells apart, together."""
    groups: dict[tuple[bool, ...], list[Any]] = {}
    for value in values:
        groups.setdefault(tuple(test.passes(value) for test in tests), []).append(value)
    return list(groups.values())


def _lists(spec: FactSpec, tests: list[Test]) -> list[list[frozenset[str]]]:
    """Every way in which a choice of values can answer the tests."""
    single = [frozenset([group[0]]) for group in _groups(list(spec.values), tests)]
    reached = set(single)
    for one in single:
        reached |= {one | other for other in reached}
    return _groups(sorted(reached, key=lambda each: (len(each), sorted(each))), tests)


def _weights(spec: FactSpec, groups: list[list[Any]]) -> tuple[float, ...]:
    """Nine tenths for what `usual` names, the rest spread evenly: only the order of questions depends on it."""
    usual = [sum(one in group or frozenset([one]) in group for one in spec.usual) for group in groups]
    even = [len(group) for group in groups]
    share = 0.9 if any(usual) else 0.0
    return tuple(
        share * mine / (sum(usual) or 1) + (1 - share) * size / sum(even)
        for mine, size in zip(usual, even, strict=True)
    )
