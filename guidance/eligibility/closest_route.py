"""Which route is the applicant's: one that is met, else the nearest to being met, with its years and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from typing import TYPE_CHECKING

from guidance.eligibility.compiled_rule import CompiledRule
from guidance.eligibility.decision_diagram import MET, OPEN, UNMET
from guidance.eligibility.evaluation import Evaluated, View, say_rule, why
from guidance.eligibility.verdict import RouteStatus, Service
from ingest.text.dates import say_span

if TYPE_CHECKING:
    from guidance.eligibility.verdict import Verdict

Distance = tuple[int, float]
_DOUBT = -log(0.5)


@dataclass(frozen=True, slots=True)
class ClosestRoute:
    """A route and how it stands: `why` in a sentence, `years` what is known of its length of service, if anything.

    `enough` says that these years are full, `gap` is what they lack, and `full` the first day on which they are
    full, where nothing else is lacking and the day can be told.
    """

    route: RouteStatus
    why: str
    years: str
    enough: bool
    gap: str
    full: date | None


def nearest(verdict: Verdict) -> ClosestRoute | None:
    """Return the route that the applicant goes by or comes nearest to; None where all routes are alike open.

    Of met routes that is the one with the title awarded; else the one whose years alone are lacking and soonest
    full; else the one with the fewest conditions unmet, and of these the likeliest.
    """
    judged = verdict.view.of("routes")
    number = _met(verdict) if verdict.verdict == "eligible" else _least(verdict, judged)
    if number is None:
        return None
    rule, route, view = judged[number].part.rule, verdict.routes[number], verdict.view
    service = _service(verdict, route.id)
    decided = [each for each in _years(rule, view) if _status(each, view) != OPEN]
    years = say_rule(decided[0], view) if decided else ""
    lacks_years_only = bool(decided) and route.status == "unmet" and not _distance(rule, view)[0]
    return ClosestRoute(
        route=route,
        why=years if lacks_years_only else why(judged[number], view),
        years=years,
        enough=bool(decided) and _status(decided[0], view) == MET,
        gap=say_span(service.until, service.full) if service else "",
        full=service.full if service else None,
    )


def _met(verdict: Verdict) -> int | None:
    titled = [at for at, route in enumerate(verdict.routes) if route.status == "met" and route.title == verdict.title]
    return titled[0] if titled else None


def _least(verdict: Verdict, judged: Sequence[Evaluated]) -> int | None:
    ids = [route.id for route in verdict.routes]
    if verdict.verdict == "not_eligible" and verdict.service:
        return ids.index(verdict.service[0].route)
    if not verdict.view.facts.values:
        return None
    met = [at for at, route in enumerate(verdict.routes) if route.status == "met"]
    return min(met or range(len(judged)), key=lambda at: (_distance(judged[at].part.rule, verdict.view), at))


def _service(verdict: Verdict, route: str) -> Service | None:
    return next((each for each in verdict.service if each.route == route), None)


def _distance(rule: CompiledRule, view: View) -> Distance:
    """How many conditions are unmet that time does not mend, and how far or unlikely all are that are not met."""
    if rule.children:
        return _joined(rule, [_distance(child, view) for child in rule.children], view)
    status = _status(rule, view)
    if status == MET:
        return (0, 0.0)
    if status == UNMET:
        return (int(rule.kind != "years"), sum(_steps(fact, wanted, view) for fact, wanted in rule.asks) or 1.0)
    return (0, sum(_doubt(fact, wanted, view) for fact, wanted in rule.asks) or _DOUBT)


def _joined(rule: CompiledRule, inside: list[Distance], view: View) -> Distance:
    if rule.kind == "any":
        return min(inside)
    if rule.kind == "not":
        return (int(_status(rule, view) == UNMET), 0.0 if _status(rule, view) != OPEN else _DOUBT)
    counted = sorted(inside)[: rule.need] if rule.kind == "several" else inside
    return (sum(each[0] for each in counted), sum(each[1] for each in counted))


def _steps(fact: int, wanted: int, view: View) -> int:
    """How many classes of values lie between those that are possible and those that are wanted."""
    mask, size = view.masks[fact], len(view.model.axes[fact].ones)
    ours, theirs = ([at for at in range(size) if each >> at & 1] for each in (mask, wanted))
    return min((abs(one - other) for one in ours for other in theirs), default=size)


def _doubt(fact: int, wanted: int, view: View) -> float:
    weights, mask = view.model.axes[fact].weights, view.masks[fact]
    left = [(weight, wanted >> at & 1) for at, weight in enumerate(weights) if mask >> at & 1]
    fitting = sum(weight for weight, fits in left if fits)
    return -log(fitting / sum(weight for weight, _ in left)) if fitting else float(len(weights))


def _years(rule: CompiledRule | None, view: View) -> Iterator[CompiledRule]:
    """The lengths of service of a rule; of ways that exclude each other, those of the nearest."""
    if rule is None:
        return
    if rule.kind == "years":
        yield rule
    children = rule.children
    if rule.kind == "any" and children:
        children = (min(children, key=lambda child: _distance(child, view)),)
    for child in children:
        yield from _years(child, view)


def _status(rule: CompiledRule, view: View) -> int:
    return rule.judge(view.masks).status
