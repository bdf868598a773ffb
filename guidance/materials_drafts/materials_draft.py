"""The draft of a materials file as data."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.materials.materials_file import (
    Covers,
    InformationEntry,
    Item,
    MaterialsFile,
    PlaceEntry,
    Quoted,
    Remark,
    SharedMaterials,
)


@dataclass(frozen=True, slots=True)
class MaterialsDraft:
    """What the clauses of a notice want handed in, in the parts of a materials file; without an item it is empty.

    `left` are words of these clauses in which nothing to hand in was found: they stand in `information` too, so that
    the file accounts for every word, and someone has to read them. `annexes` are blank forms that no item speaks of.
    """

    notice: str
    covers: Covers
    places: tuple[PlaceEntry, ...] = ()
    shared: tuple[SharedMaterials, ...] = ()
    items: tuple[Item, ...] = ()
    remarks: tuple[Remark, ...] = ()
    information: tuple[InformationEntry, ...] = ()
    left: tuple[Quoted, ...] = ()
    annexes: tuple[Quoted, ...] = ()

    @property
    def file(self) -> MaterialsFile:
        """The draft in the form of a materials file; ValueError where it has no item."""
        return MaterialsFile(
            notice=self.notice,
            covers=self.covers,
            places=list(self.places),
            shared=list(self.shared),
            items=list(self.items),
            remarks=list(self.remarks),
            information=list(self.information),
        )
