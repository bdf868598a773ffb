"""The shape of a materials file: what a notice wants handed in, as staff write it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guidance.rules.schema import Condition
from ingest.staff_files.field_types import ClauseNumber, Text
from ingest.staff_files.line_marks import Strict

Form = Literal["original", "copy", "both"]
Handed = Literal["paper", "system", "email", "upload"]
Sides = Literal["one", "two"]
MOST_COUNTED = 999
Count = Annotated[int, Field(ge=1, le=MOST_COUNTED)]


class Quoted(Strict):
    """Words of a clause."""

    clause: ClauseNumber
    quote: Text


class SourcedMaterial(Quoted):
    """Something that a clause says; `also` are further clauses that say so."""

    also: list[Quoted] = Field(default_factory=list)


class PlaceEntry(SourcedMaterial):
    """Where papers go: a volume that is bound, a bag, a mailbox; in the order of the file.

    `contents` tells that the notice asks for a table of contents in it.
    """

    id: Text
    title: Text
    bag: Text | None = None
    bound: bool = False
    contents: bool = False


class Situation(Quoted):
    """A matter that only the materials of this notice turn on; a yes or no."""

    label: Text
    question: Text
    help: Text
    yes: Text = "是"
    no: Text = "否"


class SharedMaterials(Quoted):
    """What holds for many papers at once: all on paper, or only those of these forms."""

    forms: list[Form] = Field(default_factory=list)
    paper: Text | None = None
    stamp: list[Text] = Field(default_factory=list)
    note: Text | None = None


class Item(SourcedMaterial):
    """One paper. What is left out the notice does not say.

    `position` is the number within its place, `whom` completes 如果您…, `needs` is when it is so (without it no
    fact tells), `annex` is the number of the blank form that comes with the notice.
    """

    title: Text
    place: Text | None = None
    position: Count | None = None
    form: Form | None = None
    handed: Handed = "paper"
    copies: Count | None = None
    paper: Text | None = None
    sides: Sides | None = None
    stamp: list[Text] = Field(default_factory=list)
    annex: Count | None = None
    whom: Text | None = None
    needs: Condition | None = None
    note: Text | None = None

    @property
    def is_printed(self) -> bool:
        """Whether a paper is made for the application: an original is there already, the rest goes electronically."""
        return self.handed not in ("email", "upload") and self.form != "original"


class Remark(Quoted):
    """What else to know; shown above the list."""

    text: Text


class InformationEntry(Strict):
    """Words of a material clause that ask for no paper; without `quote` the whole clause."""

    clause: ClauseNumber
    quote: Text | None = None
    text: Text


class Covers(Strict):
    """The clauses that this file must account for word by word, one by one or with everything under them."""

    clauses: list[ClauseNumber] = Field(default_factory=list)
    under: list[ClauseNumber] = Field(default_factory=list)

    def includes(self, number: str) -> bool:
        """Return whether the clause of this number is one of them."""
        return number in self.clauses or any(number == top or number.startswith(f"{top}.") for top in self.under)


class MaterialsFile(Strict):
    """All of a materials/<notice id>.yaml."""

    notice: Text
    covers: Covers
    situations: dict[str, Situation] = Field(default_factory=dict)
    places: list[PlaceEntry] = Field(default_factory=list)
    shared: list[SharedMaterials] = Field(default_factory=list)
    items: Annotated[list[Item], Field(min_length=1)]
    remarks: list[Remark] = Field(default_factory=list)
    information: list[InformationEntry] = Field(default_factory=list)
