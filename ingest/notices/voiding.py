"""What an unanswerable question asks for that no notice had, and which notices are for it by now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field, model_validator

from ingest.divisions.division_table import DivisionTable
from ingest.divisions.find_divisions import find_divisions
from ingest.notices.notice import Notice
from ingest.notices.title_levels import listed_series
from ingest.staff_files.field_types import Words
from ingest.staff_files.line_marks import Strict
from ingest.text.normalise import question_key, search_spelling


class VoidedBy(Strict):
    """What a notice must be for to void an entry: one of each list that is not empty."""

    places: Words
    years: Annotated[list[int], Field(default_factory=list)]
    halves: Words
    levels: Words
    specialities: Words
    kinds: Words
    numbers: Words

    @model_validator(mode="after")
    def _says_something(self) -> VoidedBy:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise ValueError(f"「voided_by」至少要写一项：{'、'.join(type(self).model_fields)}")
        return self


class NoticeCover:
    """What one notice is for, worked out once: `divisions` are those of its place."""

    def __init__(self, notice: Notice, table: DivisionTable) -> None:
        scope = notice.scope
        self.id, self._year = notice.id, notice.year
        self._divisions = _codes(notice.place, table)
        subjects = (notice.speciality or "", notice.series, *listed_series(notice.title), *scope.specialities)
        self._specialities = tuple(map(question_key, subjects))
        self._words = {
            "places": _keys((notice.place, *scope.places)),
            "halves": _keys(scope.seasons),
            "levels": _keys((*notice.levels, *scope.levels)),
            "kinds": _keys((notice.kind, *scope.kinds)),
            "numbers": _keys((notice.number or "", *scope.names)),
        }

    def has(self, name: str, words: frozenset[str]) -> bool:
        """Return whether one of `words`, as keys, is among the notice's own of that `name` in VoidedBy."""
        return not self._words[name].isdisjoint(words)

    def has_year(self, years: Sequence[int]) -> bool:
        """Return whether it is for one of the years."""
        return self._year in years

    def has_speciality(self, starts: tuple[str, ...]) -> bool:
        """Return whether a speciality begins like one of the keys: 建筑工程 with 建筑, but not 海洋经济 with 经济."""
        return any(word.startswith(starts) for word in self._specialities)

    def takes_in(self, divisions: Sequence[str], table: DivisionTable) -> bool:
        """Return whether one of the divisions, by code, lies in its place."""
        return any(table.lies_in(inner, outer) for outer in self._divisions for inner in divisions)


def covers_of(notices: Iterable[Notice], divisions: DivisionTable) -> tuple[NoticeCover, ...]:
    """Return what each of the notices is for, in order."""
    return tuple(NoticeCover(notice, divisions) for notice in notices)


def covering_notices(wanted: VoidedBy, covers: Iterable[NoticeCover], divisions: DivisionTable) -> tuple[str, ...]:
    """Return the ids of the notices that are for all that is wanted."""
    left = [cover for cover in covers if not wanted.years or cover.has_year(wanted.years)]
    for name in ("halves", "levels", "kinds", "numbers"):
        if keys := _keys(getattr(wanted, name)):
            left = [cover for cover in left if cover.has(name, keys)]
    if starts := tuple(map(question_key, wanted.specialities)):
        left = [cover for cover in left if cover.has_speciality(starts)]
    if places := _keys(wanted.places):
        codes = [code for place in wanted.places for code in _codes(place, divisions)]
        left = [cover for cover in left if cover.has("places", places) or cover.takes_in(codes, divisions)]
    return tuple(cover.id for cover in left)


def naming_words(wanted: VoidedBy, text: str, divisions: DivisionTable) -> tuple[frozenset[str], ...]:
    """Return the words, in search spelling, by which `text` names what is wanted: a set for each thing that it names.

    A place goes by the name that the text gives it, everything else by all its forms.
    """
    places = [text[mention.start : mention.end] for mention in find_divisions(text, divisions)]
    forms = (
        [*wanted.places, *places] if wanted.places else [],
        [form for year in wanted.years for form in (str(year), f"{year % 100}年")],
        *(wanted.halves, wanted.levels, wanted.specialities, wanted.numbers),
    )
    sets = (frozenset(map(search_spelling, words)) for words in forms)
    return tuple(words for words in sets if any(word in search_spelling(text) for word in words))


def _codes(place: str, divisions: DivisionTable) -> list[str]:
    """The divisions that `place` is a name of; none where it only starts with one (a zone: 烟台高新区)."""
    mentions = find_divisions(place, divisions)
    whole = len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(place))
    return [division.code for division in mentions[0].divisions] if whole else []


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(question_key, words))
