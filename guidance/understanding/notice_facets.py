"""By what notices are looked for: the places and levels that they are for, and which fits one that is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from guidance.scope_features import PlaceMention
from guidance.understanding.notice_profile import EVERYWHERE, NoticeProfile
from guidance.understanding.place_fit import PlaceFit, PlaceFits
from ingest.divisions.division_table import COUNTY, Division, DivisionTable
from ingest.notices.title_levels import TitleLevels


@dataclass(frozen=True)
class NoticeFacets:
    """The places and levels of some notices, in words to choose from; `profiles` are those of the notices."""

    profiles: tuple[NoticeProfile, ...]
    places: PlaceFits
    titles: TitleLevels

    def place_choices(self, ids: Iterable[str]) -> dict[str, PlaceMention]:
        """Return the places that the notices of these ids are for, by name, and what takes in several of them."""
        profiles = [self._by_id[id] for id in dict.fromkeys(ids) if id in self._by_id]
        own = {_place_code(p): p for p in profiles if p.place and p.place != EVERYWHERE}
        below: dict[str, set[str]] = {}
        for profile in own.values():
            for inner, outer in pairwise(self._divisions.chain(profile.division)):
                below.setdefault(outer, set()).add(inner)
        codes = {(code, ""): PlaceMention((code,)) for code, parts in below.items() if len(parts) > 1}
        choices = codes | {key: _mention(profile) for key, profile in own.items()}
        return {self._name(choices[key]): choices[key] for key in sorted(choices)}

    def level_choices(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the levels that the notices of these ids are for, the lowest first."""
        found = frozenset().union(*(self._by_id[id].levels for id in ids if id in self._by_id))
        return tuple(level.words[0] for level in self.titles.file.levels if level.name in found)

    def in_place(self, id: str, places: Sequence[PlaceMention]) -> bool:
        """Return whether the notice is for one of the places, around it or inside it; any one for none.

        A companion document, which has no profile, is for every place.
        """
        profile = self._by_id.get(id)
        return not (profile and places) or any(self.places.fit(place, profile) > PlaceFit.NONE for place in places)

    def of_level(self, id: str, words: Sequence[str]) -> bool:
        """Return whether the notice is for a level that the words stand for; one for every level always is."""
        profile = self._by_id.get(id)
        if not words or profile is None or not profile.levels:
            return True
        return any(
            word in profile.level_words or self.titles.by_word.get(word, _NONE) & profile.levels for word in words
        )

    def say_places(self, places: Sequence[PlaceMention]) -> str:
        """Return places that were named in words, "" for none that has a name."""
        return "、".join(dict.fromkeys(filter(None, map(self._name, places))))

    def say_levels(self, words: Sequence[str]) -> str:
        """Return levels that were named: the level where they stand for one and the same, else the words."""
        levels = {self.titles.by_word.get(word, frozenset({word})) for word in words}
        only = next(iter(levels)) if len(levels) == 1 else _NONE
        names = [level.words[0] for level in self.titles.file.levels if level.name in only]
        return names[0] if len(names) == 1 else "、".join(words)

    def _name(self, place: PlaceMention) -> str:
        if place.relative:
            return f"本{place.relative}"
        divisions = self._divisions
        if not place.codes:
            return place.zone
        division = divisions.by_code[place.codes[0]]
        above = divisions.by_code[division.parent] if len(division.code) == COUNTY else None
        name = _within(above, division.name) if above else division.name
        return _within(division, place.zone, name) if place.zone else name

    @property
    def _divisions(self) -> DivisionTable:
        return self.places.divisions

    @cached_property
    def _by_id(self) -> Mapping[str, NoticeProfile]:
        return {profile.id: profile for profile in self.profiles}


_NONE: frozenset[str] = frozenset()


def _place_code(profile: NoticeProfile) -> tuple[str, str]:
    """What two notices of one place share: the division's code, and the area's name for what is none."""
    return profile.division, profile.place if profile.is_area or not profile.division else ""


def _mention(profile: NoticeProfile) -> PlaceMention:
    code, zone = _place_code(profile)
    return PlaceMention((code,) if code else (), zone)


def _within(division: Division, name: str, division_name: str = "") -> str:
    """The name of what lies in the division, after the division's own unless it begins with that itself."""
    return name if name.startswith(division.everyday_name) else (division_name or division.name) + name
