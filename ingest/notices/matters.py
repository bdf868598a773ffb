"""Matters that applicants ask about (matters.yaml), and which of them a notice settles (matters/<notice id>.yaml)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Marked, Strict, read_marked, validate


class MatterEntry(Strict):
    """One item of matters.yaml: a piece of information that a notice may state, and how people `ask` for it."""

    matter: Text
    ask: Annotated[list[Text], Field(min_length=1)]


class JudgedMatters(Strict):
    """A matters/<notice id>.yaml: the matters that the notice settles with the numbers of the clauses, and the rest.

    `open` are the matters that it leaves open; those in neither were not judged.
    """

    settled: dict[Text, list[Text]]
    open: list[Text]


def read_matters(path: Path) -> dict[str, list[str]]:
    """Return how people ask for each matter, by its name; FaultsError where the file is not sound."""
    marked = read_marked(path)
    matters: dict[str, list[str]] = {}
    faults: list[Fault] = []
    for at, entry in enumerate(validate(list[MatterEntry], marked)):
        if entry.matter in matters:
            faults.append(marked.fault((at, "matter"), f"「{entry.matter}」写了两遍，请合成一项"))
        matters[entry.matter] = entry.ask
    if faults:
        raise FaultsError(faults)
    return matters


def read_judged_matters(path: Path, matters: Collection[str], numbers: Collection[str]) -> dict[str, bool]:
    """Return whether the notice, whose clauses have these `numbers`, leaves each judged matter open.

    Raises FaultsError where the file is not sound.
    """
    marked = read_marked(path)
    judged = validate(JudgedMatters, marked)
    if faults := [*_faults(marked, judged, matters), *_unknown_clauses(marked, judged, numbers)]:
        raise FaultsError(faults)
    return {**dict.fromkeys(judged.settled, False), **dict.fromkeys(judged.open, True)}


def _faults(marked: Marked, judged: JudgedMatters, matters: Collection[str]) -> Iterator[Fault]:
    places: Mapping[tuple[str | int, ...], str] = {
        **{("settled", name): name for name in judged.settled},
        **{("open", at): name for at, name in enumerate(judged.open)},
    }
    for place, name in places.items():
        if name not in matters:
            yield marked.fault(place, f"matters.yaml 里没有「{name}」这一项，请改成那里的名称")
    for at, name in enumerate(judged.open):
        if name in judged.settled:
            yield marked.fault(("open", at), f"「{name}」同时写在 settled 里，请只留一处")


def _unknown_clauses(marked: Marked, judged: JudgedMatters, numbers: Collection[str]) -> Iterator[Fault]:
    for name, clauses in judged.settled.items():
        for at, number in enumerate(clauses):
            if number not in numbers:
                yield marked.fault(("settled", name, at), f"通知里没有条款 {number}，请改成「{name}」所在条款的编号")
