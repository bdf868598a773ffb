"""Conditions compiled for evaluation in strong Kleene logic: an unknown fact is never taken for a no."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from operator import itemgetter
from typing import Any, Literal

from guidance.eligibility.decision_diagram import MET, OPEN, UNMET
from guidance.eligibility.evaluation_memo import EvaluationMemo
from guidance.rules.condition_text import ConditionText

STATUS = ("unmet", "unknown", "met")
Masks = Sequence[int]
"""The value classes that each fact may be in, by the fact's number."""
Selector = Callable[[Sequence[Any]], Any]
"""Takes some entries out of a row of all facts."""
ServicePath = frozenset["CompiledRule"]
"""Lengths of service that together meet a rule once they are full."""
RuleKind = Literal["all", "any", "several", "not", "test", "sum", "years", "left_open", "always"]
_MOST_PATHS = 64


@dataclass(frozen=True, eq=False)
class CompiledRule:
    """One condition; rules are the same only when they are one object.

    `reads` are the numbers of all facts in it and below it. A `test` or `years` accepts, for each of `tests` (fact
    number, mask), the classes in the mask; a `sum` adds up `addends` (fact number, least number of each class).
    `need` is how many conditions must be met, what a sum must reach, or how many months must be full by `until`.
    """

    kind: RuleKind
    text: ConditionText
    reads: tuple[int, ...] = ()
    children: tuple[CompiledRule, ...] = ()
    tests: tuple[tuple[int, int], ...] = ()
    addends: tuple[tuple[int, tuple[int, ...]], ...] = ()
    need: int = 0
    until: date = date.max
    select: Selector = itemgetter(slice(0))


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition that decides, its status (met, unmet or unknown), and the numbers of the facts that decide it."""

    rule: CompiledRule
    status: str
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RuleEvaluation:
    """The status of a rule (MET, UNMET or OPEN), with what decides it.

    `facts` are the numbers of the facts that decide it. `reasons` are the conditions to name: from the top those with
    a text of their own, and tests without. `service_paths` are the sets of lengths of service any of which, once full,
    would make the rule met, everything else counting only where it is met for certain; an empty set needs no service.
    """

    status: int
    facts: tuple[int, ...]
    reasons: tuple[Reason, ...]
    service_paths: tuple[ServicePath, ...]


ALWAYS = CompiledRule("always", ConditionText(None, ""))


def evaluate_rule(rule: CompiledRule, masks: Masks, memo: EvaluationMemo) -> RuleEvaluation:
    """Return the evaluation of a rule for the classes in `masks`, kept in `memo` for the same classes."""
    key = (rule, rule.select(masks))
    found: RuleEvaluation | None = memo.get(key)
    if found is None:
        found = _combination(rule, masks, memo) if rule.children else _leaf(rule, masks)
        memo[key] = found
    return found


def reason_of(rule: CompiledRule, evaluation: RuleEvaluation) -> Reason:
    """Return the rule itself as the reason for its status."""
    return Reason(rule, STATUS[evaluation.status], evaluation.facts)


def _leaf(rule: CompiledRule, masks: Masks) -> RuleEvaluation:
    status = _leaf_status(rule, masks)
    paths: tuple[ServicePath, ...] = (frozenset(),) if status == MET else ()
    if rule.kind == "years":
        paths = (frozenset([rule]),)
    return RuleEvaluation(status, rule.reads, (Reason(rule, STATUS[status], rule.reads),), paths)


def _leaf_status(rule: CompiledRule, masks: Masks) -> int:
    match rule.kind:
        case "always":
            return MET
        case "left_open":
            return OPEN
        case "sum":
            return _sum_status(rule, masks)
    return status_of_tests((masks[fact], accepted) for fact, accepted in rule.tests)


def status_of_tests(tests: Iterable[tuple[int, int]]) -> int:
    """Return the status of tests that all have to pass, each given by the classes possible and those it accepts."""
    status = MET
    for mask, accepted in tests:
        if not mask & accepted:
            return UNMET
        if mask & ~accepted:
            status = OPEN
    return status


def _sum_status(rule: CompiledRule, masks: Masks) -> int:
    least = most = 0
    for fact, numbers in rule.addends:
        possible = [number for at, number in enumerate(numbers) if masks[fact] >> at & 1]
        least += min(possible)
        most += max(possible)
    if least >= rule.need:
        return MET
    return OPEN if most >= rule.need else UNMET


def _combination(rule: CompiledRule, masks: Masks, memo: EvaluationMemo) -> RuleEvaluation:
    inside = [evaluate_rule(child, masks, memo) for child in rule.children]
    status = combined_status(rule.kind, rule.need, [each.status for each in inside])
    deciding = _deciding(rule, inside, status)
    facts = tuple(dict.fromkeys(fact for each in deciding for fact in each.facts))
    if rule.text.own is not None:
        reasons = [Reason(rule, STATUS[status], facts)]
    else:
        reasons = [reason for each in deciding for reason in each.reasons]
    return RuleEvaluation(status, facts, tuple(dict.fromkeys(reasons)), tuple(_service_paths(rule, inside, status)))


def combined_status(kind: str, need: int, inside: list[int]) -> int:
    """Return the status of conditions combined by all, any, not or several, of which `need` must be met."""
    match kind:
        case "all":
            return min(inside)
        case "any":
            return max(inside)
        case "not":
            return MET - inside[0]
    if need < 1:
        return MET
    return sorted(inside, reverse=True)[need - 1] if need <= len(inside) else UNMET


def _deciding(rule: CompiledRule, inside: list[RuleEvaluation], status: int) -> list[RuleEvaluation]:
    """The conditions inside that decide: all that fail, the first that suffices, or all that are open."""
    if rule.kind == "not":
        return inside
    deciding = [each for each in inside if each.status == status] or inside
    return deciding[:1] if rule.kind == "any" and status == MET else deciding


def _service_paths(rule: CompiledRule, inside: list[RuleEvaluation], status: int) -> list[ServicePath]:
    if rule.kind == "any":
        return _smallest(path for each in inside for path in each.service_paths)
    if rule.kind == "all":
        choices = [each.service_paths for each in inside]
        return (
            _smallest(frozenset[CompiledRule]().union(*choice) for choice in product(*choices)) if all(choices) else []
        )
    return [frozenset()] if status == MET else []


def _smallest(paths: Iterable[ServicePath]) -> list[ServicePath]:
    """The paths without those that hold another one, at most so many."""
    found = list(dict.fromkeys(paths))[:_MOST_PATHS]
    return [path for path in found if not any(other < path for other in found)]
