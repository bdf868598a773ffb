"""One fact as facts.yaml describes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ingest.text.dates import Interval, say_date

_REMARK = re.compile(r"（[^（）]*）$")


class Amount(NamedTuple):
    """A number that is known roughly: from `lowest` to `highest`; `text` says it as it was told, with its unit."""

    lowest: int
    highest: int
    text: str


class Among(NamedTuple):
    """One of several `values`, it is not known which; `text` says it: 不是博士研究生."""

    values: tuple[str, ...]
    text: str


Value = str | bool | int | Interval | Amount | Among | tuple[str, ...] | tuple[Interval, ...]


@dataclass(frozen=True)
class Implication:
    """What a stated value says of another fact: that it is one of `values`; `when` is empty for any value."""

    fact: str
    values: frozenset[str]
    when: frozenset[str | bool | int] = frozenset()

    def applies_to(self, value: Value) -> bool:
        """Return whether the value stated says it."""
        return not self.when or value in self.when


@dataclass(frozen=True)
class Exclusion:
    """What a stated value rules out: that another fact is one of `values`, or, where these are empty, stated at all."""

    fact: str
    when: frozenset[str | bool | int]
    values: frozenset[str | bool | int] = frozenset()

    def contradicts(self, value: Value, others: Mapping[str, Value]) -> bool:
        """Return whether the value stated and another one of `others` cannot both be."""
        if value not in self.when or self.fact not in others:
            return False
        return not self.values or others[self.fact] in self.values


@dataclass(frozen=True)
class FactSpec:
    """One fact of facts.yaml: what it is called, how to ask for it, and which values it may have.

    `type` is enum, bool, date, int, list or dates (one date for each of several things); `usual`, `effort` and `after`
    only order the questions; `implies` is what a value says of other facts, `excludes` what it rules out; `judge` is
    who settles what the applicant cannot; `least_characters` is how long a work must be to count, 0 for any length;
    `terms` are the names that notices give the values: a fact that has some is held against the words of a notice.
    """

    type: str
    label: str
    question: str
    help: str
    values: Mapping[str, str] = field(default_factory=dict)
    ordered: bool = False
    yes: str = "是"
    no: str = "否"
    unit: str = ""
    min: int = 0
    max: int = 9999
    least_characters: int = 0
    event: str = ""
    usual: tuple[str | bool | int, ...] = ()
    effort: int = 1
    after: str = ""
    implies: tuple[Implication, ...] = ()
    excludes: tuple[Exclusion, ...] = ()
    judge: str = ""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """The label without the remark at its end."""
        return _REMARK.sub("", self.label)

    @property
    def not_known(self) -> str:
        """The words for a fact that the applicant does not know."""
        return f"由{self.judge}认定" if self.judge else "不知道"

    @property
    def answers(self) -> Mapping[Any, str]:
        """The ready-made answers: value → what stands on its button; empty where a number or date is wanted."""
        return {True: self.yes, False: self.no} if self.type == "bool" else self.values

    def say(self, value: Value) -> str:
        """Return a value of this fact as people read it."""
        match value:
            case Interval():
                return say_date(value)
            case Amount() | Among():
                return value.text
            case bool():
                return self.yes if value else self.no
            case int():
                return f"{value}{self.unit}"
            case str():
                return self.values[value]
        return (
            "、".join(say_date(each) if isinstance(each, Interval) else self.values[each] for each in value) or "没有"
        )
