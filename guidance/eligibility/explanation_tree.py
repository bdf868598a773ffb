"""The conditions behind a verdict as a tree for showing, each with its status, reasons and clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidance.eligibility.check_model import ElementKind
from guidance.eligibility.compiled_rule import STATUS, CompiledRule, Reason, evaluate_rule, reason_of
from guidance.eligibility.evaluation import ElementEvaluation, Evaluation
from guidance.eligibility.verdict import Verdict

_SHARED: tuple[ElementKind, ...] = ("scope", "refer", "requirements")


@dataclass(frozen=True, slots=True)
class ConditionFinding:
    """A condition and what is inside it: `kind` is all, any, several, not, leaf or left_open.

    `status` is met, unmet or unknown; `clause` (a full id) and `quote` are None for a combination of conditions;
    `facts` are the ids of all facts that are read in it and below it; `is_named` says that the pack has words for it.
    """

    kind: str
    status: str
    text: str
    reasons: tuple[Reason, ...]
    clause: str | None
    quote: str | None
    facts: tuple[str, ...]
    children: tuple[ConditionFinding, ...] = ()
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The conditions of one part of the notice: `id` is scope, refer, requirements or a route's id.

    `text` and `clause` are those of the route, "" and None for the other parts.
    """

    id: str
    status: str
    text: str
    clause: str | None
    findings: tuple[ConditionFinding, ...]


def explanation(verdict: Verdict) -> tuple[Section, ...]:
    """Return all parts of the notice with their conditions."""
    evaluation = verdict.evaluation
    shared = (_shared_section(kind, evaluation) for kind in _SHARED if evaluation.elements[kind])
    return (*shared, *(_route_section(route, evaluation) for route in evaluation.elements["routes"]))


def read_by(verdict: Verdict, fact: str) -> list[tuple[str, str]]:
    """Return the clauses (full id, quote) of the conditions that read a fact, those of undecided conditions first."""
    findings = [finding for section in explanation(verdict) for finding in section.findings]
    reading = [leaf for finding in findings for leaf in leaves_of(finding) if fact in leaf.facts]
    reading.sort(key=lambda leaf: leaf.status != "unknown")
    found: dict[str, str] = {}
    for leaf in reading:
        found.setdefault(leaf.clause or "", leaf.quote or "")
    return list(found.items())


def leaves_of(finding: ConditionFinding) -> Iterator[ConditionFinding]:
    """Yield the conditions of a finding that stand in a clause and have nothing inside."""
    if finding.clause and finding.quote and not finding.children:
        yield finding
    for child in finding.children:
        yield from leaves_of(child)


def _shared_section(kind: ElementKind, evaluation: Evaluation) -> Section:
    elements = evaluation.elements[kind]
    findings = tuple(_shared_condition(each, evaluation) for each in elements)
    return Section(kind, STATUS[min(each.status for each in elements)], "", None, findings)


def _route_section(route: ElementEvaluation, evaluation: Evaluation) -> Section:
    heading, rule = route.element.heading, route.element.rule
    top = _finding(rule, evaluation)
    findings = top.children if top.kind == "all" and not rule.text.own else (top,)
    clause = evaluation.model.clause_id(heading.clause)
    return Section(heading.id, STATUS[route.status], heading.text, clause, findings)


def _shared_condition(condition: ElementEvaluation, evaluation: Evaluation) -> ConditionFinding:
    heading, top = condition.element.heading, _finding(condition.element.rule, evaluation)
    return ConditionFinding(
        kind=top.kind,
        status=STATUS[condition.status],
        text=heading.text,
        reasons=condition.reasons,
        clause=evaluation.model.clause_id(heading.clause),
        quote=heading.quote,
        facts=top.facts,
        children=top.children if top.kind in ("all", "any") else (),
        is_named=True,
    )


def _finding(rule: CompiledRule, evaluation: Evaluation) -> ConditionFinding:
    found = evaluate_rule(rule, evaluation.masks, evaluation.model.memo)
    return ConditionFinding(
        kind=rule.kind if rule.children or rule.kind == "left_open" else "leaf",
        status=STATUS[found.status],
        text=rule.text.text,
        reasons=(reason_of(rule, found),),
        clause=rule.text.clause or None,
        quote=rule.text.quote or None,
        facts=tuple(evaluation.model.facts[number] for number in rule.reads),
        children=tuple(_finding(child, evaluation) for child in rule.children),
        is_named=rule.text.own is not None,
    )
