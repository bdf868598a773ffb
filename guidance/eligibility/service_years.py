"""When lengths of service are full, in closed form: the start that counts plus the months asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidance.eligibility.compiled_rule import CompiledRule, ServicePath
from guidance.eligibility.decision_diagram import MET
from guidance.eligibility.evaluation import ElementEvaluation, Evaluation
from guidance.eligibility.verdict import Verdict
from ingest.text.dates import Interval, add_months


@dataclass(frozen=True, slots=True)
class Service:
    """The length of service on the way to a route: counted from `start`, when `event` happened, and full on `full`.

    So many `months` are wanted by `until`; `route` is the route's id and `clause` the clause's full id.
    """

    route: str
    event: str
    start: date
    months: int
    full: date
    until: date
    clause: str


def earliest(evaluation: Evaluation) -> date | None:
    """Return the first day on which the length of service of the best route is full.

    The best route is one that is met, else one that lacks nothing but years; of these the one with the highest title,
    then the soonest. None where it has no length of service or its dates are absent or partial.
    """
    routes = evaluation.elements["routes"]
    met = [route for route in routes if route.status == MET]
    found = [
        (route.element.heading.rank, _soonest(route, evaluation)) for route in met or routes if route.service_paths
    ]
    if not met:
        found = [(rank, day) for rank, day in found if day]
    best = max((rank for rank, _ in found), default=0)
    soonest = min((day for rank, day in found if rank == best and day), default=date.min)
    return None if soonest == date.min else soonest


def services(verdict: Verdict) -> tuple[Service, ...]:
    """Return the lengths of service on the routes that lack nothing else, the highest title and soonest first."""
    evaluation = verdict.evaluation
    found = []
    for route in evaluation.elements["routes"]:
        service = _service(route, evaluation)
        if service:
            found.append((-route.element.heading.rank, service.full, service))
    return tuple(service for _, _, service in sorted(found, key=lambda each: each[:2]))


def _service(route: ElementEvaluation, evaluation: Evaluation) -> Service | None:
    """The length of service that is full last, on the path that is full first."""
    paths = [starts for path in route.service_paths if path and (starts := _starts(path, evaluation))]
    if not paths:
        return None
    starts = min(paths, key=_full)
    rule, number, start = max(starts, key=lambda each: add_months(each[2], each[0].need))
    event = rule.text.event if number == rule.reads[0] else evaluation.model.classes[number].spec.event
    return Service(route.element.heading.id, event, start, rule.need, _full(starts), rule.until, rule.text.clause)


def _soonest(route: ElementEvaluation, evaluation: Evaluation) -> date | None:
    """The first day for one route; date.min where it needs no years, None where it cannot be told."""
    days = []
    for path in route.service_paths:
        starts = _starts(path, evaluation)
        if starts is not None:
            days.append(_full(starts))
    return min(days, default=None)


_Start = tuple[CompiledRule, int, date]
"""A length of service, the number of the fact from which it counts, and the day."""


def _full(starts: list[_Start]) -> date:
    return max((add_months(day, rule.need) for rule, _, day in starts), default=date.min)


def _starts(path: ServicePath, evaluation: Evaluation) -> list[_Start] | None:
    """From when each length of service counts; None where a date is absent or partial."""
    found = []
    for rule in path:
        start = _start(rule, evaluation)
        if start is None:
            return None
        found.append(start)
    return found


def _start(rule: CompiledRule, evaluation: Evaluation) -> _Start | None:
    found: _Start | None = None
    for number in rule.reads:
        stated = evaluation.stated[number]
        if not isinstance(stated, Interval):
            if evaluation.model.facts[number] not in evaluation.model.assumed_early:
                return None
        elif not stated.exact:
            return None
        elif found is None or stated.first > found[2]:
            found = (rule, number, stated.first)
    return found
