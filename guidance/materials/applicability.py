"""Whether a paper is for this applicant: yes, no, or if — three-valued, an unknown fact is never a no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guidance.facts.applicant_facts import Facts, FactVocabulary
from guidance.facts.fact_spec import FactSpec
from guidance.rules.schema import All, AnyOf, AtLeast, ConditionNode, Includes, Is, NoneOf, Not, OfFact, OneOf, Route

NO, IF, YES = range(3)
_ROUTE = {"met": YES, "unknown": IF, "unmet": NO}


def decide(node: ConditionNode, facts: Facts, vocabulary: FactVocabulary, routes: Mapping[str, str]) -> int:
    """Return YES, IF or NO for a condition; `routes` are the statuses that a check gave the notice's routes."""
    match node:
        case All():
            return min(decide(each, facts, vocabulary, routes) for each in node.all)
        case AnyOf():
            return max(decide(each, facts, vocabulary, routes) for each in node.any)
        case Not():
            return YES - decide(node.not_, facts, vocabulary, routes)
        case Route():
            return max(_ROUTE[routes.get(id, "unknown")] for id in node.routes)
        case OfFact():
            return _tested(node, list(_possible(node.fact, facts, vocabulary[node.fact])), vocabulary[node.fact])
    return IF


def facts_read(node: ConditionNode) -> Iterator[str]:
    """Yield the facts that a condition reads, in order."""
    yield from node.facts
    for child in node.children:
        yield from facts_read(child)


def _tested(node: OfFact, possible: list[Any], spec: FactSpec) -> int:
    passed = [_passes(node, each, spec) for each in possible]
    if not passed or any(passed) != all(passed):
        return IF
    return YES if passed[0] else NO


def _possible(fact: str, facts: Facts, spec: FactSpec) -> Iterable[Any]:
    """All values that the fact may have; none where an open list leaves everything possible."""
    if fact in facts.values:
        return [facts.values[fact]]
    match spec.type:
        case "bool":
            return [True, False]
        case "int":
            return [spec.min, spec.max]
        case "enum":
            return facts.held.get(fact) or spec.values
    return []


def _passes(node: OfFact, value: Any, spec: FactSpec) -> bool:
    match node:
        case Is():
            return value == node.is_
        case OneOf():
            return value in node.one_of
        case NoneOf():
            return value not in node.none_of
        case Includes():
            return not set(value).isdisjoint(node.includes)
        case AtLeast() if isinstance(node.at_least, int):
            return value >= node.at_least
        case AtLeast():
            order = list(spec.values)
            return order.index(value) >= order.index(node.at_least)
    raise TypeError(node.kind)
