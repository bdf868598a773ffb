"""Last year's list of materials → the draft of this year's, without what stands on a clause that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidance.carry_over.carry_conditions import ConditionCarrier, value_now
from guidance.carry_over.carry_rules import moved_quotes
from guidance.carry_over.edition_pair import EditionPair, Entry, LeftToConfirm, first_words
from guidance.carry_over.mend_draft import NotMendedError, Place, drop_entry, mend
from guidance.carry_over.staff_yaml import as_yaml
from guidance.facts.applicant_facts import FactVocabulary
from guidance.materials.load_materials import Materials, read_materials
from guidance.materials_drafts.words_to_read import words_left
from ingest.edition_changes.moved_quotes import MovedQuote
from ingest.text.numerals import label_number

PART = "materials"
_LISTS = ("places", "shared", "items", "remarks")
_NUMBERS = ("copies", "annex")


@dataclass(frozen=True)
class CarriedMaterials:
    """A drafted list as text, "" where none could be made, how many papers it has, and what is left to confirm."""

    text: str
    papers: int
    left: tuple[LeftToConfirm, ...]


def carry_materials(
    editions: EditionPair, listed: Entry, path: Path, vocabulary: FactVocabulary, routes: Sequence[str]
) -> CarriedMaterials:
    """Return the draft of a list, as it is written in its file, for the new edition; `path` is where it will lie.

    `routes` are those of the new edition's pack. Words of the new clauses that nothing in it quotes are entered as
    still to be read: an editor has to before the list is taken.
    """
    carrier = _MaterialsCarrier(editions, listed)
    draft = carrier.carry()

    def load(text: str) -> Materials:
        return read_materials(path, editions.new, vocabulary, routes, text)

    try:
        mend(draft, load, carrier.leave_out)
    except NotMendedError:
        return CarriedMaterials("", 0, (*carrier.left, LeftToConfirm(PART, "材料清单", "", "改动太多，请重新起草")))
    return CarriedMaterials(as_yaml(draft), len(draft.get("items", [])), (*carrier.left, *carrier.unlisted()))


class _MaterialsCarrier:
    """Carries one list over; `left` is filled with what is not on the new one."""

    def __init__(self, editions: EditionPair, listed: Entry) -> None:
        self._editions, self._listed = editions, listed
        self._around = editions.numbers_of(moved_quotes(listed, editions))
        self.left: list[LeftToConfirm] = []

    def carry(self) -> Entry:
        """Return the draft as it is written; it may still name what was left out."""
        listed = self._listed
        carried: Entry = {"notice": self._editions.new.id, "covers": self._covers(listed["covers"])}
        situations = {name: self._entry(entry) for name, entry in listed.get("situations", {}).items()}
        carried["situations"] = {name: entry for name, entry in situations.items() if entry}
        for part in _LISTS:
            carried[part] = [entry for old in listed.get(part, []) if (entry := self._entry(old))]
        carried["information"] = list(self._information())
        return {part: value for part, value in carried.items() if value}

    def leave_out(self, draft: Entry, place: Place, message: str) -> bool:
        """Take an entry out of the draft, or enter what it leaves unquoted; return whether that did anything."""
        if place[0] == "covers":
            return self._enter_words_to_read(draft)
        dropped = drop_entry(draft, place) if place[0] != "notice" else None
        if isinstance(dropped, dict):
            self.left.append(LeftToConfirm(PART, _name(dropped), str(dropped.get("clause", "")), message))
        return dropped is not None

    def unlisted(self) -> Iterator[LeftToConfirm]:
        """Yield the new and changed clauses of the sections that the list has to account for."""
        covers = self._covers(self._listed["covers"])
        tops = [*map(str, covers.get("clauses", [])), *map(str, covers.get("under", []))]
        for change in self._editions.changes.changes:
            if change.new is None or change.kind not in ("new", "changed"):
                continue
            number = change.new.number
            if any(number == top or number.startswith(f"{top}.") for top in tops):
                yield LeftToConfirm(PART, first_words(change.new), number, "还没有写进清单")

    def _enter_words_to_read(self, draft: Entry) -> bool:
        found = words_left(draft, self._editions.new)
        draft["information"] = [*draft.get("information", []), *found]
        return bool(found)

    def _covers(self, covers: Entry) -> Entry:
        """The clauses to account for, by their numbers now, whatever they say now."""
        found = {key: [self._partner(str(number)) for number in numbers] for key, numbers in covers.items()}
        return {key: [number for number in numbers if number] for key, numbers in found.items()}

    def _partner(self, number: str) -> str | None:
        change = self._editions.changes.of_old.get(number)
        return change.new.number if change and change.new else None

    def _entry(self, entry: Entry) -> Entry | None:
        """What a clause says of a paper; left out where any of its clauses changed."""
        number, also = str(entry["clause"]), entry.get("also", [])
        quotes = [self._editions.quote_now(str(each["clause"]), each["quote"]) for each in (entry, *also)]
        moved = [quote for quote in quotes if quote]
        carrier = ConditionCarrier(self._editions, self._around)
        needs = carrier.carry(entry["needs"]) if "needs" in entry else None
        own = self._own(entry, moved) if len(moved) == len(quotes) and not carrier.left else None
        if own is None:
            self.left.append(self._editions.left(PART, _name(entry), number))
            return None
        carried = {**own, "clause": self._editions.number_now(number), "quote": moved[0].new}
        if also:
            numbers = [self._editions.number_now(str(each["clause"])) for each in also]
            carried["also"] = [
                {"clause": now, "quote": quote.new} for now, quote in zip(numbers, moved[1:], strict=True)
            ]
        return {**carried, "needs": needs} if needs else carried

    def _own(self, entry: Entry, quotes: list[MovedQuote]) -> Entry | None:
        """An entry's own words and numbers as its quotes state them now; None where they cannot be told."""
        numbers = self._editions.numbers_of(quotes, self._around.quotes)
        own: Entry = {}
        for key, value in entry.items():
            now = self._position(entry) if key == "position" else _value(key, value, numbers.rewrite)
            own[key] = value_now(value, numbers) if key in _NUMBERS else now
        return None if None in own.values() else own

    def _position(self, entry: Entry) -> int:
        """The number of a paper in its volume: that of its clause, where it is printed before it."""
        number, position = str(entry["clause"]), int(entry["position"])
        last = label_number(number.rsplit(".", 1)[-1])
        now = label_number((self._editions.number_now(number) or number).rsplit(".", 1)[-1])
        return now if last == position else position

    def _information(self) -> Iterator[Entry]:
        for entry in self._listed.get("information", []):
            number = str(entry["clause"])
            now = self._editions.number_now(number)
            moved = self._editions.quote_now(number, entry["quote"]) if "quote" in entry else None
            if now and ("quote" not in entry or moved):
                yield {**entry, "clause": now, **({"quote": moved.new} if moved else {})}


def _value(key: str, value: Any, rewrite: Callable[[str], str | None]) -> Any:
    """A value that is words brought up to date, names and lists as they are."""
    is_words = isinstance(value, str) and key in ("title", "whom", "note", "text", "label", "question", "help")
    return rewrite(value) if is_words else value


def _name(entry: Entry) -> str:
    return str(entry.get("title") or entry.get("label") or entry.get("text") or entry["quote"])
