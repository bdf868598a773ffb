"""What the checker needs of a pack: facts as axes, conditions as rules and diagrams. Plain data, made once a pack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Any

from guidance.eligibility.compiled_rule import CompiledRule
from guidance.eligibility.decision_diagram import Diagrams
from guidance.eligibility.value_classes import Axis
from guidance.facts.applicant_facts import FactVocabulary


@dataclass(frozen=True, slots=True)
class ElementHeading:
    """What a part of the pack says of itself; what does not belong to its kind is empty."""

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
    """One condition of every route, one route, one note or one assumption; without a rule it always holds.

    `pick` takes what the part depends on from all that is known, `judged` keeps what that comes to.
    """

    heading: ElementHeading
    rule: CompiledRule | None
    root: int
    pick: itemgetter
    judged: dict[Any, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, eq=False)
class Reader:
    """How stated facts become classes: the facts' names, and tables from values to masks (None for absent)."""

    names: tuple[str, ...]
    tables: tuple[dict[Any, int], ...]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class ContactOffice:
    """Whom to ask."""

    name: str
    phone: str


@dataclass(frozen=True, eq=False)
class CheckModel:
    """A pack ready to be checked against; `verdict` is the diagram of the whole, `early` the facts never asked for."""

    notice: str
    vocabulary: FactVocabulary
    titles: tuple[str, ...]
    labels: dict[str, str]
    windows: tuple[tuple[date, date], ...]
    office: ContactOffice
    changed: tuple[str, ...]
    axes: tuple[Axis, ...]
    reader: Reader
    diagrams: Diagrams
    parts: dict[str, tuple[PackElement, ...]]
    early: frozenset[str]
    verdict: int
    noted: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def flat(self) -> tuple[tuple[itemgetter, Callable[[Any], Any], PackElement], ...]:
        """All parts in one row, each with what it depends on and what is already judged at hand."""
        return tuple((part.pick, part.judged.get, part) for group in self.parts.values() for part in group)

    @cached_property
    def spans(self) -> dict[str, slice]:
        """Where in that row each kind of part stands."""
        ends = list(accumulate(len(group) for group in self.parts.values()))
        return {name: slice(end - len(self.parts[name]), end) for name, end in zip(self.parts, ends, strict=True)}
