"""One applicant's facts evaluated against a model: which value classes are possible, and the status of each element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidance.eligibility.check_model import CheckModel, ElementKind, PackElement
from guidance.eligibility.compiled_rule import Masks, Reason, ServicePath, evaluate_rule
from guidance.eligibility.decision_diagram import MET, OPEN, OUTCOMES
from guidance.facts.applicant_facts import Facts
from guidance.facts.fact_spec import Value


@dataclass(frozen=True, slots=True, eq=False)
class ElementEvaluation:
    """The status of an element (MET, UNMET or OPEN) and why.

    `outcomes` are the outcomes that are still possible, as bits. `reasons` are empty where the status is the same
    however the facts that are not stated turn out: no single condition decides then. `service_paths` are the lengths
    of service that would make it met once they are full.
    """

    element: PackElement
    status: int
    outcomes: int
    reasons: tuple[Reason, ...]
    service_paths: tuple[ServicePath, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """All elements of a model for the facts of one applicant.

    `stated` are the stated values and `masks` the value classes they leave possible, both by fact number. `conflicts`
    are stated facts that other stated facts contradict. `assumed` are the absent facts that were read as early enough
    and that, stated as late, could change the verdict.
    """

    model: CheckModel
    facts: Facts
    stated: tuple[Value | None, ...]
    masks: Masks
    conflicts: tuple[str, ...]
    elements: Mapping[ElementKind, Sequence[ElementEvaluation]]
    assumed: tuple[str, ...]


def evaluate(model: CheckModel, facts: Facts) -> Evaluation:
    """Return the evaluation of all elements of the model."""
    stated = tuple(map(facts.values.get, model.facts))
    possible = [classes.mask(value) for classes, value in zip(model.classes, stated, strict=True)]
    conflicts = tuple(_narrow(model, facts, stated, possible)) if facts.implied else ()
    masks = tuple(possible)
    elements = {
        kind: [_evaluate_element(element, model, masks) for element in group] for kind, group in model.elements.items()
    }
    assumed: tuple[str, ...] = ()
    if not facts.values.keys() >= model.assumed_early:
        assumed = tuple(_assumed(model, stated, masks, elements["assumed"]))
    return Evaluation(model, facts, stated, masks, conflicts, elements, assumed)


def only_outcome(outcomes: int) -> int:
    """Return the one outcome that is left of those in `outcomes` (bits), or OPEN."""
    return next((one for one in range(OUTCOMES) if outcomes == 1 << one), OPEN)


def _evaluate_element(element: PackElement, model: CheckModel, masks: Masks) -> ElementEvaluation:
    key = (element, element.rule.select(masks))
    found: ElementEvaluation | None = model.memo.get(key)
    if found is None:
        outcomes = model.diagrams.outcomes(element.diagram, masks)
        status = only_outcome(outcomes)
        rule = evaluate_rule(element.rule, masks, model.memo)
        reasons = rule.reasons if rule.status == status else ()
        found = ElementEvaluation(element, status, outcomes, reasons, rule.service_paths)
        model.memo[key] = found
    return found


def _narrow(model: CheckModel, facts: Facts, stated: Sequence[Value | None], masks: list[int]) -> Iterator[str]:
    """Narrow the facts of which other facts say what they may be; yield those stated otherwise, left open by both."""
    for fact, possible_values in facts.implied.items():
        number = model.numbers.get(fact)
        if number is None:
            continue
        possible = 0
        for value in possible_values:
            possible |= model.classes[number].mask(value)
        if stated[number] is None:
            masks[number] = possible or masks[number]
        elif not masks[number] & possible:
            masks[number] |= possible or model.classes[number].all_classes
            yield fact


def _assumed(
    model: CheckModel, stated: Sequence[Value | None], masks: Masks, assumptions: Sequence[ElementEvaluation]
) -> Iterator[str]:
    """The absent facts for which reading them as early decides the verdict; one that nothing reads decides none."""
    outcomes = model.diagrams.outcomes(model.diagram, masks)
    for each in assumptions:
        fact = each.element.heading.fact
        number = model.numbers.get(fact)
        if number is not None and stated[number] is None and each.status == MET:
            unassumed = [*masks[:number], model.classes[number].all_classes, *masks[number + 1 :]]
            if model.diagrams.outcomes(model.diagram, unassumed) != outcomes:
                yield fact
