"""Which levels of title a clause is for, and which a question aims at: a clause for another level is no answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from ingest.document import Clause
from ingest.notices.title_levels import TitleLevels
from ingest.text.normalise import search_spelling

_SHORT = re.compile("^([^级]{1,2}级)..")  # what people leave of a title: 一级 of 一级教师
_APPLYING = "(?:申报|申请|评审|晋升|参评|报考|认定为?|申报(?:级别|职称|层级))"
_AIMING = "(?:申报|申请|参评|[报评升晋冲])"
_AIMING_BESIDE = "[走上考]"  # verbs of aiming only where the title follows at once
_GAP = "[^,。:;?!、]{0,4}?"
_ADDED = re.compile("[,。;](?:其中|另|还|此外)")  # from here on a clause speaks of some of those whom it is for
_NOT_HELD = "(?!证|[^,。:;?!]{0,4}(?:以来|任职|满|后))"  # 手上中级证 is no aim


class AimedLevels:
    """The levels that each of some clauses is for, by its own words or else by the headings over it."""

    def __init__(self, titles: TitleLevels, clauses: Sequence[Clause]) -> None:
        self._titles = titles
        by_id = {clause.id: clause for clause in clauses}
        found = {clause.id: self._levels_of_clause(search_spelling(clause.words)) for clause in clauses}
        levels = [self._own_or_above(clause, by_id, found) for clause in clauses]
        self._bits = {level.name: 1 << at for at, level in enumerate(titles.file.levels)}
        self._masks = np.array([self._mask(of) for of in levels], dtype=np.int64)

    def other_level(self, text: str, aimed: Sequence[str] = ()) -> np.ndarray:
        """Return for each clause whether it is for levels, and for none of those that the folded `text` aims at.

        `aimed` are words of levels that it is known to aim at.
        """
        levels = self._levels(self._asked_title, text).union(*(self._words.get(word, frozenset()) for word in aimed))
        asked = self._mask(levels)
        others: np.ndarray = (self._masks != 0) & (self._masks & asked == 0) & (asked != 0)
        return others

    def _mask(self, levels: frozenset[str]) -> int:
        return sum(self._bits[level] for level in levels)

    def _levels_of_clause(self, text: str) -> frozenset[str]:
        """The levels that a clause is for: the title that its table row begins with, else those applied for."""
        row = self._row_title.search(text)
        return self._words[row["title"]] if row else self._levels(self._clause_title, _ADDED.split(text)[0])

    def _levels(self, title: re.Pattern[str], text: str) -> frozenset[str]:
        return frozenset().union(*(self._words[match["title"]] for match in title.finditer(text)))

    @staticmethod
    def _own_or_above(
        clause: Clause, by_id: Mapping[str, Clause], found: Mapping[str, frozenset[str]]
    ) -> frozenset[str]:
        at: Clause | None = clause
        while at is not None:
            if found[at.id]:
                return found[at.id]
            at = by_id.get(at.parent or "")
        return frozenset()

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """The levels of each title, and of what people leave of it."""
        words = dict(self._titles.by_word)
        for word, levels in self._titles.by_word.items():
            if short := _SHORT.match(word):
                words.setdefault(short[1], frozenset())
                words[short[1]] |= levels
        return words

    @cached_property
    def _title(self) -> str:
        return "(?P<title>" + "|".join(map(re.escape, sorted(self._words, key=len, reverse=True))) + ")"

    @cached_property
    def _clause_title(self) -> re.Pattern[str]:
        return re.compile(rf"{_APPLYING}{_GAP}{self._title}")

    @cached_property
    def _row_title(self) -> re.Pattern[str]:
        return re.compile(rf"\n{self._title}\t")

    @cached_property
    def _asked_title(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{_AIMING}{_GAP}|{_AIMING_BESIDE}){self._title}{_NOT_HELD}")
