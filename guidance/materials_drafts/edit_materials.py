"""An editor's changes to a drafted materials file: papers, where they go, what many share; checked as when it loads."""

from __future__ import annotations

import copy
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal

from guidance.facts.applicant_facts import load_facts
from guidance.materials.load_materials import Materials, read_materials
from guidance.materials.materials_file import Item, PlaceEntry, SharedMaterials
from guidance.materials_drafts.words_to_read import Values, with_words_to_read
from guidance.materials_drafts.write_materials_draft import NotDraftedError, materials_draft_path
from guidance.rules.load_pack import load_pack, pack_ids
from ingest.notices.append_item import next_id
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import read_marked
from ingest.staff_files.round_trip import revised

MaterialPartName = Literal["items", "places", "shared"]
MaterialPart = Item | PlaceEntry | SharedMaterials
NOTHING_TO_HAND_IN = "核对过，没有要交的"
GONE = "刚才有人改过这一处，没有保存您的；请看最新的内容"
_PATIENCE = 5.0  # seconds to wait for another editor


@dataclass(frozen=True)
class MaterialChange:
    """A change of one part of the list: `shown` is what its editor saw, None for a new one; `new` None removes it."""

    part: MaterialPartName
    shown: MaterialPart | None
    new: Values | None


def read_materials_draft(notice: Notice) -> Materials:
    """Return the drafted materials of a notice, checked as the file will be; raise FaultsError."""
    return read_materials(materials_draft_path(notice.id), notice, load_facts(), materials_routes(notice))


def change_material(notice: Notice, change: MaterialChange) -> list[str]:
    """Write a change, or return what is wrong with it; then nothing is written.

    Words that nothing quotes any more are entered as still to be read. Raises NotDraftedError where somebody has
    changed the same part meanwhile.
    """

    def apply(values: Values, draft: Materials) -> Values:
        entries = values.setdefault(change.part, [])
        at = _place(getattr(draft.file, change.part), change)
        before = entries.pop(at) if at is not None else None
        if change.new is not None:
            entries.insert(_place_of_new(entries, before, at, change), _with_id(change, entries))
        elif isinstance(change.shown, Item):
            _note_read(values, change.shown)
        return with_words_to_read({key: value for key, value in values.items() if value != []}, notice)

    try:
        edit_materials_draft(notice, apply)
    except FaultsError as error:
        return list(dict.fromkeys(fault.message for fault in error.faults))
    return []


def start_list(notice: Notice, first: Values) -> list[str]:
    """Write a draft with one paper, where none could be drafted; return what is wrong with it, and then write none."""
    path = materials_draft_path(notice.id)
    with materials_lock():
        if path.exists():
            raise NotDraftedError(GONE)
        text = revised(path, "", {"notice": notice.id, "covers": {}, "items": [first]})
        try:
            read_materials(path, notice, load_facts(), materials_routes(notice), text)
        except FaultsError as error:
            return [fault.message for fault in error.faults]
        write_whole(path, text.encode(), durable=True)
    return []


def edit_materials_draft(notice: Notice, change: Callable[[Values, Materials], Values]) -> None:
    """Write a draft with the values that `change` makes of its own; raise FaultsError where they are no sound list."""
    path = materials_draft_path(notice.id)
    with materials_lock():
        draft = read_materials_draft(notice)
        text = path.read_text(encoding="utf-8-sig")
        values = change(copy.deepcopy(read_marked(path, text).value), draft)
        written = revised(path, text, values)
        read_materials(path, notice, load_facts(), materials_routes(notice), written)
        write_whole(path, written.encode(), durable=True)


def materials_routes(notice: Notice) -> list[str]:
    """Return the ids of the routes that a condition of a list may name."""
    return [route.id for route in load_pack(notice.id).rules.routes] if notice.id in pack_ids() else []


def materials_lock() -> AbstractContextManager[None]:
    """Return the lock under which drafts of materials are written and taken; LockError while somebody else writes."""
    return exclusive_lock(settings().data / "materials", _PATIENCE, "改材料草稿")


def _place(entries: list[Any], change: MaterialChange) -> int | None:
    """Where the part stands that is changed, None for a new one."""
    if change.shown is None:
        return None
    if change.shown not in entries:
        raise NotDraftedError(GONE)
    if change.part == "items" and change.new is None and len(entries) == 1:
        raise NotDraftedError("只剩这一项了；都不对的话，请丢弃这份草稿")
    return entries.index(change.shown)


def _place_of_new(entries: list[Values], before: Values | None, at: int | None, change: MaterialChange) -> int:
    """Where a part goes: where it stood, or among those of its place by their numbers."""
    new = change.new or {}
    where = ("place", "position")
    if at is not None and before is not None and [before.get(key) for key in where] == [new.get(key) for key in where]:
        return at
    same = [place for place, entry in enumerate(entries) if entry.get("place") == new.get("place")]
    if change.part != "items" or not same:
        return len(entries) if at is None else at
    position = new.get("position") or len(entries) + 1
    ahead = [place for place in same if (entries[place].get("position") or 0) <= position]
    return ahead[-1] + 1 if ahead else same[0]


def _with_id(change: MaterialChange, entries: list[Values]) -> Values:
    """The new part; a place gets an id that papers can name."""
    new = change.new or {}
    if change.part != "places" or "id" in new:
        return new
    return {"id": next_id([str(entry["id"]) for entry in entries], "place"), **new}


def _note_read(values: Values, removed: Item) -> None:
    """Note that the words of a removed paper ask for none."""
    for quoted in (removed, *removed.also):
        entry = {"clause": quoted.clause, "quote": quoted.quote, "text": NOTHING_TO_HAND_IN}
        values.setdefault("information", []).append(entry)
