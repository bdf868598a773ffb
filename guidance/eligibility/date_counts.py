"""How many of several dates lie within what conditions ask for, where some dates are a year or month alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from ingest.text.dates import Interval


class CountTest(Protocol):
    """Asks that `count` dates lie in [`low`, `high`)."""

    @property
    def low(self) -> date:
        """The first day that counts."""

    @property
    def high(self) -> date:
        """The day after the last that counts."""

    @property
    def count(self) -> int:
        """How many dates are asked for."""


Test = TypeVar("Test", bound=CountTest)
_Counts = tuple[int, ...]
"""For each test how many dates lie in it, no more than it asks for."""


def passed_by_dates(tests: Sequence[Test], dates: Sequence[Interval]) -> set[frozenset[Test]]:
    """Return every set of tests that these dates may pass together."""
    reached = {(0,) * len(tests)}
    for stated in dates:
        reached = _with_one_more(tests, reached, _places(tests, stated.first, stated.last))
    return {_passed(tests, counts) for counts in reached}


def passed_by_any_dates(tests: Sequence[Test]) -> list[frozenset[Test]]:
    """Return every set of tests that some dates pass together, that of no date first."""
    places = _places(tests, date.min, date.max)
    reached: dict[_Counts, None] = {(0,) * len(tests): None}
    new = set(reached)
    while new:
        new = _with_one_more(tests, new, places) - reached.keys()
        reached.update(dict.fromkeys(sorted(new)))
    return list(dict.fromkeys(_passed(tests, counts) for counts in reached))


def _with_one_more(tests: Sequence[Test], reached: Iterable[_Counts], places: Iterable[_Counts]) -> set[_Counts]:
    """The counts reached with one date more, that may lie in any of `places`."""
    most = [test.count for test in tests]
    together = [(counts, place) for counts in reached for place in places]
    return {tuple(map(min, map(sum, zip(*pair, strict=True)), most)) for pair in together}


def _places(tests: Sequence[Test], first: date, last: date) -> set[_Counts]:
    """For every day from `first` to `last` in which of the tests it lies, as ones and zeros."""
    edges = {edge for test in tests for edge in (test.low, test.high)}
    days = {first, *(edge for edge in edges if first < edge <= last)}
    return {tuple(int(test.low <= day < test.high) for test in tests) for day in days}


def _passed(tests: Sequence[Test], counts: _Counts) -> frozenset[Test]:
    return frozenset(test for test, count in zip(tests, counts, strict=True) if count >= test.count)
