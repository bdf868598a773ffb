"""A verdict in words: reasons, notes, headline and the contract's JSON, from the fixed texts and the pack's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from guidance.eligibility.compiled_rule import CompiledRule, Reason
from guidance.eligibility.explanation_tree import ConditionFinding, Section
from guidance.eligibility.questions_to_come import QuestionsToCome, questions_to_come
from guidance.eligibility.service_words import say_full, say_full_day, say_lacking
from guidance.eligibility.service_years import Service
from guidance.eligibility.verdict import ConditionStatus, Contradiction, Note, RouteStatus, Verdict, WindowState
from guidance.facts.fact_spec import FactSpec
from ingest.text.dates import Interval, say_date, say_day, say_months, say_period

_IN_OWN_WORDS = ("years", "left_open")  # conditions whose reasons say more than what was stated
_FEW = 3  # stated facts that are named as what decides


class VerdictWords:
    """What people read of one verdict; the fixed texts are those of the model (knowledge/replies.yaml)."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self._evaluation = verdict.evaluation
        self._model = verdict.evaluation.model
        self._specs = [classes.spec for classes in self._model.classes]

    def status(self, status: str) -> str:
        """Return a status (met, unmet, unknown) in a word."""
        return self._say(f"status_{status}")

    def result(self) -> str:
        """Return the verdict in a few words."""
        return self._say(f"result_{self.verdict.verdict}")

    def headline(self) -> str:
        """Return the verdict in one sentence."""
        name, window = self.verdict.verdict, self.verdict.window
        if name == "unknown":
            return self._headline_unknown()
        if name == "eligible" and window and window.state == "closed":
            return self._say("headline_eligible_closed", title=self.verdict.title, day=say_day(window.closes))
        return self._say(f"headline_{name}", title=self.verdict.title or "")

    @cached_property
    def to_come(self) -> QuestionsToCome:
        """The questions that are still to be asked."""
        return questions_to_come(self.verdict)

    def years_to_come(self, service: Service) -> str:
        """Return when a length of service is full, as a sentence without its full stop; a day in the past as such."""
        if service.latest_full <= self.verdict.today:
            return self._say("years_full_past", day=say_day(service.latest_full), until=say_day(service.until))
        return self._say("years_full", day=say_full_day(service))

    def applications(self, window: WindowState) -> str:
        """Return in a few words whether applications are being taken."""
        return self._say(f"applications_{window.state}")

    def section(self, section: Section) -> str:
        """Return what a part of the notice is about."""
        return section.text or self._say(f"section_{section.id}")

    def why(self, reasons: Sequence[Reason]) -> str:
        """Return the reasons for a status, what nobody has stated together at the end.

        Without a reason the status is the same whatever is still open.
        """
        if not reasons:
            return self._say("reason_settled")
        waited_for = [self._waited_for(reason) for reason in reasons]
        told = dict.fromkeys(self.reason(each) for each, specs in zip(reasons, waited_for, strict=True) if not specs)
        absent = {spec.short: spec for specs in waited_for for spec in specs}
        return "；".join([*told, *self._absent(list(absent.values()))])

    def why_beside(self, text: str, reasons: Sequence[Reason]) -> str:
        """Return the reasons for a status where the condition's text and its status stand beside them.

        "" where they would only say the text again.
        """
        if len(reasons) == 1 and reasons[0].rule.text.own == text and _is_result(reasons[0]):
            return self._known(reasons[0]) or self.status(reasons[0].status)
        why = self.why(reasons)
        return "" if why == text else why

    def why_in_tree(self, finding: ConditionFinding) -> str:
        """Return the reasons for a condition of the tree; "" where its text or what is inside it says so already."""
        if finding.children:
            return ""
        if all(reason.status != "unknown" and reason.rule.kind not in _IN_OWN_WORDS for reason in finding.reasons):
            return self._stated_for(finding)
        why = self.why(finding.reasons)
        return "" if why == finding.text else why

    def inside(self, finding: ConditionFinding) -> str:
        """Return what leads to the conditions that are shown inside a condition."""
        return self._say("inside_any" if finding.kind in ("any", "several") else f"inside_{finding.status}")

    def barring(self, unmet: Sequence[ConditionStatus]) -> list[ConditionStatus]:
        """Return, of conditions of the scope that are not met, one for each stated fact that bars the applicant."""
        scope = [each.element.heading.text for each in self._evaluation.elements["scope"]]
        barring: dict[tuple[int, ...], ConditionStatus] = {}
        for condition in sorted(unmet, key=lambda each: len(_facts(each.reasons))):
            facts = _facts(condition.reasons)
            if condition.text in scope and not any(set(told) <= set(facts) for told in barring):
                barring[facts] = condition
        return list(barring.values())

    def blocks(self, condition: ConditionStatus) -> str:
        """Return what a shared condition that is not met means: it bars, sends elsewhere, or is lacking."""
        which = "bar" if self.verdict.excluded else "lacks"
        known = self._first_known(condition.reasons) or condition.text
        clause = self._model.label(condition.clause)
        if self.verdict.verdict == "refer":
            return self._say("note_of_clause", text=known, clause=clause)
        return self._say(which, known=known, text=condition.text, clause=clause)

    def reason(self, reason: Reason) -> str:
        """Return one reason as a sentence without its full stop."""
        text = reason.rule.text
        if reason.rule.kind == "left_open":
            return text.text
        if reason.rule.kind == "years":
            return self._years(reason.rule, reason.status)
        if reason.status == "unknown":
            return self._open(reason)
        known = self._known(reason)
        if text.own:
            which = "reason_result_known" if known else "reason_result"
            return self._say(which, text=text.own, status=self.status(reason.status), known=known)
        if reason.status == "met" or not text.wanted:
            return known
        return self._say("reason_wanted", known=known, wanted=text.wanted)

    def note(self, note: Note) -> str:
        """Return a note as a sentence without its full stop."""
        clauses = "、".join(map(self._model.label, note.clauses))
        office = self._model.office
        match note.kind:
            case "contradiction" if note.contradiction:
                return self._say("note_contradiction", what=self.contradiction(note.contradiction))
            case "window":
                return self._window()
            case "referred" | "assumed" | "hint":
                return self._say("note_of_clause", text=note.text, clause=clauses)
            case "left_open":
                return self._say("note_left_open", text=note.text, office=office.name, clause=clauses)
        return self._say(f"note_{note.kind}", text=note.text, clauses=clauses, office=office.name, phone=office.phone)

    def contradiction(self, contradiction: Contradiction) -> str:
        """Return which stated facts cannot all be true."""
        others = "、".join(self._say("contradicting_fact", **self._stated(fact)) for fact in contradiction.others)
        return self._say("contradicting", **self._stated(contradiction.fact), others=others)

    def as_json(self) -> dict[str, Any]:
        """Return the verdict in the form of the contract."""
        verdict = self.verdict
        return {
            "notice": verdict.notice,
            "verdict": verdict.verdict,
            "title": verdict.title,
            "routes": [self._route_json(route) for route in verdict.routes],
            "conditions": [self._condition_json(condition) for condition in verdict.conditions],
            "missing": list(verdict.missing),
            "earliest": verdict.earliest.isoformat() if verdict.earliest else None,
            "notes": [self.note(note) for note in verdict.notes],
            "window": verdict.window.as_json() if verdict.window else None,
        }

    def _headline_unknown(self) -> str:
        if not self.verdict.missing:
            return self._say("headline_left_out" if self.verdict.left_out else "headline_left_open")
        if not self.to_come.count:
            return self._say("headline_parked", count=len(self.verdict.parked))
        return self._say("headline_unknown", count=self.to_come.count)

    def _route_json(self, route: RouteStatus) -> dict[str, str]:
        return {
            "id": route.id,
            "clause": route.clause,
            "status": route.status,
            "title": route.title,
            "text": route.text,
            "why": self.why(route.reasons),
        }

    def _condition_json(self, condition: ConditionStatus) -> dict[str, str]:
        return {
            "clause": condition.clause,
            "status": condition.status,
            "text": condition.text,
            "why": self.why(condition.reasons),
            "quote": condition.quote,
        }

    def _stated_for(self, finding: ConditionFinding) -> str:
        """What was stated that decides; without the name of the fact where the condition begins with it."""
        facts = _facts(finding.reasons)
        known = self._first_known(finding.reasons)
        if known and len(facts) == 1 and finding.text.startswith(name := f"{self._specs[facts[0]].short}："):
            known = known.removeprefix(name)
            return self._say("reason_stated", known=known)
        return known

    def _first_known(self, reasons: Sequence[Reason]) -> str:
        """The first few stated facts that decide, each with its value."""
        stated = [fact for fact in _facts(reasons) if self._evaluation.stated[fact] is not None]
        return self._values(stated[:_FEW])

    def _known(self, reason: Reason) -> str:
        """The stated facts that decide, each with its value."""
        return self._values(reason.facts)

    def _values(self, facts: Sequence[int]) -> str:
        """The stated ones of these facts, each with its value."""
        stated = ((self._specs[fact], self._evaluation.stated[fact]) for fact in facts)
        return "；".join(
            self._say("reason_value", fact=spec.short, value=spec.say(value))
            for spec, value in stated
            if value is not None
        )

    def _open(self, reason: Reason) -> str:
        """What is not known, or not precisely enough."""
        stated = self._evaluation.stated
        absent = [self._specs[fact] for fact in reason.facts if stated[fact] is None]
        vague = [self._specs[fact] for fact in reason.facts if stated[fact] is not None]
        return "；".join([*self._absent(absent), *(self._say("reason_vague", fact=spec.short) for spec in vague)]) or (
            self._say("reason_not_written")
        )

    def _waited_for(self, reason: Reason) -> list[FactSpec]:
        """The facts that nobody has stated, where the reason says nothing else."""
        stated, rule = self._evaluation.stated, reason.rule
        if reason.status != "unknown" or rule.kind == "left_open":
            return []
        if rule.kind == "years":
            first = rule.reads[0]
            is_absent = stated[first] is None or self._counted_from(rule)[1] is None
            return [self._specs[first]] if is_absent else []
        return [self._specs[fact] for fact in reason.facts if all(stated[each] is None for each in reason.facts)]

    def _absent(self, specs: Sequence[FactSpec]) -> list[str]:
        return [self._say("reason_not_known", facts="、".join(spec.short for spec in specs))] if specs else []

    def _years(self, rule: CompiledRule, status: str) -> str:
        """How many years are full by the cut-off, and how much is lacking."""
        first = rule.reads[0]
        number, start = self._counted_from(rule)
        if start is None or (self._evaluation.stated[first] is None and status != "unmet"):
            return self._absent([self._specs[first]])[0]
        given = {
            "start": say_date(start),
            "event": rule.text.event if number == first else self._specs[number].event,
            "until": say_day(rule.until),
            "length": say_months(rule.need),
        }
        if status == "unknown":
            return self._say("reason_years_open", **given)
        given["full"] = say_full(start, rule.until, status == "met", self._model.texts)
        lacking = "" if status == "met" else say_lacking(start, rule.need, rule.until)
        if not lacking:
            return self._say("reason_years", **given)
        return self._say("reason_years_lacking", **given, lacking=lacking)

    def _counted_from(self, rule: CompiledRule) -> tuple[int, Interval | None]:
        """The number of the fact from which a length of service counts, and its date: the latest of those stated."""
        found: tuple[int, Interval | None] = (rule.reads[0], None)
        for number in rule.reads:
            stated = self._evaluation.stated[number]
            if isinstance(stated, Interval) and (found[1] is None or stated.last > found[1].last):
                found = (number, stated)
        return found

    def _window(self) -> str:
        window = self.verdict.window
        if window is None:
            return ""
        return self._say(f"note_window_{window.state}", days=say_period(window.opens, window.closes))

    def _stated(self, fact: str) -> dict[str, str]:
        spec = self._model.vocabulary[fact]
        return {"fact": spec.label, "value": spec.say(self._evaluation.facts.values[fact])}

    def _say(self, which: str, **values: object) -> str:
        return self._model.texts[which].format(**values)


def _facts(reasons: Sequence[Reason]) -> tuple[int, ...]:
    """The numbers of the facts that decide, each once."""
    return tuple(dict.fromkeys(fact for reason in reasons for fact in reason.facts))


def _is_result(reason: Reason) -> bool:
    """Whether a reason is worded as the condition's own text with its status."""
    return reason.rule.kind not in ("left_open", "years") and reason.status != "unknown"
