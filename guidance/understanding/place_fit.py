"""How a place that a message names lies to the place of a notice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from guidance.scope_features import PlaceMention
from guidance.understanding.notice_profile import EVERYWHERE, NoticeProfile
from ingest.divisions.division_table import DivisionTable

_ANY_ZONE = re.compile("(?:经济(?:技术)?|高新(?:技术产业)?)?开发区|经开区|高新区|新区")  # most cities have one


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

    @staticmethod
    def is_any_zone(mention: PlaceMention) -> bool:
        """Return whether a zone is named that most cities have, without its city."""
        return not mention.codes and bool(_ANY_ZONE.fullmatch(mention.zone))

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
        somewhere = bool(_ANY_ZONE.fullmatch(mention.zone)) and not profile.is_local and not fits
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
