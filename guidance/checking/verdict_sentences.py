"""A verdict in sentences on their clauses: the overall result, route, years, gaps, days, and why a fact is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from guidance.citations import cite, short_name
from guidance.eligibility.closest_route import ClosestRoute, closest_route
from guidance.eligibility.explanation_tree import read_by
from guidance.eligibility.verdict import ConditionStatus, RouteStatus, Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import FactVocabulary
from guidance.replies import Replies
from guidance.reply import Citation, Sentence, SentenceKind
from guidance.rules.quoted_documents import QuotedDocuments
from ingest.notices.notice import Notice
from ingest.text.dates import say_day

SHOWN = 3  # unmet conditions that the talk names; the page shows all
LISTED = 5  # facts still to be asked that the talk names
_WHY = 2  # clauses that say why a fact is asked


@dataclass(frozen=True)
class VerdictSentences:
    """A verdict ready to be told; the clauses that its sentences stand on join `cited`.

    `other_title` is what the applicant is eligible for who is not for the title aimed at; None where nothing is.
    """

    verdict: Verdict
    documents: QuotedDocuments
    vocabulary: FactVocabulary
    replies: Replies
    cited: list[Citation] = field(default_factory=list)
    other_title: str | None = None

    @property
    def notice(self) -> Notice:
        """The notice that the case is checked against."""
        return self.documents.notice

    @cached_property
    def words(self) -> VerdictWords:
        """The verdict's reasons and notes in words."""
        return VerdictWords(self.verdict)

    @cached_property
    def closest(self) -> ClosestRoute | None:
        """The route that the applicant goes by or comes closest to."""
        return closest_route(self.verdict)

    def overall(self) -> Iterator[Sentence]:
        """Yield the verdict, what decides it, and the route that is met or closest."""
        verdict, result = self.verdict, self.verdict.verdict
        which = "left_open" if result == "unknown" and not verdict.missing else result
        which = "left_out" if verdict.left_out else which
        yield Sentence(self._verdict(which), kind=SentenceKind.VERDICT)
        yield from map(self._because, self._blocking())
        yield from self.route()
        if self.other_title:
            yield self._note(self.replies.say("other_title", title=self.other_title))
        if result == "refer":
            yield from (self._note(self.words.note(note)) for note in verdict.notes[:2])
        if which == "left_open":
            open_notes = [note for note in verdict.notes if note.kind in ("left_open", "not_settled")]
            yield from (self._note(self.replies.say("note", note=self.words.note(note))) for note in open_notes)

    def route(self) -> Iterator[Sentence]:
        """Yield by which route the conditions are met, or how far the closest one is, with its years."""
        closest = self.closest
        if closest is None or self._decided_before_routes():
            return
        label = self.documents.label(closest.route.clause)
        match self.verdict.verdict:
            case "eligible":
                years = f"（{self.words.reason(closest.years)}）" if closest.years else ""
                yield self._on(closest.route.clause, "route_met", label=label, text=closest.route.text, years=years)
            case "not_eligible" if closest.route.status != "met":
                yield self._on(closest.route.clause, "route_nearest", label=label, why=self.words.why(closest.reasons))
                yield from self._full()
            case "unknown" if closest.years:
                which = "years_enough" if closest.years_full else "years_short"
                yield self._on(closest.route.clause, which, label=label, years=self.words.reason(closest.years))

    def lacking(self) -> Iterator[Sentence]:
        """Yield what the applicant still lacks, or what is still to be told before anyone can say."""
        verdict = self.verdict
        if verdict.verdict in ("eligible", "refer") or verdict.left_out:
            yield from self.overall()
            return
        yield from map(self._because, self._unmet())
        yield from self.route()
        if verdict.verdict == "unknown" and verdict.missing:
            names = [self.vocabulary[id].short for id in verdict.next_questions[:LISTED]]
            what = "、".join(names)
            if len(verdict.missing) > LISTED:
                what = self.replies.say("and_more", what=what)
            yield Sentence(self.replies.say("still_open", what=what), kind=SentenceKind.STILL_OPEN)

    def when(self) -> Iterator[Sentence]:
        """Yield how the window stands, and when the years are full."""
        closest = self.closest
        yield from self.window()
        yield from map(self._because, self._blocking())
        if closest is None or self._decided_before_routes():
            if not self._blocking():
                yield self._note(self.replies.say("when_not_known"))
        elif closest.years:
            which = "years_enough" if closest.years_full else "years_short"
            label = self.documents.label(closest.route.clause)
            yield self._on(closest.route.clause, which, label=label, years=self.words.reason(closest.years))
            yield from self._full()
        else:
            yield self._note(self.replies.say("when_not_known"))

    def why(self, fact: str) -> Iterator[Sentence]:
        """Yield the clauses for which the fact is asked, the undecided ones first."""
        for clause, quote in read_by(self.verdict, fact)[:_WHY]:
            label = self.documents.label(clause)
            yield self._on(clause, "why_asked", label=label, quote=quote, what=self.vocabulary[fact].short)

    def window(self) -> Iterator[Sentence]:
        """Yield that applications are closed, where they are, and what that means."""
        if day := self._closed_on:
            text = self.replies.say("check_closed", name=short_name(self.notice), day=day)
            yield Sentence(text, kind=SentenceKind.WINDOW)

    def unmet_route_among(self, clauses: Iterable[str]) -> Iterator[Sentence]:
        """Yield why the route that the message itself speaks of is not met, where that is not told yet."""
        closest = self.closest
        for route in [r for r in self.verdict.routes if r.status == "unmet" and r.clause in set(clauses)][:1]:
            if not closest or closest.route.id != route.id:
                yield self._because(route)

    @property
    def _closed_on(self) -> str:
        """The day on which applications closed; "" while they are open or still to come."""
        window = self.verdict.window
        return say_day(window.closes) if window and window.state == "closed" else ""

    def _verdict(self, which: str) -> str:
        """The verdict, after the word that applications are closed where they are."""
        name, title, day = short_name(self.notice), self.verdict.title or "", self._closed_on
        if which == "unknown":
            count = self.words.to_come.count
            still = self.replies.say("still_to_ask", count=str(count)) if count else ""
            text = self.replies.say("verdict_unknown", name=name, still=still)
        elif which == "eligible" and day:
            return self.replies.say("verdict_eligible_closed", name=name, title=title, day=day)
        else:
            text = self.replies.say(f"verdict_{which}", name=name, title=title, words="”“".join(self.verdict.left_out))
        return (self.replies.say("verdict_closed", day=day) if day else "") + text

    def _full(self) -> Iterator[Sentence]:
        closest = self.closest
        if closest and closest.service and not closest.years_full:
            yield Sentence(f"{self.words.years_to_come(closest.service)}。", kind=SentenceKind.REASON)

    def _blocking(self) -> list[ConditionStatus]:
        """The conditions of every route that decide against the applicant, or send the case elsewhere."""
        return self._unmet() if self.verdict.verdict in ("not_eligible", "refer") else []

    def _unmet(self) -> list[ConditionStatus]:
        return [condition for condition in self.verdict.conditions if condition.status == "unmet"][:SHOWN]

    def _decided_before_routes(self) -> bool:
        """Whether an exclusion or the scope decides, so that no route can help."""
        return self.verdict.excluded or self.verdict.verdict == "refer"

    def _because(self, status: ConditionStatus | RouteStatus) -> Sentence:
        label, why = self.documents.label(status.clause), self.words.why(status.reasons)
        text = self.replies.say("reason", label=label, why=why)
        return Sentence(text, (self._place(status.clause),), kind=SentenceKind.REASON)

    def _on(self, clause: str, which: str, **values: str) -> Sentence:
        text = self.replies.say(which, **values)
        return Sentence(text, (self._place(clause),), kind=SentenceKind.REASON)

    def _note(self, text: str) -> Sentence:
        return Sentence(text, kind=SentenceKind.NOTE)

    def _place(self, clause: str) -> int:
        """The position of the clause among the citations, added when it is not there yet."""
        at = next((i for i, c in enumerate(self.cited) if c.id == clause), None)
        if at is None:
            self.cited.append(cite(self.documents.clause(clause), self.documents.home(clause)))
            at = len(self.cited) - 1
        return at
