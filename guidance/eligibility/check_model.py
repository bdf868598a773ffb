"""A rule pack compiled for checks: value classes, rules and decision diagrams. Made once a pack, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from guidance.eligibility.compiled_rule import CompiledRule
from guidance.eligibility.decision_diagram import Diagrams
from guidance.eligibility.evaluation_memo import EvaluationMemo
from guidance.eligibility.value_classes import ValueClasses
from guidance.facts.applicant_facts import FactVocabulary

ElementKind = Literal["scope", "refer", "requirements", "routes", "notes", "assumed"]


@dataclass(frozen=True, slots=True)
class ElementHeading:
    """What an element of the pack says of itself; what its kind does not have is empty.

    `clause` and `also` are clauses as the pack names them; `rank` is the place of `title` among the titles, the lowest
    first.
    """

    clause: str
    text: str
    quote: str = ""
    id: str = ""
    title: str = ""
    rank: int = 0
    fact: str = ""
    note: str = ""
    also: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class PackElement:
    """One shared condition, route, note or assumption of the pack, with its rule and the diagram of the rule."""

    heading: ElementHeading
    rule: CompiledRule
    diagram: int


@dataclass(frozen=True, slots=True)
class ContactOffice:
    """Whom to ask."""

    name: str
    phone: str


@dataclass(frozen=True, eq=False)
class CheckModel:
    """A pack ready for checks; two models are the same only when they are one object.

    `facts` are the ids of the facts that the pack reads, a fact's number being its place there; `classes` are their
    value classes. `assumed_early` are the dates that are read as early enough while they are not stated. `diagram` is
    that of the whole verdict.
    `labels` are the labels of the clauses by full id, `changed` the clauses changed since the pack was
    accepted, `windows` the days on which applications open and close, the one to be told first. `texts` are the fixed
    texts that reasons and notes are worded with. `memo` keeps evaluations between checks; nothing but speed depends
    on it.
    """

    notice: str
    vocabulary: FactVocabulary
    titles: tuple[str, ...]
    labels: Mapping[str, str]
    windows: tuple[tuple[date | None, date], ...]
    office: ContactOffice
    changed: tuple[str, ...]
    texts: Mapping[str, str]
    facts: tuple[str, ...]
    numbers: Mapping[str, int]
    classes: tuple[ValueClasses, ...]
    assumed_early: frozenset[str]
    elements: Mapping[ElementKind, tuple[PackElement, ...]]
    diagrams: Diagrams
    diagram: int
    memo: EvaluationMemo = field(default_factory=EvaluationMemo, repr=False)

    def label(self, clause: str) -> str:
        """Return the label of a clause by its full id or as the pack names it, with its document if a companion's."""
        return self.labels[self.clause_id(clause)]

    def clause_id(self, clause: str) -> str:
        """Return the full id of a clause by its full id or as the pack names it."""
        return clause if "#" in clause else f"{self.notice}#{clause}"
