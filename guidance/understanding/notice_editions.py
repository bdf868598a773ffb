"""The editions of a notice from year to year: which is in force, and which a newer one replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guidance.scope_features import ScopeFeatures
from guidance.understanding.notice_profile import NoticeProfile
from ingest.notices.notice import Notice, application_state


@dataclass(frozen=True)
class Editions:
    """Which notices are editions of the same one: by place, kind, level and speciality, or by what they replace."""

    notices: tuple[Notice, ...]
    profiles: tuple[NoticeProfile, ...]

    def newer_edition(self, id: str, today: date) -> str | None:
        """Return the id of the edition in force where `id` is an older one of the same notice, else None."""
        older = next(p for p in self.profiles if p.id == id)
        newer = [p for p in self.profiles if _is_out(p, today) and self._is_newer(p, older)]
        return max(newer, key=lambda p: p.edition_order).id if newer else None

    def in_force(self, features: ScopeFeatures, timely: Sequence[NoticeProfile], today: date) -> list[NoticeProfile]:
        """Return those of the years counted from today; without a year, of each notice the edition in force.

        What another of them replaces, and one that is to replace another and is not out yet, are left out.
        """
        single = self._unreplaced(timely, today)
        if features.years:
            return single
        of_year = self._unreplaced([p for p in timely if p.year in features.relative_years], today)
        dated, named = {edition_key(p) for p in of_year}, {p.id for p in of_year}
        newest: dict[tuple[object, ...], NoticeProfile] = {}
        for profile in sorted(single, key=lambda p: (_is_out(p, today), p.edition_order)):
            newest[edition_key(profile)] = profile
        current = {half.id for profile in newest.values() for half in self._current_halves(profile, single, today)}
        others = {p.id for p in single if edition_key(p) not in dated and not named & self._replaced[p.id]}
        return [p for p in timely if p.id in named or p.id in others & current]

    def _unreplaced(self, timely: Sequence[NoticeProfile], today: date) -> list[NoticeProfile]:
        """Of notices and those that they replace the newest that is out; one that is not out replaces nothing yet."""
        out = {p.id for p in timely if _is_out(p, today)}
        replaced = {old for id in out for old in self._replaced[id]}
        return [p for p in timely if p.id not in replaced and (p.id in out or not out & self._replaced[p.id])]

    def _current_halves(
        self, newest: NoticeProfile, timely: Sequence[NoticeProfile], today: date
    ) -> Sequence[NoticeProfile]:
        """Of the half-years of one year those that applications can still be made for; the last where none is left.

        They are notices beside each other: neither is an older edition of the other.
        """
        key = edition_key(newest)
        halves = [p for p in timely if p.year == newest.year and p.halves and edition_key(p) == key]
        if newest.halves and len({p.halves for p in halves}) > 1:
            return [p for p in halves if _is_out(p, today) and not self._is_closed(p, today)] or [newest]
        return [newest]

    def _is_newer(self, profile: NoticeProfile, older: NoticeProfile) -> bool:
        """Whether a notice replaces an older one, or is an edition of it for a later time; halves of a year are not."""
        if older.id in self._replaced[profile.id]:
            return True
        of_same_time = profile.year == older.year and profile.halves != older.halves
        same = edition_key(profile) == edition_key(older) and not of_same_time
        return same and profile.edition_order > older.edition_order

    def _is_closed(self, profile: NoticeProfile, today: date) -> bool:
        windows = next(n.windows for n in self.notices if n.id == profile.id)
        return application_state(windows, today) == "closed"

    def has_edition_of(self, profile: NoticeProfile, year: int) -> bool:
        """Return whether the notice has an edition of that year."""
        return any(p.year == year and edition_key(p) == edition_key(profile) for p in self.profiles)

    @cached_property
    def _replaced(self) -> dict[str, frozenset[str]]:
        """For each notice all older ones that it replaces, by way of others too; `replaces` has ids or numbers."""
        by_name = {name: n.id for n in self.notices for name in (n.id, n.number) if name}
        direct = {n.id: {by_name[name] for name in n.replaces if name in by_name} for n in self.notices}
        return {id: frozenset(_all_below(id, direct)) for id in direct}


def _is_out(profile: NoticeProfile, today: date) -> bool:
    return profile.issued is None or profile.issued <= today


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
