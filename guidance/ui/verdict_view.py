"""A verdict as HTML: a card, the conditions as a tree, the years as bars, the routes side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidance.eligibility.closest_route import ClosestRoute, closest_route
from guidance.eligibility.explanation_tree import explanation
from guidance.eligibility.service_years import Service, services
from guidance.eligibility.verdict import RouteStatus, Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.rules.pack import Pack
from guidance.ui.render import render
from guidance.ui.window_words import STATE_WORDS
from ingest.text.dates import say_day, say_months, say_span

_MARKS = {"met": "✓", "unmet": "✗", "unknown": "?"}


def card(verdict: Verdict, pack: Pack) -> str:
    """Return the verdict with what decides it, the window, notes and whom to ask, as HTML."""
    words, closest = VerdictWords(verdict), closest_route(verdict)
    route_message = _route_message(verdict, closest)
    return render(
        "verdict_card",
        verdict=verdict,
        words=words,
        blocking=_blocking(verdict, words),
        route_message=route_message,
        closest=closest,
        lacking=_lacking(closest),
        other_routes=_other_unmet(verdict, closest) if route_message == "closest" else [],
        notes_open=not verdict.missing and verdict.verdict != "not_eligible",
        window_words=STATE_WORDS,
        contact=pack.notice.contact,
        label=pack.documents.label,
    )


def tree(verdict: Verdict, pack: Pack) -> str:
    """Return every condition with its mark, reason and clause, part by part, as HTML."""
    return render(
        "condition_tree",
        sections=explanation(verdict),
        words=VerdictWords(verdict),
        marks=_MARKS,
        label=pack.documents.label,
    )


def routes(verdict: Verdict, pack: Pack) -> str:
    """Return the routes side by side, as HTML."""
    return render(
        "routes",
        routes=verdict.routes,
        full_days={service.route: say_day(service.full) for service in services(verdict)},
        words=VerdictWords(verdict),
        marks=_MARKS,
        label=pack.documents.label,
    )


def service_bars(service: Service, pack: Pack) -> str:
    """Return the years served and the years asked for as two bars on one scale, as HTML."""
    whole = max((max(service.full, service.until) - service.start).days, 1)
    served = say_span(service.start, service.until) or "不到1天"
    bars = [
        _Bar(f"到截止日有 {served}", "served", service.start, service.until, whole),
        _Bar(f"要求 {say_months(service.months)}", "asked", service.start, service.full, whole),
    ]
    return render("service_bars", service=service, bars=bars, label=pack.documents.label(service.clause))


@dataclass(frozen=True)
class _Bar:
    """A span of days on a scale of `scale_days` days; `kind` is served or asked."""

    name: str
    kind: str
    start: date
    end: date
    scale_days: int

    @property
    def share(self) -> str:
        """The length of the bar as CSS writes a share of the width."""
        return f"{max((self.end - self.start).days, 0) / self.scale_days * 100:.2f}%"


def _blocking(verdict: Verdict, words: VerdictWords) -> list[str]:
    """The conditions of every route that decide against the applicant or send the case elsewhere, with reasons."""
    if verdict.verdict not in ("not_eligible", "refer"):
        return []
    unmet = [(each.text, words.why(each.reasons)) for each in verdict.conditions if each.status == "unmet"]
    return [f"{text}：{why}" if why != text else text for text, why in unmet]


def _route_message(verdict: Verdict, closest: ClosestRoute | None) -> str:
    """What the card tells of the closest route: taken, closest, years, or "" for nothing."""
    if closest is None or verdict.verdict == "refer" or verdict.excluded:
        return ""
    if verdict.verdict == "eligible":
        return "taken"
    if verdict.verdict == "not_eligible" and closest.route.status != "met":
        return "closest"
    return "years" if closest.years else ""


def _lacking(closest: ClosestRoute | None) -> str:
    """The time that the years of the closest route still lack; "" where that is not known to the day."""
    service = closest.service if closest else None
    return say_span(service.until, service.full) if service else ""


def _other_unmet(verdict: Verdict, closest: ClosestRoute | None) -> list[RouteStatus]:
    return [route for route in verdict.routes if route.status == "unmet" and closest and route.id != closest.route.id]
