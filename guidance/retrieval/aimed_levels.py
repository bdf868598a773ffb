"""Which levels of title a clause is for, and which a question aims at: a clause for another level is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from guidance.lexicon.lexicon import either
from ingest.document import Clause
from ingest.notices.title_levels import TitleLevels
from ingest.text.normalise import search_spelling

_SHORT = re.compile("^([^级]{1,2}级)..")  # what people leave of a title: 一级 of 一级教师
_APPLYING = "(?:申报|申请|评审|晋升|参评|报考|认定为?|申报(?:级别|职称|层级))"
_AIMING = "(?:申报|申请|参评|[报评升晋冲])"
_AIMING_BESIDE = "[走上考]"  # verbs of aiming only where the title follows at once
_GAP = "[^,。:;?!、]{0,4}?"
_ADDED = re.compile("[,。;](?:其中|另|还|此外)")  # from here on a clause speaks of some of those whom it is for
_ASKED_OF = "(?=的?(?:要|需|学历|资历|条件|业绩|论文|年限|评审费|材料|答辩))"  # 高级教练学历最低什么要求
_NOT_HELD = "(?!证|[^,。:;?!]{0,4}(?:以来|任职|满|后))"  # 手上中级证 is no aim


class AimedLevels:
    """The levels that each of some clauses is for, by its own words or else by the headings over it."""

    def __init__(self, titles: TitleLevels, clauses: Sequence[Clause]) -> None:
        self._titles = titles
        by_id = {clause.id: clause for clause in clauses}
        texts = {clause.id: search_spelling(clause.words) for clause in clauses}
        self._short = _short_titles(titles, clauses, texts)
        self._notices = list(dict.fromkeys(clause.notice for clause in clauses))
        at = {notice: place for place, notice in enumerate(self._notices)}
        self._notice_of = np.array([at[clause.notice] for clause in clauses], dtype=np.int64)
        found = {clause.id: self._levels_of_clause(texts[clause.id], clause.notice) for clause in clauses}
        levels = [self._own_or_above(clause, by_id, found) for clause in clauses]
        self._bits = {level.name: 1 << at for at, level in enumerate(titles.file.levels)}
        self._masks = np.array([self._mask(of) for of in levels], dtype=np.int64)

    def other_level(self, text: str, aimed: Sequence[str] = ()) -> np.ndarray:
        """Return for each clause whether it is for levels, and for none of those that the folded `text` aims at.

        `aimed` are words of levels that it is known to aim at.
        """
        words = {*(match["title"] or match["subject"] for match in self._asked_title.finditer(text)), *aimed}
        asked_in = [self._mask(self._levels(words, notice)) if words else 0 for notice in self._notices]
        asked = np.array(asked_in, dtype=np.int64)[self._notice_of]
        others: np.ndarray = (self._masks != 0) & (self._masks & asked == 0) & (asked != 0)
        return others

    def _mask(self, levels: frozenset[str]) -> int:
        return sum(self._bits[level] for level in levels)

    def _levels_of_clause(self, text: str, notice: str) -> frozenset[str]:
        """The levels that a clause is for: the title that its table row begins with, else those applied for."""
        row = self._row_title.search(text)
        found = [row] if row else self._clause_title.finditer(_ADDED.split(text)[0])
        return self._levels((match["title"] for match in found), notice)

    def _levels(self, words: Iterable[str], notice: str) -> frozenset[str]:
        """The levels of titles, of short ones (一级) those that the notice speaks of."""
        known, short = self._titles.by_word, self._short[notice]
        return frozenset().union(*(known.get(word) or short.get(word, frozenset()) for word in words))

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
    def _title(self) -> str:
        words = {*self._titles.by_word, *(short for of in self._short.values() for short in of)}
        return "(?P<title>" + either(words) + ")"

    @cached_property
    def _clause_title(self) -> re.Pattern[str]:
        return re.compile(rf"{_APPLYING}{_GAP}{self._title}")

    @cached_property
    def _row_title(self) -> re.Pattern[str]:
        return re.compile(rf"\n{self._title}\t")

    @cached_property
    def _asked_title(self) -> re.Pattern[str]:
        subject = f"^{self._title.replace('<title>', '<subject>')}{_ASKED_OF}"
        return re.compile(rf"(?:{_AIMING}{_GAP}|{_AIMING_BESIDE}){self._title}{_NOT_HELD}|{subject}")


def _short_titles(
    titles: TitleLevels, clauses: Sequence[Clause], texts: Mapping[str, str]
) -> dict[str, dict[str, frozenset[str]]]:
    """For each notice what people leave of titles (一级 of 一级教师), with the levels of those that it speaks of.

    Of a notice that speaks of none it stands for all of them.
    """
    full: dict[str, list[str]] = {}
    for word in titles.by_word:
        if short := _SHORT.match(word):
            full.setdefault(short[1], []).append(word)
    words: dict[str, list[str]] = {clause.notice: [] for clause in clauses}
    for clause in clauses:
        words[clause.notice].append(texts[clause.id])
    found: dict[str, dict[str, frozenset[str]]] = {}
    for notice, parts in words.items():
        text = "\n".join(parts)
        of = {short: [word for word in known if word in text] or known for short, known in full.items()}
        found[notice] = {short: frozenset().union(*(titles.by_word[w] for w in known)) for short, known in of.items()}
    return found
