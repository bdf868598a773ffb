"""The editions of a notice from year to year: which is in force, and which a newer one replaces."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guidance.scope_features import ScopeFeatures
from guidance.understanding.notice_profile import NoticeProfile
from ingest.memo import memo
from ingest.notices.notice import Notice, Window, application_state


@dataclass(frozen=True)
class Editions:
    """Which notices are editions of the same one: by place, kind, level and speciality, or by what they replace."""

    notices: tuple[Notice, ...]
    profiles: tuple[NoticeProfile, ...]

    def newer_edition(self, id: str, today: date) -> str | None:
        """Return the id of the edition in force where `id` is an older one of the same notice, else None."""
        newer = [p for p in self._newer(id) if _is_out(p, today)]
        return max(newer, key=lambda p: p.edition_order).id if newer else None

    def compared(self, id: str, years: Collection[int], today: date) -> tuple[str, str | None]:
        """Return the edition of a notice that is meant and the one before it to compare it with, None for none.

        Of two `years` the later is meant, else the edition in force; of those before it one of the years, where any is
        named, else the last.
        """
        newest = self.newer_edition(id, today) or id
        profiles = [p for p in self.profiles if p.id == newest or self._is_newer(self._profile(newest), p)]
        out = sorted((p for p in profiles if _is_out(p, today)), key=lambda p: p.edition_order)
        latest = [p for p in out if len(years) > 1 and p.year == max(years)]
        meant = (latest or [self._profile(newest)])[-1]
        before = [p for p in out if p.id != meant.id and self._is_newer(meant, p)]
        named = set(years) - {meant.year}
        older = [p for p in before if not named or p.year in named]
        return meant.id, older[-1].id if older else None

    def in_force(self, features: ScopeFeatures, timely: Sequence[NoticeProfile], today: date) -> list[NoticeProfile]:
        """Return those of the years counted from today; without a year, of each notice the edition in force.

        What another of them replaces, and one that is to replace another and is not out yet, are left out.
        """
        single = self._unreplaced(timely, today)
        if features.years:
            return single
        of_year = self._unreplaced([p for p in timely if p.year in features.relative_years], today)
        dated, named = {self.series_of[p.id] for p in of_year}, {p.id for p in of_year}
        by_series: dict[int, list[NoticeProfile]] = {}
        for profile in single:
            by_series.setdefault(self.series_of[profile.id], []).append(profile)
        current = {p.id for editions in by_series.values() for p in self._current(editions, today)}
        others = {p.id for p in single if self.series_of[p.id] not in dated and not named & self._replaced[p.id]}
        in_force = named | (others & current)
        return [p for p in timely if p.id in in_force]

    def _unreplaced(self, timely: Sequence[NoticeProfile], today: date) -> list[NoticeProfile]:
        """Of notices and those that they replace the newest that is out; one that is not out replaces nothing yet."""
        out = {p.id for p in timely if _is_out(p, today)}
        replaced = {old for id in out for old in self._replaced[id]}
        return [p for p in timely if p.id not in replaced and (p.id in out or not out & self._replaced[p.id])]

    def _current(self, editions: Sequence[NoticeProfile], today: date) -> Sequence[NoticeProfile]:
        """Of the editions of one notice the newest; of half-years those that applications can still be made for.

        Those are notices beside each other, neither an older edition of the other; the last counts where none is left.
        """
        if len(editions) == 1:
            return editions
        newest = sorted(editions, key=lambda p: (_is_out(p, today), p.edition_order))[-1]
        halves = [p for p in editions if p.year == newest.year and p.halves]
        if newest.halves and len({p.halves for p in halves}) > 1:
            return [p for p in halves if _is_out(p, today) and not self._is_closed(p, today)] or [newest]
        return [newest]

    def _is_newer(self, profile: NoticeProfile, older: NoticeProfile) -> bool:
        """Whether a notice replaces an older one, or is an edition of it for a later time; halves of a year are not."""
        if older.id in self._replaced[profile.id]:
            return True
        of_same_time = profile.year == older.year and profile.halves != older.halves
        same = self.series_of[profile.id] == self.series_of[older.id] and not of_same_time
        return same and profile.edition_order > older.edition_order

    def _profile(self, id: str) -> NoticeProfile:
        return next(p for p in self.profiles if p.id == id)

    def _is_closed(self, profile: NoticeProfile, today: date) -> bool:
        return application_state(self._windows[profile.id], today) == "closed"

    def has_edition_of(self, profile: NoticeProfile, year: int) -> bool:
        """Return whether the notice has an edition of that year."""
        return any(p.year == year for p in self._by_series[self.series_of[profile.id]])

    @cached_property
    def series_of(self) -> dict[str, int]:
        """For each notice, by id, a number that it shares with its editions from year to year."""
        numbers: dict[tuple[object, ...], int] = {}
        return {p.id: numbers.setdefault(_edition_key(p), len(numbers)) for p in self.profiles}

    @cached_property
    def _by_series(self) -> dict[int, list[NoticeProfile]]:
        found: dict[int, list[NoticeProfile]] = {}
        for profile in self.profiles:
            found.setdefault(self.series_of[profile.id], []).append(profile)
        return found

    @cached_property
    def _newer(self) -> Callable[[str], list[NoticeProfile]]:
        """The notices that are newer than the one of an id, whether they are out or not."""
        by_id = {p.id: p for p in self.profiles}
        return memo("newer notices")(lambda id: [p for p in self.profiles if self._is_newer(p, by_id[id])])

    @cached_property
    def _windows(self) -> dict[str, tuple[Window, ...]]:
        return {n.id: n.windows for n in self.notices}

    @cached_property
    def _replaced(self) -> dict[str, frozenset[str]]:
        """For each notice all older ones that it replaces, by way of others too; `replaces` has ids or numbers."""
        by_name = {name: n.id for n in self.notices for name in (n.id, n.number) if name}
        direct = {n.id: {by_name[name] for name in n.replaces if name in by_name} for n in self.notices}
        return {id: frozenset(_all_below(id, direct)) for id in direct}


def _is_out(profile: NoticeProfile, today: date) -> bool:
    return profile.issued is None or profile.issued <= today


def _edition_key(profile: NoticeProfile) -> tuple[object, ...]:
    """What the editions of one notice share from year to year."""
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
