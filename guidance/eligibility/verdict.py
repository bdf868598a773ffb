"""What a check finds, as plain data: the verdict, the status of every route and condition, reasons and notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from guidance.eligibility.compiled_rule import Reason
from guidance.eligibility.decision_diagram import UNMET
from guidance.eligibility.evaluation import Evaluation

NoteKind = Literal[
    "contradiction",
    "clauses_changed",
    "referred",
    "left_open",
    "left_out",
    "assumed",
    "hint",
    "not_settled",
    "window",
    "guidance",
]


@dataclass(frozen=True, slots=True)
class RouteStatus:
    """One route by its own conditions; `clause` is a full id, `status` met, unmet or unknown.

    `reasons` are empty where the status is the same however the facts that are not stated turn out.
    """

    id: str
    clause: str
    status: str
    title: str
    text: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ConditionStatus:
    """One condition of every route, as RouteStatus; `quote` are the clause's words."""

    clause: str
    status: str
    text: str
    reasons: tuple[Reason, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class WindowState:
    """The time for applications, on line where there is a choice; `state` is before, open or closed."""

    opens: date | None
    closes: date
    state: str

    def as_json(self) -> dict[str, str | None]:
        """Return the window in the form of the contract."""
        opens = self.opens.isoformat() if self.opens else None
        return {"from": opens, "to": self.closes.isoformat(), "state": self.state}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A stated fact and the facts stated beside it that cannot be true together with it."""

    fact: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark under the verdict; `kind` says what it is about, and which of the other fields it has.

    contradiction: stated facts that cannot all be true (`contradiction`); clauses_changed: the notice has changed
    since the pack was accepted (`clauses`); referred: which rules apply instead (`text`, `clauses`); left_open: a
    condition that the notice does not settle (`text`, `clauses`); left_out: what the applicant said and nobody
    understood (`text`); assumed: an absent date that was read as early
    enough (`text`, `clauses`); hint: a note of the pack (`text`, `clauses`); not_settled: the notice does not say
    what holds for this case; window: applications are not yet or no longer taken; guidance: who decides.
    """

    kind: NoteKind
    text: str = ""
    clauses: tuple[str, ...] = ()
    contradiction: Contradiction | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether the conditions of a notice are met; guidance, never a decision.

    `verdict` is eligible, not_eligible, unknown or refer; `title` what would be awarded, None unless eligible;
    `missing` are the absent facts that can still change the verdict, the most useful first; `earliest` is the first
    day on which the length of service of the best route is full, where it can be told; `today` is the day of the check.
    `left_out` are statements of the applicant for which a verdict of eligible is withheld.
    """

    notice: str
    verdict: str
    title: str | None
    routes: tuple[RouteStatus, ...]
    conditions: tuple[ConditionStatus, ...]
    missing: tuple[str, ...]
    earliest: date | None
    contradictions: tuple[Contradiction, ...]
    notes: tuple[Note, ...]
    window: WindowState | None
    today: date
    evaluation: Evaluation = field(repr=False, compare=False)
    left_out: tuple[str, ...] = ()

    def withheld_for(self, statements: tuple[str, ...]) -> Verdict:
        """Return the verdict, unknown instead of eligible where there are `statements` that it leaves out."""
        if not statements or self.verdict != "eligible":
            return self
        notes = (Note("left_out", text="”“".join(statements)), *self.notes)
        return replace(self, verdict="unknown", title=None, notes=notes, left_out=statements)

    @property
    def next_questions(self) -> tuple[str, ...]:
        """The missing facts in the order worth asking.

        What the applicant does not know or others settle comes last, and just before it what is only asked after one
        of those: whose master's degree, where the degree is not known.
        """
        parked, specs = self.parked, self.evaluation.model.vocabulary
        return tuple(sorted(self.missing, key=lambda id: 2 if id in parked else int(specs[id].after in parked)))

    @property
    def parked(self) -> tuple[str, ...]:
        """The missing facts that the applicant cannot say more of."""
        facts = self.evaluation.facts
        return tuple(id for id in self.missing if id in facts.unsure or id in facts.left_to_others)

    @property
    def excluded(self) -> bool:
        """Whether an exclusion or the scope decides against the applicant, so that no route can help."""
        return any(each.status == UNMET for each in self.evaluation.elements["scope"])

    @property
    def assumed(self) -> tuple[str, ...]:
        """The absent facts that were read as early enough and, stated as late, could change the verdict."""
        return self.evaluation.assumed
