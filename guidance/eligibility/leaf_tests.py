"""What the leaves of a pack ask of single facts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from guidance.eligibility.value_classes import ValueTest
from guidance.facts.applicant_facts import FactVocabulary
from guidance.rules.describe_conditions import describe
from guidance.rules.pack import Pack
from guidance.rules.schema import (
    AgeAtMost,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    By,
    Condition,
    ConditionNode,
    CountWithin,
    Includes,
    Is,
    Leaf,
    NoneOf,
    OfFact,
    OneOf,
    Since,
    Sum,
    Years,
)
from ingest.text.dates import latest_start

Day = Callable[[datetime.date | str], datetime.date]
_DAY = datetime.timedelta(days=1)


def tests_of(leaf: Leaf, vocabulary: FactVocabulary, day: Day) -> tuple[ValueTest, ...]:
    """Return the tests that all have to pass for `leaf` to be met; a sum and what is left open have none.

    `day` gives the date of a cut-off that is named (`Pack.day`). Years that do not count are for `expanded`.
    """
    if isinstance(leaf, Years):
        high = latest_start(leaf.total_months, day(leaf.until)) + _DAY
        return tuple(ValueTest(fact, high=high) for fact in leaf.since_latest)
    return (_test(leaf, vocabulary, day),) if isinstance(leaf, OfFact) else ()


def expanded(node: ConditionNode, pack: Pack) -> ConditionNode:
    """Return a condition; a length of service with years that do not count as one alternative for each number of them.

    So many years are then asked for on top: met exactly when the years that count are full.
    """
    if not isinstance(node, Years) or not node.less:
        return node
    text, uncounted = describe(node, pack), pack.vocabulary[node.less]
    return AnyOf(text=text, any=[_with_uncounted(node, node.less, number) for number in range(uncounted.max + 1)])


def _with_uncounted(node: Years, fact: str, number: int) -> Condition:
    """So many years do not count, and the length of service is full with as many years more."""
    exactly = Is.model_validate({"clause": node.clause, "quote": node.quote, "fact": fact, "is": number})
    return All(all=[exactly, node.model_copy(update={"years": node.years + number, "less": None})])


def sum_needs(leaf: Leaf) -> dict[str, int]:
    """Return how many of each of its facts alone meet a sum."""
    if not isinstance(leaf, Sum):
        return {}
    return {fact: -(-leaf.at_least // leaf.weights.get(fact, 1)) for fact in leaf.sum}


def _test(leaf: OfFact, vocabulary: FactVocabulary, day: Day) -> ValueTest:
    match leaf:
        case By():
            return ValueTest(leaf.fact, high=day(leaf.by) + _DAY)
        case Since():
            return ValueTest(leaf.fact, low=day(leaf.since))
        case CountWithin():
            until = day(leaf.until)
            before = latest_start(12 * leaf.within_years, until)
            return ValueTest(leaf.fact, low=before + _DAY, high=until + _DAY, count=leaf.count)
        case AgeAtMost():
            older = 12 * (leaf.age_at_most + 1)
            return ValueTest(leaf.fact, low=latest_start(older, day(leaf.on)) + _DAY)
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
