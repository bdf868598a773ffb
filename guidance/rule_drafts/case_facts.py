"""Facts of an applicant for whom a condition is just met, or just not: one value on each side of what it asks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guidance.facts.fact_spec import FactSpec
from guidance.rules.pack import Pack
from guidance.rules.schema import (
    AgeAtMost,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    By,
    ConditionNode,
    CountWithin,
    Includes,
    Is,
    Leaf,
    NoneOf,
    Not,
    OneOf,
    Route,
    Several,
    Since,
    Sum,
    Years,
)
from ingest.text.dates import add_months, latest_start

_DAY = datetime.timedelta(days=1)
_YEAR = 12
CaseFacts = dict[str, Any]


@dataclass(frozen=True)
class CaseBuilder:
    """What builds the facts of cases for the conditions of one pack."""

    pack: Pack

    def facts(self, node: ConditionNode, wanted: bool, at: Leaf | None = None) -> CaseFacts:
        """Return facts with which `node` is `wanted`: met, or not; with `at` it hangs on that leaf inside it.

        What nothing can settle (left open) is left out; facts that two parts want differently are those of the first.
        """
        node = self.pack.resolve(node)
        match node:
            case Leaf():
                return self.leaf(node, wanted)
            case Not():
                return self.facts(node.not_, not wanted, at)
            case Route():
                return {}
        return self._combined(node, wanted, at)

    def _combined(self, node: ConditionNode, wanted: bool, at: Leaf | None) -> CaseFacts:
        """The facts of a combination: the part with `at` is wanted so, the others such that it decides."""
        children = [self.pack.resolve(child) for child in node.children]
        inside = next((child for child in children if at is not None and self._holds(child, at)), None)
        rest = [child for child in children if child is not inside]
        own = [self.facts(inside, wanted, at)] if inside else []
        if isinstance(node, All):
            others = [self.facts(child, True) for child in rest] if inside or wanted else [self.facts(rest[0], False)]
            return _joined([*own, *others])
        if isinstance(node, AnyOf):
            others = [self.facts(child, False) for child in rest] if inside or not wanted else []
            first = [] if inside or not wanted else [self.facts(rest[0], True)]
            return _joined([*own, *first, *others])
        least = node.at_least if isinstance(node, Several) else 0
        met = max(0, least - 1) if inside or not wanted else least
        return _joined([*own, *(self.facts(child, place < met) for place, child in enumerate(rest))])

    def _holds(self, node: ConditionNode, leaf: Leaf) -> bool:
        return node is leaf or any(self._holds(child, leaf) for child in self.pack.inside(node))

    def leaf(self, leaf: Leaf, wanted: bool) -> CaseFacts:
        """Return the facts with which one leaf is just met, or just not; empty where nothing settles it."""
        match leaf:
            case Years():
                return self._years(leaf, wanted)
            case By(by=day):
                return {leaf.fact: self.pack.day(day) + (datetime.timedelta() if wanted else _DAY)}
            case Since(since=day):
                return {leaf.fact: self.pack.day(day) - (datetime.timedelta() if wanted else _DAY)}
            case AgeAtMost():
                born = add_months(self.pack.day(leaf.on), -_YEAR * (leaf.age_at_most + 1))
                return {leaf.fact: born + (_DAY if wanted else datetime.timedelta())}
            case CountWithin():
                return {leaf.fact: [self.pack.day(leaf.until)] * (leaf.count if wanted else leaf.count - 1)}
            case Sum():
                return {**dict.fromkeys(leaf.sum, 0), leaf.sum[-1]: leaf.at_least - (0 if wanted else 1)}
        return self._value(leaf, wanted)

    def _years(self, leaf: Years, wanted: bool) -> CaseFacts:
        last = latest_start(leaf.total_months, self.pack.day(leaf.until))
        days: CaseFacts = dict.fromkeys(leaf.since_latest, last)
        days[leaf.since_latest[0]] = last if wanted else last + _DAY
        return {**days, leaf.less: 0} if leaf.less else days

    def _value(self, leaf: Leaf, wanted: bool) -> CaseFacts:
        if not leaf.facts:
            return {}
        fact = leaf.facts[0]
        values = _near_value(leaf, self.pack.vocabulary[fact], wanted)
        return {fact: values} if values is not None else {}


def _near_value(leaf: Leaf, spec: FactSpec, wanted: bool) -> Any:
    """The value nearest to what the leaf asks on the side that is wanted; None where there is none."""
    match leaf:
        case Is(is_=bool(value)):
            return value if wanted else not value
        case Is(is_=int(value)) | AtMost(at_most=value):
            return value if wanted else value + 1
        case AtLeast(at_least=int(value)):
            return value if wanted else max(spec.min, value - 1)
        case NoneOf(none_of=values):
            return _choice(values, spec, not wanted)
    chosen = _choice(_listed(leaf, spec), spec, wanted)
    return [chosen] if isinstance(leaf, Includes) and chosen is not None else chosen


def _listed(leaf: Leaf, spec: FactSpec) -> list[str]:
    """The values of a choice that meet the leaf."""
    match leaf:
        case Is(is_=str(value)):
            return [value]
        case OneOf(one_of=values) | Includes(includes=values):
            return values
        case AtLeast(at_least=str(value)):
            ranks = list(spec.values)
            return ranks[ranks.index(value) :]
    return []


def _choice(values: Iterable[str], spec: FactSpec, among: bool) -> str | None:
    """The first of `values`; otherwise a usual value that is none of them, or the one just below."""
    listed = list(values)
    if among or not listed:
        return next(iter(listed), None)
    usual = [str(value) for value in spec.usual if value not in listed]
    ranks = list(spec.values)
    below = ranks[: ranks.index(listed[0])]
    others = [*usual, *reversed(below), *(value for value in ranks if value not in listed)]
    return next(iter(others), None)


def _joined(parts: Iterable[CaseFacts]) -> CaseFacts:
    """The facts of all parts; where two state one, the first does, of two days the earlier."""
    joined: CaseFacts = {}
    for part in parts:
        for fact, value in part.items():
            before = joined.setdefault(fact, value)
            if isinstance(before, datetime.date) and isinstance(value, datetime.date):
                joined[fact] = min(before, value)
    return joined
