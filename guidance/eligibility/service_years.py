"""When lengths of service are full, in closed form: the start that counts plus the months asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from guidance.eligibility.compiled_rule import CompiledRule, ServicePath
from guidance.eligibility.decision_diagram import MET
from guidance.eligibility.evaluation import ElementEvaluation, Evaluation
from guidance.eligibility.verdict import Verdict
from ingest.text.dates import Interval, add_months

_VAGUEST = timedelta(days=366)  # a start that may lie in more than a year tells of no day


@dataclass(frozen=True, slots=True)
class Service:
    """The length of service on the way to a route: counted from `start`, when `event` happened, and full on `full`.

    So many `months` are wanted by `until`; `route` is the route's id and `clause` the clause's full id. Where only the
    month or year of the start is known, `start` and `full` are the first days that may be meant, `latest_start` and
    `latest_full` the last; else they are the same.
    """

    route: str
    event: str
    start: date
    months: int
    full: date
    until: date
    clause: str
    latest_start: date
    latest_full: date

    @property
    def exact(self) -> bool:
        """Whether it is known to the day when it is full."""
        return self.full == self.latest_full


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
    """Return the lengths of service on the routes that lack nothing else, the highest title and soonest first.

    A start of which only the month or year is known counts too.
    """
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
    rule, number, start = max(starts, key=lambda each: add_months(each[2].first, each[0].need))
    full = _full(starts)
    return Service(
        route=route.element.heading.id,
        event=rule.text.event if number == rule.reads[0] else evaluation.model.classes[number].spec.event,
        start=start.first,
        months=rule.need,
        full=full.first,
        until=rule.until,
        clause=rule.text.clause,
        latest_start=start.last,
        latest_full=full.last,
    )


def _soonest(route: ElementEvaluation, evaluation: Evaluation) -> date | None:
    """The first day for one route; date.min where it needs no years, None where it cannot be told."""
    days = []
    for path in route.service_paths:
        starts = _starts(path, evaluation)
        if starts is not None and all(start.exact for _, _, start in starts):
            days.append(_full(starts).first)
    return min(days, default=None)


_Start = tuple[CompiledRule, int, Interval]
"""A length of service, the number of the fact from which it counts, and the days that may be meant."""


def _full(starts: list[_Start]) -> Interval:
    """The days on which all of them are full."""
    first = max((add_months(start.first, rule.need) for rule, _, start in starts), default=date.min)
    last = max((add_months(start.last, rule.need) for rule, _, start in starts), default=date.min)
    return Interval(first, last, "")


def _starts(path: ServicePath, evaluation: Evaluation) -> list[_Start] | None:
    """From when each length of service counts; None where a date is absent or vague."""
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
        elif stated.last - stated.first > _VAGUEST:
            return None
        elif found is None or stated.last > found[2].last:
            first = stated.first if found is None else max(stated.first, found[2].first)
            found = (rule, number, stated._replace(first=first))
    return found
