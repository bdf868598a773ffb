"""One condition by itself, outside of a rule pack: is it met for this applicant?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from guidance.eligibility.compiled_rule import STATUS, combined_status, status_of_tests
from guidance.eligibility.decision_diagram import OPEN
from guidance.eligibility.leaf_tests import tests_of
from guidance.eligibility.value_classes import ValueClasses, build_classes
from guidance.facts.applicant_facts import Facts, FactVocabulary
from guidance.rules.schema import ConditionNode, OfFact, Route, Several


def evaluate_condition(node: ConditionNode, facts: Facts, vocabulary: FactVocabulary, routes: Mapping[str, str]) -> str:
    """Return met, unmet or unknown; a fact that is not stated never makes it unmet by itself.

    `routes` are the statuses that a check gave the notice's routes, by id; one that is not there is unknown. What
    only a rule pack can tell (definitions, sums, lengths of service, what the notice leaves open) is unknown.
    """
    return STATUS[_status(node, facts, vocabulary, routes)]


def _status(node: ConditionNode, facts: Facts, vocabulary: FactVocabulary, routes: Mapping[str, str]) -> int:
    if isinstance(node, Route):
        return max(STATUS.index(routes.get(id, "unknown")) for id in node.routes)
    if isinstance(node, OfFact):
        return _fact_status(node, facts, vocabulary)
    if not node.children:
        return OPEN
    need = node.at_least if isinstance(node, Several) else 0
    return combined_status(node.kind, need, [_status(child, facts, vocabulary, routes) for child in node.children])


def _fact_status(node: OfFact, facts: Facts, vocabulary: FactVocabulary) -> int:
    tests = tests_of(node, vocabulary, _date)
    classes = build_classes(node.fact, vocabulary[node.fact], tests, sums=[], assumed_early=False)
    mask = _possible(classes, facts)
    return status_of_tests((mask, classes.accepted(test)) for test in tests)


def _possible(classes: ValueClasses, facts: Facts) -> int:
    """The classes that a stated value, or else what other stated facts say of it, leaves possible."""
    if classes.fact in facts.values:
        return classes.mask(facts.values[classes.fact])
    return _union(classes.mask(value) for value in facts.implied.get(classes.fact, ())) or classes.all_classes


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _date(day: date | str) -> date:
    if isinstance(day, date):
        return day
    raise ValueError(f"{day}: only a rule pack has cut-offs that have a name")
