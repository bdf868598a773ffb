"""A drafted file that its loader faults → one that it takes: what is at fault is left out or left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from guidance.carry_over.edition_pair import Entry
from guidance.carry_over.staff_yaml import as_yaml
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import Where, read_marked

T = TypeVar("T")
_MOST_ROUNDS = 20
Place = tuple[str, str | int]
"""A part of a file, and the position or name of an entry in it."""


class NotMendedError(Exception):
    """A draft that its loader does not take, whatever is left out of it."""


def mend(draft: Entry, load: Callable[[str], T], leave_out: Callable[[Entry, Place, str], bool]) -> T:
    """Return what `load` makes of the draft's text once `leave_out` has taken the faulted entries out of it.

    `leave_out` gets the draft, the place of an entry and what is wrong with it, and tells whether it could do anything.
    Raises NotMendedError.
    """
    for _ in range(_MOST_ROUNDS):
        text = as_yaml(draft)
        try:
            return load(text)
        except FaultsError as error:
            places = entries_at(error.faults, text)
        done = [leave_out(draft, place, places[place]) for place in sorted(places, key=_last_first)]
        if not any(done):
            break
    raise NotMendedError


def entries_at(faults: Iterable[Fault], text: str) -> dict[Place, str]:
    """Return the entries that faults in `text` point at, with what is wrong; a fault of the whole file has none."""
    wheres: dict[tuple[int, int], Where] = {}
    for where, at in read_marked(Path(), text).places.items():
        wheres[at] = max(wheres.get(at, ()), where, key=len)
    found: dict[Place, str] = {}
    for fault in faults:
        where = wheres.get((fault.line, fault.column), ())
        if where:
            found[(str(where[0]), where[1] if len(where) > 1 else 0)] = fault.message
    return found


def drop_entry(draft: Entry, place: Place) -> Any:
    """Take an entry out of a draft, and its part where it was the last, and return it; None where there is none."""
    part, key = place
    entries = draft.get(part)
    if isinstance(entries, dict):
        dropped = entries.pop(key, None)
    elif isinstance(entries, list) and isinstance(key, int) and key < len(entries):
        dropped = entries.pop(key)
    else:
        return None
    if not entries:
        del draft[part]
    return dropped


def _last_first(place: Place) -> tuple[str, int]:
    """Entries of a list from the last, so that those before keep their positions."""
    return place[0], -place[1] if isinstance(place[1], int) else 0
