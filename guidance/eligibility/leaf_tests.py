"""What the leaves of a pack ask of single facts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from guidance.eligibility.value_classes import ValueTest
from guidance.facts.applicant_facts import FactVocabulary
from guidance.rules.schema import AtLeast, AtMost, By, Includes, Is, Leaf, NoneOf, OfFact, OneOf, Since, Sum, Years
from ingest.text.dates import latest_start

Day = Callable[[datetime.date | str], datetime.date]
_DAY = datetime.timedelta(days=1)


def tests_of(leaf: Leaf, vocabulary: FactVocabulary, day: Day) -> tuple[ValueTest, ...]:
    """Return the tests that all have to pass for `leaf` to be met; a sum and what is left open have none.

    `day` gives the date of a cut-off that is named (`Pack.day`).
    """
    if isinstance(leaf, Years):
        high = latest_start(leaf.years, day(leaf.until)) + _DAY
        return tuple(ValueTest(fact, high=high) for fact in leaf.since_latest)
    return (_test(leaf, vocabulary, day),) if isinstance(leaf, OfFact) else ()


def sum_needs(leaf: Leaf) -> dict[str, int]:
    """Return what a sum asks for, for each of its facts."""
    return dict.fromkeys(leaf.sum, leaf.at_least) if isinstance(leaf, Sum) else {}


def _test(leaf: OfFact, vocabulary: FactVocabulary, day: Day) -> ValueTest:
    match leaf:
        case By():
            return ValueTest(leaf.fact, high=day(leaf.by) + _DAY)
        case Since():
            return ValueTest(leaf.fact, low=day(leaf.since))
        case AtMost():
            return ValueTest(leaf.fact, high=leaf.at_most + 1)
        case AtLeast(at_least=int(least)):
            return ValueTest(leaf.fact, low=least)
        case Is() if type(leaf.is_) is int:
            return ValueTest(leaf.fact, low=leaf.is_, high=leaf.is_ + 1)
    return ValueTest(leaf.fact, frozenset(_values(leaf, list(vocabulary[leaf.fact].values))))


def _values(leaf: OfFact, known: list[str]) -> Iterable[str | bool | int]:
    """The values that pass, of those `known` in their order."""
    match leaf:
        case Is():
            return [leaf.is_]
        case OneOf():
            return leaf.one_of
        case Includes():
            return leaf.includes
        case NoneOf():
            return set(known) - set(leaf.none_of)
        case AtLeast():
            return known[known.index(str(leaf.at_least)) :]
    raise TypeError(leaf.kind)
