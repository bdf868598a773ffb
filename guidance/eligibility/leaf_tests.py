"""What the leaves of a pack ask of single facts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from guidance.eligibility.value_classes import Test
from guidance.rules.pack import Pack
from guidance.rules.schema import AtLeast, AtMost, By, Includes, Is, Leaf, NoneOf, OneOf, Since, Sum, Years
from ingest.text.dates import latest_start

_DAY = datetime.timedelta(days=1)


def tests_of(leaf: Leaf, pack: Pack) -> tuple[Test, ...]:
    """Return the tests that all have to pass for `leaf` to be met; a sum and what is left open have none."""
    match leaf:
        case Years():
            high = latest_start(leaf.years, pack.day(leaf.until)) + _DAY
            return tuple(Test(fact, high=high) for fact in leaf.since_latest)
        case By():
            return (Test(leaf.fact, high=pack.day(leaf.by) + _DAY),)
        case Since():
            return (Test(leaf.fact, low=pack.day(leaf.since)),)
        case AtMost():
            return (Test(leaf.fact, high=leaf.at_most + 1),)
        case AtLeast() if isinstance(leaf.at_least, int):
            return (Test(leaf.fact, low=leaf.at_least),)
        case Is() if type(leaf.is_) is int:
            return (Test(leaf.fact, low=leaf.is_, high=leaf.is_ + 1),)
    values = _values(leaf, pack)
    return (Test(leaf.fact, frozenset(values)),) if values is not None else ()


def _values(leaf: Leaf, pack: Pack) -> Iterable[Any] | None:
    match leaf:
        case Is():
            return [leaf.is_]
        case OneOf():
            return leaf.one_of
        case Includes():
            return leaf.includes
        case NoneOf():
            return set(pack.vocabulary[leaf.fact].values) - set(leaf.none_of)
        case AtLeast():
            order = list(pack.vocabulary[leaf.fact].values)
            return order[order.index(leaf.at_least) :]
    return None


def sum_needs(leaf: Leaf) -> dict[str, int]:
    """Return what a sum asks for, for each of its facts."""
    return dict.fromkeys(leaf.sum, leaf.at_least) if isinstance(leaf, Sum) else {}
