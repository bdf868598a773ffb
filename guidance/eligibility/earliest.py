"""When the years are full, in closed form: the start that counts plus the years asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from guidance.eligibility.compiled_rule import CompiledRule, Way
from guidance.eligibility.decision_diagram import MET
from guidance.eligibility.verdict import Service
from ingest.text.dates import add_years

if TYPE_CHECKING:
    from guidance.eligibility.evaluation import Evaluated, View


def earliest(view: View) -> date | None:
    """Return the first day on which the length of service of the best route is full.

    The best route is one that is met, else one that lacks nothing but the years; of these the one with the
    highest title, then the soonest. None where it has no length of service or its dates are absent or partial.
    """
    routes = view.of("routes")
    met = [route for route in routes if route.status == MET]
    found = [(route.part.heading.rank, _soonest(route, view)) for route in met or routes if route.ways]
    if not met:
        found = [each for each in found if each[1]]
    best = max((rank for rank, _ in found), default=0)
    days = [day for rank, day in found if rank == best and day]
    soonest = min(days, default=date.min)
    return None if soonest == date.min else soonest


def services(view: View) -> tuple[Service, ...]:
    """Return the lengths of service on the routes that lack nothing else, the highest title and soonest first."""
    found = []
    for route in view.of("routes"):
        dated = [(day, way) for way in route.ways if way and (day := _full(way, view)) is not None]
        if dated:
            full, way = min(dated, key=lambda each: each[0])
            last = max(way, key=lambda rule: add_years(_start(rule, view)[1], rule.need))
            found.append((-route.part.heading.rank, full, _service(route, last, full, view)))
    return tuple(each for _, _, each in sorted(found, key=lambda one: one[:2]))


def _service(route: Evaluated, rule: CompiledRule, full: date, view: View) -> Service:
    at, start = _start(rule, view)
    event = rule.words.event if at == rule.reads[0] else view.model.axes[at].spec.event
    return Service(route.part.heading.id, event, start, rule.need, full, rule.until, rule.words.clause)


def _soonest(route: Evaluated, view: View) -> date | None:
    """The first day for one route; date.min where it needs no years, None where it cannot be told."""
    soonest = None
    for way in route.ways:
        day = _full(way, view) if way else date.min
        if day is not None and (soonest is None or day < soonest):
            soonest = day
    return soonest


def _full(way: Way, view: View) -> date | None:
    latest = date.min
    for rule in way:
        start = _start(rule, view)
        if start is None:
            return None
        latest = max(latest, add_years(start[1], rule.need))
    return latest


def _start(rule: CompiledRule, view: View) -> tuple[int, date] | None:
    """The fact's number and the day from which a length of service counts; None when a date is absent or partial."""
    found, latest = None, date.min
    for at in rule.reads:
        stated = view.raw[at]
        if stated is None:
            if view.model.reader.names[at] not in view.model.early:
                return None
        elif stated[0] != stated[1]:
            return None
        elif stated[0] > latest:
            found, latest = at, stated[0]
    return None if found is None else (found, latest)
