"""A verdict as HTML: a card, the conditions folded to what decides, the years as bars, the routes side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidance.eligibility.closest_route import ClosestRoute, closest_route
from guidance.eligibility.deciding_tree import deciding
from guidance.eligibility.explanation_tree import ConditionFinding, Section, explanation
from guidance.eligibility.service_words import say_full_day
from guidance.eligibility.service_years import Service, services
from guidance.eligibility.verdict import Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.rules.pack import Pack
from guidance.ui.render import render
from guidance.ui.window_words import time_left, window_spans, window_words
from ingest.text.dates import say_day, say_months, say_span

_MARKS = {"met": "✓", "unmet": "✗", "unknown": "?"}


def card(verdict: Verdict, pack: Pack, today: date) -> str:
    """Return the verdict with what decides it, the windows and notes, as HTML."""
    words, closest = VerdictWords(verdict), closest_route(verdict)
    route_message = _route_message(verdict, closest)
    return render(
        "verdict_card",
        verdict=verdict,
        words=words,
        blocking=_blocking(verdict, words),
        parked=[pack.vocabulary[fact].short for fact in verdict.parked],
        route_message=route_message,
        closest=closest,
        lacking=_lacking(closest),
        notes=[words.note(note) for note in verdict.notes if note.kind not in ("contradiction", "window")],
        notes_open=not verdict.missing and verdict.verdict != "not_eligible",
        state=window_words(pack.notice, today),
        spans=window_spans(pack.notice),
        left=time_left(pack.notice, today),
        label=pack.documents.label,
    )


def tree(verdict: Verdict, pack: Pack) -> str:
    """Return the conditions of every route and those of the applicant's own, what decides first, as HTML."""
    closest = closest_route(verdict)
    own = closest.route.id if closest else None
    return render(
        "condition_tree",
        parts=[_part(section) for section in explanation(verdict) if not section.clause or section.id == own],
        words=VerdictWords(verdict),
        marks=_MARKS,
        label=pack.documents.label,
    )


def routes(verdict: Verdict, pack: Pack) -> str:
    """Return the routes side by side, as HTML."""
    return render(
        "routes",
        routes=verdict.routes,
        full_days={service.route: say_full_day(service) for service in services(verdict)},
        words=VerdictWords(verdict),
        marks=_MARKS,
        label=pack.documents.label,
    )


def service_bars(service: Service, pack: Pack) -> str:
    """Return the years served and the years asked for as two bars on one scale, as HTML."""
    whole = max((max(service.latest_full, service.until) - service.start).days, 1)
    about = "" if service.exact else "大约"
    served = say_span(service.start, service.until, months_only=not service.exact) or "不到1天"
    bars = [
        _Bar(f"到截止日{about}有 {served}", "served", service.start, service.until, whole, service.exact),
        _Bar(f"要求 {say_months(service.months)}", "wanted", service.start, service.full, whole, service.exact),
    ]
    return render(
        "service_bars",
        service=service,
        bars=bars,
        start=bars[0].start_words,
        full=say_full_day(service),
        enough=_enough(service),
        label=pack.documents.label(service.clause),
    )


@dataclass(frozen=True)
class _Bar:
    """A span of days on a scale of `scale_days` days; `kind` is served or wanted; `exact`: to the day."""

    name: str
    kind: str
    start: date
    end: date
    scale_days: int
    exact: bool

    @property
    def share(self) -> str:
        """The length of the bar as CSS writes a share of the width."""
        return f"{max((self.end - self.start).days, 0) / self.scale_days * 100:.2f}%"

    @property
    def start_words(self) -> str:
        """The first day, or its month."""
        return self._words(self.start, self.exact)

    @property
    def end_words(self) -> str:
        """The last day; where years are counted from a month, that of the years asked for is a month too."""
        return self._words(self.end, self.exact or self.kind == "served")

    @staticmethod
    def _words(day: date, exact: bool) -> str:
        return say_day(day) if exact else f"{day.year}年{day.month}月"


@dataclass(frozen=True)
class _Part:
    """A part of the notice: the conditions that decide, each with what decides inside, and those that are met."""

    section: Section
    deciding: list[ConditionFinding]
    met: list[ConditionFinding]
    is_open: bool


def _part(section: Section) -> _Part:
    shown = deciding(section.findings)
    return _Part(
        section,
        [finding for finding in shown if finding.status != "met"],
        [finding for finding in shown if finding.status == "met"],
        is_open=section.status == "unmet",
    )


def _enough(service: Service) -> str:
    if service.latest_full <= service.until:
        return "够"
    return "不够" if service.full > service.until else "够不够要看具体日期"


def _blocking(verdict: Verdict, words: VerdictWords) -> list[str]:
    """The conditions of every route that decide against the applicant or send the case elsewhere, with reasons."""
    if verdict.verdict not in ("not_eligible", "refer"):
        return []
    unmet = [each for each in verdict.conditions if each.status == "unmet"]
    return [words.blocks(each) for each in (words.barring(unmet) if verdict.excluded else unmet)]


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
    return say_span(service.until, service.full) if service and service.exact else ""
