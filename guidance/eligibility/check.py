"""check(model, facts, today) → Verdict: a pure function; it knows no clock, network, index or language model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guidance.eligibility.check_model import CheckModel, ElementKind
from guidance.eligibility.compiled_rule import STATUS
from guidance.eligibility.decision_diagram import MET, OPEN, REFER, UNMET
from guidance.eligibility.evaluation import Evaluation, evaluate, only_outcome
from guidance.eligibility.notes import find_contradictions, notes_for
from guidance.eligibility.question_order import ordered_questions
from guidance.eligibility.service_years import earliest
from guidance.eligibility.verdict import ConditionStatus, RouteStatus, Verdict, WindowState
from guidance.facts.applicant_facts import Facts
from ingest.notices.notice import window_state

_NAMES = {UNMET: "not_eligible", OPEN: "unknown", MET: "eligible", REFER: "refer"}
_SHARED: tuple[ElementKind, ...] = ("scope", "refer", "requirements")


def check(model: CheckModel, facts: Facts, today: date) -> Verdict:
    """Return whether the conditions of the model's notice are met by what is known, and what is still to be asked.

    The verdict depends on `model` and `facts` alone; `today` only tells whether applications are being taken.
    """
    evaluation = evaluate(model, facts)
    outcome, missing = _decide(evaluation)
    name, window = _NAMES[outcome], window_of(model, today)
    contradictions = find_contradictions(evaluation)
    return Verdict(
        notice=model.notice,
        verdict=name,
        title=_title(evaluation) if outcome == MET else None,
        routes=tuple(_routes(evaluation)),
        conditions=tuple(_conditions(evaluation)),
        missing=missing,
        earliest=None if outcome == REFER else earliest(evaluation),
        contradictions=contradictions,
        notes=notes_for(evaluation, name, missing, contradictions, window),
        window=window,
        today=today,
        evaluation=evaluation,
    )


def window_of(model: CheckModel, today: date) -> WindowState | None:
    """Return when applications are taken, on line where there is a choice; None where the notice does not say."""
    if not model.windows:
        return None
    opens, closes = model.windows[0]
    return WindowState(opens, closes, window_state(opens, closes, today))


def _decide(evaluation: Evaluation) -> tuple[int, tuple[str, ...]]:
    """The outcome and, where facts can still change it, which, the most useful first."""
    model = evaluation.model
    outcomes = model.diagrams.outcomes(model.diagram, evaluation.masks)
    if outcomes & (outcomes - 1) == 0:
        return only_outcome(outcomes), ()
    asked = ordered_questions(model.diagrams, model.diagram, evaluation.masks, model.classes)
    return OPEN, tuple(model.facts[number] for number in asked)


def _routes(evaluation: Evaluation) -> Iterator[RouteStatus]:
    for each in evaluation.elements["routes"]:
        heading = each.element.heading
        clause = evaluation.model.clause_id(heading.clause)
        yield RouteStatus(heading.id, clause, STATUS[each.status], heading.title, heading.text, each.reasons)


def _conditions(evaluation: Evaluation) -> Iterator[ConditionStatus]:
    """The shared conditions; one that stands in several clauses once for each of them."""
    for kind in _SHARED:
        for each in evaluation.elements[kind]:
            heading = each.element.heading
            for number in (heading.clause, *heading.also):
                clause = evaluation.model.clause_id(number)
                yield ConditionStatus(clause, STATUS[each.status], heading.text, each.reasons, heading.quote)


def _title(evaluation: Evaluation) -> str:
    """The highest title for certain; where facts only leave open by which route, the lowest of those possible."""
    routes = [(each.element.heading, each.status) for each in evaluation.elements["routes"]]
    met = [heading for heading, status in routes if status == MET]
    if met:
        return max(met, key=lambda heading: heading.rank).title
    return min((heading for heading, status in routes if status != UNMET), key=lambda heading: heading.rank).title
