"""How many prints of what on which paper."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.materials.listing_rows import Listing, MaterialRow
from guidance.materials.material_words import paper_of


@dataclass(frozen=True, slots=True)
class Total:
    """Papers of one size and printing: (title, copies, whether only if) of each, copies None where not stated."""

    paper: str
    lines: tuple[tuple[str, int | None, bool], ...]

    @property
    def copies(self) -> int:
        """The copies that the notice states, of what is certainly to hand in."""
        return sum(copies or 0 for _, copies, maybe in self.lines if not maybe)

    @property
    def maybe(self) -> int:
        """The copies that the notice states, of what is to hand in only if something is so."""
        return sum(copies or 0 for _, copies, maybe in self.lines if maybe)

    @property
    def unstated(self) -> int:
        """The number of papers whose copies the notice does not state."""
        return sum(copies is None for _, copies, _ in self.lines)


def totals(listing: Listing) -> tuple[Total, ...]:
    """Return what there is to print or to copy: everything on paper that is not an original, by paper."""
    groups: dict[str, list[MaterialRow]] = {}
    for row in listing.rows:
        if row.item.is_printed:
            groups.setdefault(paper_of(row), []).append(row)
    found = [
        Total(paper, tuple((row.item.title, row.item.copies, row.applies == "if") for row in rows))
        for paper, rows in groups.items()
    ]
    return tuple(sorted(found, key=lambda total: (not total.copies, -total.copies, total.paper)))
