"""Materials and facts → one applicant's own list, in the order in which the papers are bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidance.eligibility.evaluate_condition import evaluate_condition
from guidance.facts.applicant_facts import Facts
from guidance.materials.load_materials import Materials
from guidance.materials.materials_file import Item, PlaceEntry, SharedMaterials
from guidance.rules.walk_conditions import facts_read

APPLIES = {"met": "yes", "unknown": "if", "unmet": "no"}
UNPLACED = "通知没有写装在哪里的"


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One paper for this applicant; None and empty mean that the notice does not say.

    `applies` is yes, if or no; `shared_stamp` tells that the stamp is the one that all papers get; `asks` are the
    facts that could still decide an if.
    """

    number: int
    item: Item
    clause: str
    label: str
    applies: str
    paper: str | None
    stamp: tuple[str, ...]
    shared_stamp: bool
    notes: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListPosition:
    """Where rows go: a volume, a bag, a mailbox, or what the notice leaves open; `entry` is None for the last."""

    title: str
    bag: str
    bound: bool
    label: str
    rows: tuple[MaterialRow, ...]
    entry: PlaceEntry | None = None

    @property
    def contents(self) -> bool:
        """Whether the notice asks for a table of contents here."""
        return bool(self.entry and self.entry.contents)

    @property
    def name(self) -> str:
        """The bag and the title, as a heading."""
        return f"{self.bag}：{self.title}" if self.bag else self.title


@dataclass(frozen=True)
class Listing:
    """One applicant's list; `places` hold what is or may be to hand in, `not_needed` what is not for them."""

    materials: Materials
    facts: Facts
    places: tuple[ListPosition, ...]
    not_needed: tuple[MaterialRow, ...]

    @property
    def rows(self) -> tuple[MaterialRow, ...]:
        """All rows that are or may be to hand in, in binding order."""
        return tuple(row for place in self.places for row in place.rows)

    @property
    def asks(self) -> tuple[str, ...]:
        """The facts that could still decide an if, in the order of the vocabulary."""
        asked = {fact for row in self.rows for fact in row.asks}
        return tuple(fact for fact in self.materials.vocabulary if fact in asked)


def list_materials(materials: Materials, facts: Facts, routes: Mapping[str, str]) -> Listing:
    """Return the list of the applicant of whom `facts` and the statuses of the `routes` are known."""
    every = [_row(number, item, materials, facts, routes) for number, item in enumerate(materials.file.items, 1)]
    wanted = [row for row in every if row.applies != "no"]
    places = [*_places(materials, wanted), _unplaced(wanted)]
    filled = tuple(place for place in places if place.rows)
    return Listing(materials, facts, filled, tuple(row for row in every if row.applies == "no"))


def _places(materials: Materials, rows: list[MaterialRow]) -> Iterator[ListPosition]:
    for entry in materials.file.places:
        inside = tuple(row for row in rows if row.item.place == entry.id)
        label = materials.documents.label(entry.clause)
        yield ListPosition(entry.title, entry.bag or "", entry.bound, label, inside, entry)


def _unplaced(rows: list[MaterialRow]) -> ListPosition:
    return ListPosition(UNPLACED, "", False, "", tuple(row for row in rows if row.item.place is None))


def _row(number: int, item: Item, materials: Materials, facts: Facts, routes: Mapping[str, str]) -> MaterialRow:
    status = _status(item, materials, facts, routes)
    shared = [entry for entry in materials.file.shared if _holds_for(entry, item)]
    common_stamps = tuple(dict.fromkeys(stamp for entry in shared for stamp in entry.stamp))
    common_papers = [entry.paper for entry in shared if entry.paper]
    clause, label = materials.source(item.clause)
    return MaterialRow(
        number=number,
        item=item,
        clause=clause,
        label=label,
        applies=APPLIES[status],
        paper=item.paper or next(iter(common_papers), None),
        stamp=tuple(item.stamp) or common_stamps,
        shared_stamp=not item.stamp and bool(common_stamps),
        notes=tuple(filter(None, [item.note, *(entry.note for entry in shared)])),
        asks=_asks(item, facts) if status == "unknown" else (),
    )


def _status(item: Item, materials: Materials, facts: Facts, routes: Mapping[str, str]) -> str:
    """Whether the paper is for this applicant: met, unmet, or unknown where a fact is missing or none tells."""
    if item.needs:
        return evaluate_condition(item.needs, facts, materials.vocabulary, routes)
    return "met" if item.whom is None else "unknown"


def _asks(item: Item, facts: Facts) -> tuple[str, ...]:
    """The facts that could still decide, without those that are stated."""
    return tuple(fact for fact in facts_read(item.needs) if fact not in facts.values) if item.needs else ()


def _holds_for(shared: SharedMaterials, item: Item) -> bool:
    """What is shared holds for paper that is made for the application, never for an original or an e-mail."""
    if not item.is_printed:
        return False
    return not shared.forms or item.form in shared.forms
