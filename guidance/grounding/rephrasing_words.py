"""rephrasing.yaml → which words a rephrased sentence may use though its clause does not, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guidance.grounding.plain_spelling import comparable_spelling
from ingest.settings import settings
from ingest.staff_files.line_marks import Strict, read_marked, validate

Words = Annotated[list[str], Field(min_length=1)]
RULING = ("may", "never", "spared", "deny", "not_as")  # what a sentence may neither add nor leave out


class WordingEntry(Strict):
    """All of rephrasing.yaml."""

    duty: Words
    may: Words
    never: Words
    spared: Words
    deny: Words
    not_as: Words
    and_: Words = Field(alias="and")
    or_: Words = Field(alias="or")
    likewise: Words
    also: Words
    if_: Words = Field(alias="if")
    then: Words
    after: Words
    is_: Words = Field(alias="is")
    hold: Words
    hand: Words
    people: Words
    charge: Words
    total: Words
    added: Words
    left_out: Words
    moving: Words
    names: Words
    closing: Words
    whole: Words
    same: list[Words]


@dataclass(frozen=True, eq=False)
class RephrasingWords:
    """`first` is the word that stands for each word of a group; `role` is what a word does, such as `duty`."""

    pattern: str
    first: dict[str, str]
    role: dict[str, str]
    added: frozenset[str]
    left_out: frozenset[str]
    moving: frozenset[str]
    names: frozenset[str]
    closing: frozenset[str]


_SETS = ("added", "left_out", "moving", "names", "closing")
_ROLES = tuple(
    name for name in WordingEntry.model_fields if name not in RephrasingWords.__annotations__ | {"whole": 0, "same": 0}
)


def load_rephrasing_words(path: Path | None = None) -> RephrasingWords:
    """Read rephrasing.yaml (or `path`); raise FaultsError with every fault and its line."""
    entry = validate(WordingEntry, read_marked(path or settings().knowledge / "rephrasing.yaml"))
    roles = {name.rstrip("_"): [comparable_spelling(word) for word in getattr(entry, name)] for name in _ROLES}
    groups = [*roles.values(), *([comparable_spelling(word) for word in group] for group in entry.same)]
    first = {word: group[0] for group in groups for word in group}
    sets = {name: frozenset(map(comparable_spelling, getattr(entry, name))) for name in _SETS}
    every = {*first, *map(comparable_spelling, entry.whole), *chain.from_iterable(sets.values())}
    pattern = "|".join(map(re.escape, sorted(every, key=len, reverse=True)))
    role = {group[0]: name for name, group in roles.items()}
    return RephrasingWords(pattern, first, role, **sets)
