"""What an unanswerable question asks for that no notice had, and which notices are for it by now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field, model_validator

from ingest.divisions.division_table import DivisionTable
from ingest.divisions.find_divisions import find_divisions
from ingest.notices.notice import Notice
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


def covering_notices(wanted: VoidedBy, notices: Iterable[Notice], divisions: DivisionTable) -> tuple[str, ...]:
    """Return the ids of the notices that are for all that is wanted."""
    return tuple(notice.id for notice in notices if _covers(notice, wanted, divisions))


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


def _covers(notice: Notice, wanted: VoidedBy, divisions: DivisionTable) -> bool:
    scope = notice.scope
    return all(
        (
            not wanted.places or any(_covers_place(notice, place, divisions) for place in wanted.places),
            not wanted.years or notice.year in wanted.years,
            _has_one(wanted.halves, scope.seasons),
            _has_one(wanted.levels, (*notice.levels, *scope.levels)),
            _has_start(wanted.specialities, (notice.speciality or "", *scope.specialities)),
            _has_one(wanted.kinds, (notice.kind, *scope.kinds)),
            _has_one(wanted.numbers, (notice.number or "", *scope.names)),
        )
    )


def _covers_place(notice: Notice, place: str, divisions: DivisionTable) -> bool:
    """Whether `place` is the notice's own, by any of its names, or lies in it."""
    if _has_one([place], (notice.place, *notice.scope.places)):
        return True
    own = _codes(notice.place, divisions)
    return any(divisions.lies_in(inner, outer) for inner in _codes(place, divisions) for outer in own)


def _codes(place: str, divisions: DivisionTable) -> list[str]:
    """The divisions that `place` is a name of; none where it only starts with one (a zone: 烟台高新区)."""
    mentions = find_divisions(place, divisions)
    whole = len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(place))
    return [division.code for division in mentions[0].divisions] if whole else []


def _has_one(wanted: Sequence[str], words: Iterable[str]) -> bool:
    return not wanted or not {question_key(word) for word in words}.isdisjoint(map(question_key, wanted))


def _has_start(wanted: Sequence[str], words: Iterable[str]) -> bool:
    """Whether one of `words` starts with a wanted one: 建筑工程 with 建筑, but not 海洋经济 with 经济."""
    return not wanted or any(question_key(w).startswith(tuple(map(question_key, wanted))) for w in words)
