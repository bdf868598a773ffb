"""The notes under a verdict, as data: readings taken, what is left open, the window, who decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidance.eligibility.compiled_rule import CompiledRule
from guidance.eligibility.decision_diagram import MET, OPEN, UNMET
from guidance.eligibility.evaluation import ElementEvaluation, Evaluation
from guidance.eligibility.verdict import Contradiction, Note, WindowState
from guidance.facts.fact_spec import Value


def notes_for(
    evaluation: Evaluation,
    verdict: str,
    missing: Sequence[str],
    contradictions: Sequence[Contradiction],
    window: WindowState | None,
) -> tuple[Note, ...]:
    """Return the notes that matter for this verdict, in the order in which they are read, none twice."""
    found = [Note("contradiction", contradiction=each) for each in contradictions]
    found += _changed(evaluation)
    if verdict == "refer":
        found += _referred(evaluation)
    if not any(each.status == UNMET for each in evaluation.elements["scope"]):
        if verdict not in ("eligible", "refer"):
            found += _left_open(evaluation)
        found += _assumed(evaluation)
        found += _hints(evaluation, verdict)
    if verdict == "unknown" and not missing:
        found.append(Note("not_settled"))
    if window and window.state != "open":
        found.append(Note("window"))
    return tuple(dict.fromkeys([*found, Note("guidance")]))


def find_contradictions(evaluation: Evaluation) -> tuple[Contradiction, ...]:
    """Return the stated facts that this notice reads and that cannot all be true."""
    against: dict[str, list[str]] = {fact: _implied_against(evaluation, fact) for fact in evaluation.conflicts}
    read = evaluation.model.numbers
    for fact, other in evaluation.facts.clashes:
        if fact in read and other in read:
            against.setdefault(fact, []).append(other)
    return tuple(Contradiction(fact, tuple(others)) for fact, others in against.items())


def _implied_against(evaluation: Evaluation, fact: str) -> list[str]:
    """The stated facts that say something of `fact`; one that says it twice is there twice."""
    stated = evaluation.facts.values
    return [id for id, value in stated.items() for _ in range(_times_implied(evaluation, id, value, fact))]


def _times_implied(evaluation: Evaluation, id: str, value: Value, fact: str) -> int:
    implications = evaluation.model.vocabulary[id].implies
    return sum(each.fact == fact and each.applies_to(value) for each in implications)


def _changed(evaluation: Evaluation) -> Iterator[Note]:
    if evaluation.model.changed:
        yield Note("clauses_changed", clauses=evaluation.model.changed)


def _referred(evaluation: Evaluation) -> Iterator[Note]:
    for each in evaluation.elements["refer"]:
        heading = each.element.heading
        if each.status == UNMET and heading.note:
            yield Note("referred", heading.note, (heading.clause,))


def _left_open(evaluation: Evaluation) -> Iterator[Note]:
    for route in evaluation.elements["routes"]:
        if route.outcomes == 1 << OPEN:
            for rule in _open_rules(route.element.rule):
                yield Note("left_open", rule.text.text, (rule.text.clause,))


def _open_rules(rule: CompiledRule) -> Iterator[CompiledRule]:
    if rule.kind == "left_open":
        yield rule
    for child in rule.children:
        yield from _open_rules(child)


def _assumed(evaluation: Evaluation) -> Iterator[Note]:
    for each in evaluation.elements["assumed"]:
        heading = each.element.heading
        if heading.fact in evaluation.assumed:
            yield Note("assumed", heading.note, (heading.clause,))


def _hints(evaluation: Evaluation, verdict: str) -> Iterator[Note]:
    counting = {route.element.heading.id for route in _counting(evaluation)}
    for each in evaluation.elements["notes"]:
        heading = each.element.heading
        if each.status != MET or (heading.routes and counting.isdisjoint(heading.routes)):
            continue
        if not heading.verdicts or verdict in heading.verdicts:
            yield Note("hint", heading.text, (heading.clause,))


def _counting(evaluation: Evaluation) -> list[ElementEvaluation]:
    """The routes that the verdict hangs on: those that are met, else those that can be or lack nothing but years."""
    routes = evaluation.elements["routes"]
    met = [route for route in routes if route.status == MET]
    return met or [route for route in routes if route.status != UNMET or route.service_paths]
