"""The shape of a rule pack: a closed vocabulary of typed conditions, no expressions."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Discriminator, Field, Tag

from ingest.staff_files.field_types import ClauseNumber, Text
from ingest.staff_files.line_marks import Strict
from ingest.staff_files.nearest_name import nearest

NEAR_KIND = 60.0  # per cent alike that a key must be to be taken for a slip of a kind of condition
Number = Annotated[int, Field(ge=0)]
Day = datetime.date | Text
"""A date, or the name of one of the pack's cut-offs."""


class ConditionNode(Strict):
    """A condition; `text` is how people read it, and makes it one statement in the explanation."""

    kind: ClassVar[str]
    text: Text | None = None

    @property
    def children(self) -> tuple[ConditionNode, ...]:
        """The conditions directly inside this one."""
        return ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that this condition reads itself."""
        return ()


class All(ConditionNode):
    """Met when every condition is."""

    kind = "all"
    all: Annotated[list[Condition], Field(min_length=1)]

    @property
    def children(self) -> tuple[ConditionNode, ...]:
        """The conditions that are combined."""
        return tuple(self.all)


class AnyOf(ConditionNode):
    """Met when one condition is."""

    kind = "any"
    any: Annotated[list[Condition], Field(min_length=1)]

    @property
    def children(self) -> tuple[ConditionNode, ...]:
        """The conditions that are combined."""
        return tuple(self.any)


class Several(ConditionNode):
    """Met when at least so many of the conditions are; the quote states how many."""

    kind = "several"
    clause: ClauseNumber
    quote: Text
    reading: Text | None = None
    several: Annotated[list[Condition], Field(min_length=1)]
    at_least: Number

    @property
    def children(self) -> tuple[ConditionNode, ...]:
        """The conditions that are combined."""
        return tuple(self.several)


class Not(ConditionNode):
    """Met when the condition is not."""

    kind = "not"
    not_: Annotated[Condition, Field(alias="not")]

    @property
    def children(self) -> tuple[ConditionNode, ...]:
        """The conditions that are combined."""
        return (self.not_,)


class Use(ConditionNode):
    """A condition of the pack's definitions, by name."""

    kind = "use"
    use: Text


class Route(ConditionNode):
    """Met when one of these routes is."""

    kind = "routes"
    routes: Annotated[list[Text], Field(min_length=1)]


class Leaf(ConditionNode):
    """A condition that stands in a clause word for word; `reading` tells how a value follows that no word states."""

    clause: ClauseNumber
    quote: Text
    reading: Text | None = None


class OfFact(Leaf):
    """A condition on one fact."""

    fact: Text

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that this condition reads."""
        return (self.fact,)


class Is(OfFact):
    """Met by exactly this value."""

    kind = "is"
    is_: Annotated[bool | int | Text, Field(alias="is")]


class OneOf(OfFact):
    """Met by one of these values."""

    kind = "one_of"
    one_of: Annotated[list[Text], Field(min_length=1)]


class NoneOf(OfFact):
    """Met by any value but these."""

    kind = "none_of"
    none_of: Annotated[list[Text], Field(min_length=1)]


class Includes(OfFact):
    """Met by a list that holds one of these values."""

    kind = "includes"
    includes: Annotated[list[Text], Field(min_length=1)]


class AtLeast(OfFact):
    """Met by this value and higher ones: a number, or a value of an ordered fact."""

    kind = "at_least"
    at_least: Number | Text


class AtMost(OfFact):
    """Met by this number and lower ones."""

    kind = "at_most"
    at_most: Number


class By(OfFact):
    """Met by a date on or before this day."""

    kind = "by"
    by: Day


class Since(OfFact):
    """Met by a date on or after this day."""

    kind = "since"
    since: Day


class AgeAtMost(OfFact):
    """Met by a date of birth with which one is no older than so many years on this day."""

    kind = "age_at_most"
    age_at_most: Number
    on: Day


class CountWithin(OfFact):
    """Met when so many of the things have their dates within the last years up to this day."""

    kind = "count"
    count: Annotated[int, Field(ge=1, le=50)]
    within_years: Annotated[int, Field(ge=1)]
    until: Day


class Sum(Leaf):
    """Met when the numbers add up to so much; a number with a weight counts so many times."""

    kind = "sum"
    sum: Annotated[list[Text], Field(min_length=2)]
    weights: dict[Text, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    at_least: Number

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that this condition reads."""
        return tuple(self.sum)


class Years(Leaf):
    """Met when so many years and months are full by the cut-off, counted from the latest of these dates.

    `less` is the fact with the number of years in between that do not count.
    """

    kind = "years"
    years: Number = 0
    months: Number = 0
    since_latest: Annotated[list[Text], Field(min_length=1)]
    until: Day
    event: Text | None = None
    less: Text | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that this condition reads."""
        return (*self.since_latest, self.less) if self.less else tuple(self.since_latest)

    @property
    def total_months(self) -> int:
        """The length of time in months."""
        return self.years * 12 + self.months


class LeftOpen(Leaf):
    """Never met nor unmet: the notice itself does not say; the words tell what it leaves open."""

    kind = "left_open"
    left_open: Text


# at_least comes last: it also stands in several and sum, whose own keys must be seen first.
_KINDS: tuple[type[ConditionNode], ...] = (
    *(All, AnyOf, Several, Not, Use, Route),
    *(Is, OneOf, NoneOf, Includes, CountWithin, Sum, Years, LeftOpen, By, Since, AgeAtMost, AtMost, AtLeast),
)
KINDS: dict[str, type[ConditionNode]] = {kind.kind: kind for kind in _KINDS} | {"months": Years}


def kind_of(value: Any) -> str:
    """Return the tag of the condition that a mapping is meant to be; the keys tell."""
    if isinstance(value, ConditionNode):
        return f"<{value.kind}>"
    keys = value if isinstance(value, dict) else {}
    return next((f"<{kind.kind}>" for key, kind in KINDS.items() if key in keys), "<unknown>")


class Unknown(ConditionNode):
    """A mapping without any word of the vocabulary; loading turns it into a fault."""

    kind = "unknown"


def _no_kind(value: Any) -> Any:
    known = {name for kind in KINDS.values() for name in kind.model_fields} - KINDS.keys()
    keys = [key for key in (value if isinstance(value, dict) else {}) if key not in known]
    near = [(key, found) for key in keys if (found := nearest(key, KINDS, NEAR_KIND))]
    hint = "".join(f"，「{key}」是不是「{found}」" for key, found in near)
    raise ValueError(f"看不出是哪种条件{hint or '，每个条件要有下列之一：' + '、'.join(KINDS)}")


Condition = Annotated[
    Annotated[All, Tag("<all>")]
    | Annotated[AnyOf, Tag("<any>")]
    | Annotated[Several, Tag("<several>")]
    | Annotated[Not, Tag("<not>")]
    | Annotated[Use, Tag("<use>")]
    | Annotated[Route, Tag("<routes>")]
    | Annotated[Is, Tag("<is>")]
    | Annotated[OneOf, Tag("<one_of>")]
    | Annotated[NoneOf, Tag("<none_of>")]
    | Annotated[Includes, Tag("<includes>")]
    | Annotated[AtLeast, Tag("<at_least>")]
    | Annotated[AtMost, Tag("<at_most>")]
    | Annotated[By, Tag("<by>")]
    | Annotated[Since, Tag("<since>")]
    | Annotated[Sum, Tag("<sum>")]
    | Annotated[Years, Tag("<years>")]
    | Annotated[CountWithin, Tag("<count>")]
    | Annotated[AgeAtMost, Tag("<age_at_most>")]
    | Annotated[LeftOpen, Tag("<left_open>")]
    | Annotated[Unknown, BeforeValidator(_no_kind), Tag("<unknown>")],
    Discriminator(kind_of),
]

for _kind in (All, AnyOf, Several, Not):
    _kind.model_rebuild()
