"""A fact of one notice alone: a number of things, a yes or no, one of several, or a day, that no other fact tells."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guidance.facts.fact_spec import FactSpec
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict

_WORD = Annotated[Text, Field(min_length=2, max_length=40, pattern=r"^[^\s，。；：,;:!?！？|…]+$")]
_MOST = 100_000
_YES_OR_NO, _DATE, _ONE_OF = "bool", "date", "enum"
_NONE_OF_THEM = "都不是"


class OwnFact(Strict):
    """What a rule pack asks of applicants that facts.yaml does not know.

    `name` is what the notice calls it, `other_names` are what applicants call it; a number has a `unit`, what is one of
    several the `values` that the notice names. Who has nothing of what is called by one of `wider` has nothing of it;
    one of `opposite` says no.
    """

    type: Literal["int", "bool", "date", "enum"]
    name: _WORD
    other_names: list[_WORD] = Field(default_factory=list)
    wider: list[_WORD] = Field(default_factory=list)
    opposite: list[_WORD] = Field(default_factory=list)
    unit: Annotated[str, Field(max_length=6)] = ""
    values: Annotated[list[_WORD], Field(max_length=20)] = Field(default_factory=list)
    question: Text
    help: Text

    @property
    def names(self) -> tuple[str, ...]:
        """All words for it, the notice's own first."""
        return (self.name, *self.other_names)

    @property
    def spec(self) -> FactSpec:
        """Return it as the vocabulary of facts holds its own."""
        effort = 1 if self.type in (_YES_OR_NO, _ONE_OF) else 2
        event = self.name if self.type == _DATE else ""
        return FactSpec(
            *(self.type, self.name, self.question, self.help),
            values={value: value for value in (*self.values, _NONE_OF_THEM)} if self.type == _ONE_OF else {},
            terms={value: (value,) for value in self.values},
            unit=self.unit,
            max=_MOST,
            event=event,
            effort=effort,
        )
