"""Which route is the applicant's: one that is met, else the closest to being met, with its years and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from guidance.eligibility.compiled_rule import CompiledRule, Reason, evaluate_rule, reason_of
from guidance.eligibility.decision_diagram import MET, OPEN, UNMET
from guidance.eligibility.evaluation import ElementEvaluation, Evaluation
from guidance.eligibility.service_years import Service, services
from guidance.eligibility.verdict import RouteStatus, Verdict

Distance = tuple[int, float]
"""How many conditions are unmet that time does not mend; how far or unlikely all are that are not met."""
_EVEN_CHANCE = -log(0.5)  # how unlikely an open condition is of which nothing more is known


@dataclass(frozen=True, slots=True)
class ClosestRoute:
    """A route and what is known of it: `reasons` for its status, `years` the reason from its length of service, if any.

    `service` is that length of service by the day, where nothing else is lacking and its start is known to a year.
    """

    route: RouteStatus
    reasons: tuple[Reason, ...]
    years: Reason | None
    service: Service | None

    @property
    def years_full(self) -> bool:
        """Whether its years are full by the cut-off."""
        return self.years is not None and self.years.status == "met"

    @property
    def full(self) -> date | None:
        """The day on which its years are full; None where it is not known to the day."""
        return self.service.full if self.service and self.service.exact else None


def closest_route(verdict: Verdict) -> ClosestRoute | None:
    """Return the route that the applicant goes by or comes closest to; None where nothing tells the routes apart.

    Of met routes that is the one with the title awarded; else the one whose years alone are lacking and soonest
    full; else the one with the fewest conditions unmet, and of these the likeliest.
    """
    found = services(verdict)
    at = _met(verdict) if verdict.verdict == "eligible" or verdict.left_out else _closest(verdict, found)
    if at is None:
        return None
    evaluation, route = verdict.evaluation, verdict.routes[at]
    rule = evaluation.elements["routes"][at].element.rule
    years = _decided_years(rule, evaluation)
    lacks_years_only = years is not None and route.status == "unmet" and not _distance(rule, evaluation)[0]
    return ClosestRoute(
        route=route,
        reasons=(years,) if years is not None and lacks_years_only else route.reasons,
        years=years,
        service=next((each for each in found if each.route == route.id), None),
    )


def _met(verdict: Verdict) -> int | None:
    awarded = [at for at, route in enumerate(verdict.routes) if route.status == "met" and route.title == verdict.title]
    return awarded[0] if awarded else None


def _closest(verdict: Verdict, found: Sequence[Service]) -> int | None:
    if verdict.verdict == "not_eligible" and found:
        return [route.id for route in verdict.routes].index(found[0].route)
    evaluation = verdict.evaluation
    if not evaluation.facts.values:
        return None
    elements: Sequence[ElementEvaluation] = evaluation.elements["routes"]
    met = [at for at, route in enumerate(verdict.routes) if route.status == "met"]
    return min(met or range(len(elements)), key=lambda at: (_distance(elements[at].element.rule, evaluation), at))


def _distance(rule: CompiledRule, evaluation: Evaluation) -> Distance:
    if rule.children:
        return _distance_of_all(rule, [_distance(child, evaluation) for child in rule.children], evaluation)
    status = _status(rule, evaluation)
    if status == MET:
        return (0, 0.0)
    if status == UNMET:
        steps = sum(_steps(fact, accepted, evaluation) for fact, accepted in rule.tests)
        return (int(rule.kind != "years"), steps or 1.0)
    return (0, sum(_unlikelihood(fact, accepted, evaluation) for fact, accepted in rule.tests) or _EVEN_CHANCE)


def _distance_of_all(rule: CompiledRule, inside: Sequence[Distance], evaluation: Evaluation) -> Distance:
    if rule.kind == "any":
        return min(inside)
    if rule.kind == "not":
        status = _status(rule, evaluation)
        return (int(status == UNMET), _EVEN_CHANCE if status == OPEN else 0.0)
    counted = sorted(inside)[: rule.need] if rule.kind == "several" else inside
    return (sum(unmet for unmet, _ in counted), sum(far for _, far in counted))


def _steps(fact: int, accepted: int, evaluation: Evaluation) -> int:
    """How many value classes lie between those that are possible and those that are accepted."""
    size = len(evaluation.model.classes[fact].representatives)
    possible = [at for at in range(size) if evaluation.masks[fact] >> at & 1]
    wanted = [at for at in range(size) if accepted >> at & 1]
    return min((abs(one - other) for one in possible for other in wanted), default=size)


def _unlikelihood(fact: int, accepted: int, evaluation: Evaluation) -> float:
    weights, mask = evaluation.model.classes[fact].weights, evaluation.masks[fact]
    possible = [(weight, accepted >> at & 1) for at, weight in enumerate(weights) if mask >> at & 1]
    fitting = sum(weight for weight, fits in possible if fits)
    return -log(fitting / sum(weight for weight, _ in possible)) if fitting else float(len(weights))


def _decided_years(rule: CompiledRule, evaluation: Evaluation) -> Reason | None:
    """The first length of service of a rule that is known to be full or not."""
    for years in _years(rule, evaluation):
        found = evaluate_rule(years, evaluation.masks, evaluation.model.memo)
        if found.status != OPEN:
            return reason_of(years, found)
    return None


def _years(rule: CompiledRule, evaluation: Evaluation) -> Iterator[CompiledRule]:
    """The lengths of service of a rule; of alternatives, those of the closest."""
    if rule.kind == "years":
        yield rule
    children = rule.children
    if rule.kind == "any" and children:
        children = (min(children, key=lambda child: _distance(child, evaluation)),)
    for child in children:
        yield from _years(child, evaluation)


def _status(rule: CompiledRule, evaluation: Evaluation) -> int:
    return evaluate_rule(rule, evaluation.masks, evaluation.model.memo).status
