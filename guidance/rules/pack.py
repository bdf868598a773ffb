"""A rule pack as staff write it, and as the checker reads it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.own_fact import OwnFact
from guidance.rules.quoted_documents import QuotedDocuments
from guidance.rules.schema import Condition, ConditionNode, Leaf, Several, Use
from guidance.rules.walk_conditions import walk
from ingest.notices.notice import Notice
from ingest.staff_files.field_types import ClauseNumber, Text
from ingest.staff_files.line_marks import Marked, Strict, Where


class QuotedText(Strict):
    """Something that stands in a clause word for word."""

    clause: ClauseNumber
    quote: Text


class OwnFactRule(OwnFact, QuotedText):
    """A fact that only this pack knows, with the clause that names it."""


class CutoffRule(QuotedText):
    """A day that conditions count to, by name; `reading` tells how it follows where the quote prints no whole day."""

    date: datetime.date
    reading: Text | None = None


class SharedCondition(QuotedText):
    """A condition of every route; `also` are further clauses with the same words, `note` goes to whom it sends away."""

    also: list[ClauseNumber] = Field(default_factory=list)
    text: Text
    needs: Condition
    note: Text | None = None


class RouteRule(Strict):
    """One way to what the notice awards; `reading` tells how the title follows where no clause around names it."""

    id: Text
    clause: ClauseNumber
    title: Text
    text: Text
    needs: Condition
    reading: Text | None = None


class Assumed(QuotedText):
    """An absent date that is not asked for: read as early enough; the note says so when `when` is met and it counts."""

    fact: Text
    as_: Annotated[Literal["early"], Field(alias="as")]
    note: Text
    when: Condition | None = None


class NoteRule(QuotedText):
    """A hint shown when everything it names holds: the condition, one of the verdicts, a route the verdict hangs on."""

    text: Text
    when: Condition | None = None
    routes: list[Text] = Field(default_factory=list)
    verdicts: list[Literal["eligible", "not_eligible", "unknown", "refer"]] = Field(default_factory=list)


class CommitteeJudgement(QuotedText):
    """What people judge, not the program."""

    text: Text


class InformationClause(Strict):
    """Clauses without conditions, one by one or with everything under them."""

    text: Text
    clauses: list[ClauseNumber] = Field(default_factory=list)
    under: list[ClauseNumber] = Field(default_factory=list)


class Reading(Strict):
    """How a clause is read where it leaves room."""

    clause: ClauseNumber
    text: Text


class Expected(Strict):
    """What a case must come to; what is not named is not held against it."""

    verdict: Literal["eligible", "not_eligible", "unknown", "refer"] | None = None
    title: Text | None = None
    routes: dict[str, Literal["met", "unmet", "unknown"]] = Field(default_factory=dict)
    missing: list[Text] | None = None
    missing_has: list[Text] = Field(default_factory=list)
    missing_lacks: list[Text] = Field(default_factory=list)
    earliest: datetime.date | Literal["none"] | None = None
    blocking: list[ClauseNumber] = Field(default_factory=list)
    notes: list[Text] = Field(default_factory=list)
    notes_lack: list[Text] = Field(default_factory=list)


class PackCase(Strict):
    """An example that proves the pack: a base, changed and reduced, and what it must come to."""

    why: Text
    base: Text | None = None
    facts: dict[str, Any] = Field(default_factory=dict)
    drop: list[Text] = Field(default_factory=list)
    expect: Expected


class PackSignature(Strict):
    """Who signed a pack, and when; the digests are those of the clauses as they were then."""

    by: Text
    at: Text


class PackFile(Strict):
    """All of a rules/<notice id>.yaml."""

    notice: Text
    titles: Annotated[list[Text], Field(min_length=1)]
    facts: dict[Annotated[Text, Field(pattern=r"^\w+$")], OwnFactRule] = Field(default_factory=dict)
    cutoffs: dict[str, CutoffRule] = Field(default_factory=dict)
    definitions: dict[str, Condition] = Field(default_factory=dict)
    scope: list[SharedCondition] = Field(default_factory=list)
    refer: list[SharedCondition] = Field(default_factory=list)
    requirements: list[SharedCondition] = Field(default_factory=list)
    routes: Annotated[list[RouteRule], Field(min_length=1)]
    assumed: list[Assumed] = Field(default_factory=list)
    notes: list[NoteRule] = Field(default_factory=list)
    judged: list[CommitteeJudgement] = Field(default_factory=list)
    information: list[InformationClause] = Field(default_factory=list)
    readings: list[Reading] = Field(default_factory=list)
    bases: dict[str, dict[str, Any]] = Field(default_factory=dict)
    cases: list[PackCase] = Field(default_factory=list)
    digests: dict[str, Text] = Field(default_factory=dict)
    signed: PackSignature | None = None


class LeftClause(Strict):
    """A clause, or a part of one, that someone still has to decide, and why."""

    clause: ClauseNumber
    why: Text
    quote: Text | None = None


class RulesDraftFile(PackFile):
    """All of a rules/<notice id>.draft.yaml: a pack that decides nothing until someone has signed it."""

    draft: Literal[True] = True
    titles: list[Text] = Field(default_factory=list)
    routes: list[RouteRule] = Field(default_factory=list)
    left: list[LeftClause] = Field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Pack:
    """A pack whose words all stand in its notice or its `companions`; two are the same only when they are one object.

    `changed` are the clauses that have changed since someone last held the pack against them, as the pack names them.
    """

    rules: PackFile
    notice: Notice
    vocabulary: FactVocabulary
    marked: Marked = field(repr=False)
    changed: tuple[str, ...] = ()
    companions: tuple[Notice, ...] = ()

    @cached_property
    def documents(self) -> QuotedDocuments:
        """The notice and its companions, by which the pack's clauses are found and named."""
        return QuotedDocuments(self.notice, self.companions)

    @property
    def id(self) -> str:
        """The id of the notice that the pack belongs to."""
        return self.rules.notice

    @property
    def facts_read(self) -> frozenset[str]:
        """The facts that some condition of the pack reads, or that it reads as early enough."""
        read = {fact for _, node in conditions(self.rules) for fact in node.facts}
        return frozenset(read | {assumed.fact for assumed in self.rules.assumed})

    @property
    def own_facts(self) -> dict[str, OwnFactRule]:
        """The facts that the pack names itself and some condition reads."""
        read = self.facts_read if self.rules.facts else frozenset()
        return {id: fact for id, fact in self.rules.facts.items() if id in read}

    def is_information(self, id: str) -> bool:
        """Return whether a clause, by its full id, stands in a part of the notice that holds no conditions."""
        tops = (self.documents.clause_id(top) for each in self.rules.information for top in each.under)
        return any(id == top or id.startswith(f"{top}.") for top in tops)

    def day(self, stated: datetime.date | str) -> datetime.date:
        """Return a date, or the date of the cut-off of that name."""
        return stated if isinstance(stated, datetime.date) else self.rules.cutoffs[stated].date

    def resolve(self, node: ConditionNode) -> ConditionNode:
        """Return the condition itself where `node` only names a definition."""
        return self.rules.definitions[node.use] if isinstance(node, Use) else node

    def inside(self, node: ConditionNode) -> tuple[ConditionNode, ...]:
        """Return the conditions directly below one; below the name of a definition stands the definition."""
        return (self.resolve(node),) if isinstance(node, Use) else node.children


def conditions(rules: PackFile) -> Iterator[tuple[Where, ConditionNode]]:
    """Yield every condition that stands in the file, with its place."""
    for name, node in rules.definitions.items():
        yield from walk(node, ("definitions", name))
    for part in ("scope", "refer", "requirements", "routes"):
        for at, rule in enumerate(getattr(rules, part)):
            yield from walk(rule.needs, (part, at, "needs"))
    for part in ("assumed", "notes"):
        for at, rule in enumerate(getattr(rules, part)):
            if rule.when:
                yield from walk(rule.when, (part, at, "when"))


def quotations(rules: PackFile) -> Iterator[tuple[Where, QuotedText | Leaf | Several]]:
    """Yield everything in the file that quotes a clause, with its place."""
    for id, fact in rules.facts.items():
        yield ("facts", id), fact
    for name, cutoff in rules.cutoffs.items():
        yield ("cutoffs", name), cutoff
    for part in ("scope", "refer", "requirements", "assumed", "notes", "judged"):
        for at, rule in enumerate(getattr(rules, part)):
            yield (part, at), rule
    for where, node in conditions(rules):
        if isinstance(node, Leaf | Several):
            yield where, node
