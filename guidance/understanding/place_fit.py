"""How a place that a message names lies to the place of a notice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from guidance.scope_features import PlaceMention
from guidance.understanding.notice_profile import EVERYWHERE, NoticeProfile
from ingest.divisions.division_table import DivisionTable

COMMON = 3  # cities from which a kind of zone is one that any city may have


class PlaceFit(IntEnum):
    """How a place that is named lies to a notice's: elsewhere, around it, inside it, or the same."""

    NONE = 0
    AROUND = 1
    INSIDE = 2
    SAME = 3


@dataclass(frozen=True)
class PlaceFits:
    """Compares places by the table of divisions."""

    divisions: DivisionTable

    def is_any_zone(self, mention: PlaceMention) -> bool:
        """Return whether a zone is named that many cities have, in full or cut short, without its city."""
        return not mention.codes and any(_is_short_for(mention.zone, zone) for zone in self._common_zones)

    @cached_property
    def _common_zones(self) -> frozenset[str]:
        """What the zones of several cities are called, each without its city's name."""
        by_code = self.divisions.by_code
        zones = Counter(
            division.name.removeprefix(by_code[division.parent].everyday_name)
            for division in by_code.values()
            if division.parent and division.name.startswith(by_code[division.parent].everyday_name)
        )
        return frozenset(zone for zone, cities in zones.items() if cities >= COMMON)

    def fit(self, mention: PlaceMention, profile: NoticeProfile) -> PlaceFit:
        """Return how the place that is named lies to the notice's."""
        if profile.place == EVERYWHERE:
            return PlaceFit.INSIDE
        if mention.relative:
            return self._relative_fit(mention.relative, profile)
        if mention.zone:
            return self._zone_fit(mention, profile)
        return max((self._division_fit(code, profile) for code in mention.codes), default=PlaceFit.NONE)

    @staticmethod
    def _relative_fit(relative: str, profile: NoticeProfile) -> PlaceFit:
        """我市 is a city's word, also within it; 我区 is a district's, and any city has districts."""
        if relative in "省市":
            same = relative == "市" and not profile.is_local
            return PlaceFit.SAME if same else PlaceFit.AROUND
        return PlaceFit.SAME if profile.is_local else PlaceFit.INSIDE

    def _zone_fit(self, mention: PlaceMention, profile: NoticeProfile) -> PlaceFit:
        fits = [self._division_fit(code, replace(profile, is_area=False)) for code in mention.codes]
        if fits and max(fits) == PlaceFit.NONE:
            return PlaceFit.NONE
        if mention.zone in profile.zones:
            return PlaceFit.SAME
        somewhere = self.is_any_zone(mention) and not profile.is_local
        around = somewhere or mention.zone in profile.covered_zones or (bool(fits) and not profile.is_area)
        return PlaceFit.INSIDE if around else PlaceFit.NONE

    def _division_fit(self, code: str, profile: NoticeProfile) -> PlaceFit:
        if not profile.division:
            return PlaceFit.NONE
        if code == profile.division and not profile.is_area:
            return PlaceFit.SAME
        if self.divisions.lies_in(profile.division, code):
            return PlaceFit.AROUND
        inside = self.divisions.lies_in(code, profile.division) and not profile.is_area
        return PlaceFit.INSIDE if inside else PlaceFit.NONE


def _is_short_for(word: str, name: str) -> bool:
    """Whether the letters of `word` stand in `name` in this order, both with the same end."""
    letters = iter(name)
    return bool(word) and word[-1] == name[-1] and all(letter in letters for letter in word)
