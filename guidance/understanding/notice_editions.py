"""The editions of a notice from year to year: which is in force, and which a newer one replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guidance.scope_features import ScopeFeatures
from guidance.understanding.notice_profile import NoticeProfile
from ingest.notices.notice import Notice


@dataclass(frozen=True)
class Editions:
    """Which notices are editions of the same one: by place, kind, level and speciality, or by what they replace."""

    notices: tuple[Notice, ...]
    profiles: tuple[NoticeProfile, ...]

    def newer_edition(self, id: str, today: date) -> str | None:
        """Return the id of the edition in force where `id` is an older one of the same notice, else None."""
        older = next(p for p in self.profiles if p.id == id)
        newest = max(self._editions(older, today), key=lambda p: p.edition_order)
        return None if newest.edition_order <= older.edition_order else newest.id

    def in_force(self, features: ScopeFeatures, timely: Sequence[NoticeProfile], today: date) -> list[NoticeProfile]:
        """Return those of the years counted from today; without a year, of each notice the edition in force."""
        if features.years:
            return list(timely)
        of_year = [p for p in timely if p.year in features.relative_years]
        dated = {edition_key(p) for p in of_year}
        newest: dict[tuple[object, ...], NoticeProfile] = {}
        for profile in sorted(timely, key=lambda p: (p.issued is None or p.issued <= today, p.edition_order)):
            newest[edition_key(profile)] = profile
        replaced = {old for p in newest.values() for old in self._replaced[p.id]}
        kept = {p.id for p in newest.values()} - replaced
        return [p for p in timely if (p in of_year if edition_key(p) in dated else p.id in kept)]

    def _editions(self, profile: NoticeProfile, today: date) -> list[NoticeProfile]:
        """The notice itself, and the editions of it that are in force or were."""
        key = edition_key(profile)
        same = [p for p in self.profiles if edition_key(p) == key or profile.id in self._replaced[p.id]]
        return [profile, *(p for p in same if p.issued is None or p.issued <= today)]

    def has_edition_of(self, profile: NoticeProfile, year: int) -> bool:
        """Return whether the notice has an edition of that year."""
        return any(p.year == year and edition_key(p) == edition_key(profile) for p in self.profiles)

    @cached_property
    def _replaced(self) -> dict[str, frozenset[str]]:
        """For each notice all older ones that it replaces, by way of others too; `replaces` has ids or numbers."""
        by_name = {name: n.id for n in self.notices for name in (n.id, n.number) if name}
        direct = {n.id: {by_name[name] for name in n.replaces if name in by_name} for n in self.notices}
        return {id: frozenset(_all_below(id, direct)) for id in direct}


def edition_key(profile: NoticeProfile) -> tuple[object, ...]:
    """Return what the editions of one notice share from year to year."""
    place = profile.place if profile.is_area or not profile.division else profile.division
    return (place, profile.kinds, profile.levels, profile.series, profile.specialities)


def _all_below(id: str, direct: dict[str, set[str]]) -> set[str]:
    """All that a notice replaces, each once, so that a circle ends."""
    found: set[str] = set()
    waiting = list(direct[id])
    while waiting:
        older = waiting.pop()
        if older not in found and older != id:
            found.add(older)
            waiting += direct.get(older, ())
    return found
