"""What a notice is for, worked out from its metadata: where, when, which level, kind, series and speciality."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.divisions.division_table import COUNTY, DivisionTable
from ingest.divisions.find_divisions import find_divisions
from ingest.notices.notice import Notice
from ingest.notices.title_levels import TitleLevels, listed_series
from ingest.text.normalise import search_spelling

EVERYWHERE = "全国"
FULL_NAME = 3  # characters by which a person is told from a word
HALVES = ("上半年", "下半年")
RELATIVE_PLACE = re.compile("(?:我们?|咱们?|你们?|本|全|贵)(省|市|区|县)|(?:省|市|区|县)[里直]")
_ZONE = re.compile(r"[区园镇乡]$")
_PIECES = re.compile(r"[、,，()（）/;；和及与]")
_ENDINGS = re.compile("(?:工程|专业|系列|类|技术)+$")
_SERIAL = re.compile(r"(\d+)号$")


@dataclass(frozen=True, eq=False)
class NoticeProfile:
    """One notice by what tells it from others; every word is in the spelling of search, and it equals only itself.

    `division` is the code of its `place`, "" where the place is none (a company); `is_area` says that it is for an area
    inside that division which is none itself (a development zone). `zones` are other names of its place,
    `covered_zones` names of such areas that it takes in. Empty `levels`, `series` and `specialities` leave it open to
    all.
    """

    id: str
    place: str
    division: str
    is_area: bool
    zones: frozenset[str]
    covered_zones: frozenset[str]
    year: int
    issued: datetime.date | None
    halves: frozenset[str]
    levels: frozenset[str]
    level_words: frozenset[str]
    kinds: frozenset[str]
    kind_words: frozenset[str]
    series: frozenset[str]
    specialities: frozenset[str]
    names: frozenset[str]

    @property
    def is_local(self) -> bool:
        """Whether it is for less than a city."""
        return self.is_area or len(self.division) == COUNTY

    @property
    def edition_order(self) -> tuple[int, bool, datetime.date]:
        """What sorts the editions of one notice, the oldest first."""
        return self.year, HALVES[1] in self.halves, self.issued or datetime.date.min


def build_profiles(
    notices: Sequence[Notice], divisions: DivisionTable, titles: TitleLevels
) -> tuple[NoticeProfile, ...]:
    """Return the profile of each notice, in order."""
    kinds = folded_words(n.kind for n in notices)
    return tuple(_profile(notice, kinds, divisions, titles) for notice in notices)


def those_among(profiles: Iterable[NoticeProfile], others: Iterable[NoticeProfile]) -> list[NoticeProfile]:
    """Return those of the profiles, in order, that are among the others."""
    among = frozenset(others)
    return [profile for profile in profiles if profile in among]


def folded_words(words: Iterable[str]) -> frozenset[str]:
    """Return the words in the spelling of search, each once, without empty ones."""
    return frozenset(search_spelling(word) for word in words if word)


def _profile(notice: Notice, kinds: frozenset[str], divisions: DivisionTable, titles: TitleLevels) -> NoticeProfile:
    place = search_spelling(notice.place)
    division = _division(place, divisions)
    is_area = bool(division) and not _is_division(place, divisions)
    own_places = frozenset(
        p
        for p in folded_words(notice.scope.places)
        if not _is_division(p, divisions) and not RELATIVE_PLACE.fullmatch(p)
    )
    speciality = search_spelling(notice.speciality or "")
    series_listed = " ".join(listed_series(notice.title))
    subject = search_spelling(f"{notice.title} {series_listed} {notice.series} {notice.speciality or ''}")
    levels = [search_spelling(level) for level in notice.levels]
    series = {name for word, name in titles.series_words.items() if word in subject}
    kind = search_spelling(notice.kind)
    return NoticeProfile(
        id=notice.id,
        place=place,
        division=division,
        is_area=is_area,
        zones=(own_places | {place}) - {""} if is_area or not division else own_places,
        covered_zones=frozenset(p for p in folded_words(notice.scope.districts) if _ZONE.search(p)),
        year=notice.year,
        issued=notice.issued,
        halves=frozenset(half for half in HALVES if half in notice.scope.seasons or half in notice.title),
        levels=frozenset().union(*(titles.levels_in(level) for level in levels)),
        level_words=frozenset(_level_words((*levels, *folded_words(notice.scope.levels)), titles)),
        kinds=frozenset(known for known in kinds if known in kind),
        kind_words=folded_words((*notice.scope.kinds, notice.kind)),
        series=frozenset(series.union(*(titles.series_of_title(level) for level in levels))),
        specialities=frozenset(_specialities(speciality)) | folded_words(notice.scope.specialities),
        names=folded_words(notice.scope.names) | _serial(notice.number) | _own_values(notice),
    )


def _level_words(words: Iterable[str], titles: TitleLevels) -> Iterable[str]:
    """The notice's words of levels, without those that are the end of higher and lower titles too (工程师)."""
    return (word for word in words if not any(known != word and known.endswith(word) for known in titles.by_word))


def _division(place: str, divisions: DivisionTable) -> str:
    """The code of the smallest division that the notice's place names first; "" for none."""
    found = find_divisions(place, divisions)
    return found[0].divisions[0].code if found else ""


def _is_division(place: str, divisions: DivisionTable) -> bool:
    found = find_divisions(place, divisions)
    return bool(found) and (found[0].start, found[-1].end) == (0, len(place))


def _specialities(speciality: str) -> Iterable[str]:
    """The speciality as a whole and its parts, each also without the words that end many (工程, 专业)."""
    for piece in (speciality, *_PIECES.split(speciality)):
        for word in (piece, _ENDINGS.sub("", piece)):
            if len(word) > 1:
                yield word


def _serial(number: str | None) -> frozenset[str]:
    """How a document number is cut short in speech: its serial alone."""
    serial = _SERIAL.search(search_spelling(number or ""))
    return frozenset({f"{serial[1]}号文"}) if serial else frozenset()


def _own_values(notice: Notice) -> frozenset[str]:
    """What only this notice may have, as people tell it: its fees, and the people, phones and addresses to ask."""
    fees = (f"{fee.amount}{unit}" for fee in notice.fees if fee.amount for unit in ("元", "块"))
    people = (contact.person for contact in notice.contacts if len(contact.person) >= FULL_NAME)
    reached = (value for each in notice.contacts for value in (each.phone, each.phone.split("-")[-1], each.email))
    return folded_words((*fees, *people, *reached))
