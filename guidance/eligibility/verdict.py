"""What a check comes to: the contract's object, and the conditions behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from guidance.eligibility.closest_route import ClosestRoute
    from guidance.eligibility.evaluation import View

STATUS = ("unmet", "unknown", "met")
NoteKind = Literal[
    "contradiction", "clauses_changed", "referred", "left_open", "assumed", "hint", "not_settled", "window", "guidance"
]


@dataclass(frozen=True, slots=True)
class RouteStatus:
    """One route: its own conditions only."""

    id: str
    clause: str
    status: str
    title: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ConditionStatus:
    """One condition of every route; `quote` are the clause's words."""

    clause: str
    status: str
    text: str
    why: str
    quote: str


@dataclass(frozen=True, slots=True)
class ConditionFinding:
    """A condition and what is inside it, for showing: `kind` is all, any, several, not, leaf or left_open."""

    kind: str
    status: str
    text: str
    why: str
    clause: str | None
    quote: str | None
    facts: tuple[str, ...]
    children: tuple[ConditionFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The conditions of one part of the notice: `id` is scope, refer, requirements or a route's id."""

    id: str
    status: str
    text: str
    clause: str | None
    findings: tuple[ConditionFinding, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """The years on the way to a route: counted from `start`, so many `years`, full on `full`, held against `until`."""

    route: str
    event: str
    start: date
    years: int
    full: date
    until: date
    clause: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A stated fact and those stated beside it that cannot also be; `told` says so in Chinese."""

    fact: str
    others: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark under the verdict; `kind` says what it is about.

    `contradiction`: stated facts that cannot all be; `clauses_changed`: the pack is older than the notice;
    `referred`: which rules apply instead; `left_open`: a condition that the notice does not settle; `assumed`: an
    absent date that was read as early enough; `hint`: a note of the pack; `not_settled`: the notice does not say
    what holds for this case; `window`: applications are not yet or no longer taken; `guidance`: who decides.
    """

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class WindowState:
    """The time for applications on line, against the day of the check."""

    opens: date
    closes: date
    state: str

    def as_json(self) -> dict[str, str]:
        """Return the window in the form of the contract."""
        return {"from": self.opens.isoformat(), "to": self.closes.isoformat(), "state": self.state}


@dataclass(frozen=True)
class Verdict:
    """Whether the conditions of a notice are met; guidance, never a decision."""

    notice: str
    verdict: str
    title: str | None
    routes: tuple[RouteStatus, ...]
    conditions: tuple[ConditionStatus, ...]
    missing: tuple[str, ...]
    earliest: date | None
    notes: tuple[Note, ...]
    window: WindowState | None
    view: View = field(repr=False, compare=False)

    @cached_property
    def tree(self) -> tuple[Section, ...]:
        """Every condition with clause, words, status and reason, part by part."""
        from guidance.eligibility.explanation_tree import sections

        return sections(self.view)

    @cached_property
    def service(self) -> tuple[Service, ...]:
        """The lengths of service of the routes whose other conditions are met, the best route first."""
        from guidance.eligibility.earliest import services

        return services(self.view)

    @cached_property
    def nearest(self) -> ClosestRoute | None:
        """The route that the applicant goes by or comes nearest to; None where nothing tells the routes apart."""
        from guidance.eligibility.closest_route import nearest

        return nearest(self)

    @property
    def next_questions(self) -> tuple[str, ...]:
        """The missing facts in the order worth asking; what the applicant does not know or others settle comes last.

        Before those comes what is asked only after one of them: whose master's degree, where the degree is not known.
        """
        parked, specs = self.parked, self.view.model.vocabulary
        return tuple(sorted(self.missing, key=lambda id: 2 if id in parked else int(specs[id].after in parked)))

    @property
    def parked(self) -> tuple[str, ...]:
        """The missing facts that the applicant cannot say more of."""
        facts = self.view.facts
        return tuple(id for id in self.missing if id in facts.unsure or id in facts.judged)

    @property
    def excluded(self) -> bool:
        """Whether an exclusion or the scope decides against the applicant, so that no route can help."""
        return any(each.status == 0 for each in self.view.of("scope"))

    @property
    def assumed(self) -> tuple[str, ...]:
        """The absent facts that were read as early and, stated as late, could change the verdict."""
        return self.view.assumed

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The stated facts that cannot all be, each with the others that speak against it."""
        from guidance.eligibility.notes import contradictions

        return contradictions(self.view)

    def as_json(self) -> dict[str, Any]:
        """Return the verdict in the form of the contract."""
        return {
            "notice": self.notice,
            "verdict": self.verdict,
            "title": self.title,
            "routes": [
                {"id": r.id, "clause": r.clause, "status": r.status, "title": r.title, "text": r.text, "why": r.why}
                for r in self.routes
            ],
            "conditions": [
                {"clause": c.clause, "status": c.status, "text": c.text, "why": c.why, "quote": c.quote}
                for c in self.conditions
            ],
            "missing": list(self.missing),
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "notes": [note.text for note in self.notes],
            "window": self.window.as_json() if self.window else None,
        }
