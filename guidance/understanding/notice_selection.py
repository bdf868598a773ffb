"""What a message names → the notices that it fits: by subject, place, speciality and time, the edition in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guidance.question import QuestionScope
from guidance.reply import Outcome
from guidance.scope_features import ScopeFeatures
from guidance.understanding.notice_editions import Editions
from guidance.understanding.notice_profile import NoticeProfile, folded_words, those_among
from guidance.understanding.place_fit import PlaceFit, PlaceFits
from guidance.understanding.read_features import any_of
from ingest.divisions.division_table import CITY
from ingest.memo import memo
from ingest.notices.notice import Notice
from ingest.notices.title_levels import TitleLevels

_TITLES = ("职称", "中级", "高级")  # words of a title that any notice may award
Profiles = Sequence[NoticeProfile]


@dataclass(frozen=True)
class NoticeSelector:
    """Tells which notices fit what a message names.

    `specialities` are names in general, so that one which no notice covers is seen.
    """

    notices: tuple[Notice, ...]
    profiles: tuple[NoticeProfile, ...]
    titles: TitleLevels
    places: PlaceFits
    editions: Editions
    specialities: tuple[str, ...]

    def select(self, features: ScopeFeatures, today: date, message: str = "") -> QuestionScope:
        """Return which notices the features fit, or why none does; `message` is searched for other specialities."""
        names_other = bool(self._other_speciality.search(message))
        return self._selected(features, today, names_other, bool(self._speciality_of_title.search(message)))

    @cached_property
    def _selected(self) -> Callable[[ScopeFeatures, date, bool, bool], QuestionScope]:
        """The notices that some features fit; they are few, most messages name nothing."""
        return memo("selected notices")(self._select)

    def _select(self, features: ScopeFeatures, today: date, names_other: bool, of_title: bool) -> QuestionScope:
        by_subject = [p for p in self._by_subject(features, self.profiles) if not self._is_set_aside(features, p)]
        by_place = self._by_place(features, self.profiles)
        if features.aimed_levels and not any(map(self._is_known, features.aimed_levels)):
            return QuestionScope(_ids(by_place or self.profiles), True, Outcome.OUTSIDE_LEVEL)
        near = those_among(by_subject, by_place)
        named = len(by_subject) < len(self.profiles) or self._names_subject(features)
        if not near:
            covered = not by_subject or any(
                self.places.fit(m, p) == PlaceFit.SAME for m in features.places for p in by_place
            )
            outcome = Outcome.OUTSIDE_LEVEL if covered else Outcome.OUTSIDE_PLACE
            return QuestionScope(_ids(by_place if covered else by_subject), named, outcome)
        near = self._nearest(features, near, named)
        suited = self._by_speciality(features, near, named, names_other, of_title)
        if not suited:
            return QuestionScope(_ids(near), named, Outcome.OUTSIDE_SPECIALITY)
        timely = [p for p in suited if self.is_timely(features, p)]
        if not timely:
            return QuestionScope(_ids(suited), named, Outcome.OUTSIDE_YEAR, years=features.years)
        current = self.editions.in_force(features, timely, today)
        current = [p for p in current if p.names & set(features.names)] or current
        return QuestionScope(_ids(current), named or self._is_narrowed(current), years=features.relative_years)

    def _is_narrowed(self, current: Profiles) -> bool:
        """Whether notices were left out for another reason than that they are older editions."""
        series = self.editions.series_of
        return len({series[p.id] for p in current}) < len(set(series.values()))

    def _by_subject(self, features: ScopeFeatures, profiles: Profiles) -> list[NoticeProfile]:
        """The notices of a level and of a kind that are named; a kind that none of the level has brings its own."""
        fitting = those_among(profiles, frozenset().union(*(self.of_level(word) for word in features.levels)))
        by_level = fitting or list(profiles)
        of_kinds = [those_among(profiles, self._of_kind(word)) for word in features.kinds]
        if not of_kinds:
            return by_level
        of_both = [those_among(of_kind, by_level) for of_kind in of_kinds]
        chosen = [p for both, of_kind in zip(of_both, of_kinds, strict=True) for p in both or of_kind]
        if fitting and not any(of_both):
            chosen += fitting
        return those_among(profiles, chosen)

    def _by_place(self, features: ScopeFeatures, profiles: Profiles) -> list[NoticeProfile]:
        if not features.places:
            return list(profiles)
        return [p for p in profiles if any(self.places.fit(m, p) for m in features.places)]

    def _nearest(self, features: ScopeFeatures, near: list[NoticeProfile], named: bool) -> list[NoticeProfile]:
        """Of notices for a place and for what lies around it, those for the place itself."""
        nearest: list[NoticeProfile] = []
        several_cities = len({p.division[:CITY] for p in self.profiles}) > 1
        for mention in features.places:
            if several_cities and self.places.is_any_zone(mention):
                return near
            fits = {p.id: self.places.fit(mention, p) for p in near}
            best: dict[object, PlaceFit] = {}
            for profile in near:
                of = profile.kinds if named else None
                best[of] = max(best.get(of, PlaceFit.NONE), fits[profile.id])
            for profile in near:
                # A notice for an area inside the place may be meant too, as long as nothing else is named.
                also = PlaceFit.AROUND if not named and not mention.zone else PlaceFit.SAME
                if fits[profile.id] and fits[profile.id] in (best[profile.kinds if named else None], also):
                    nearest.append(profile)
        return those_among(near, nearest) or near

    def of_level(self, word: str) -> frozenset[NoticeProfile]:
        """Return the notices that a word of a level fits."""
        return self._by_level_word.get(word, frozenset())

    def _is_known(self, level: str) -> bool:
        """Whether a word of a level fits a notice, or stands in one, as what it is not for (不含正高级)."""
        return bool(self.of_level(level)) or any(level in c.words for n in self.notices for c in n.clauses)

    @cached_property
    def _by_level_word(self) -> dict[str, frozenset[NoticeProfile]]:
        """For each word of a level the notices that it fits."""
        words = {*self.titles.by_word, *(word for p in self.profiles for word in p.level_words)}
        return {word: frozenset(self._fitting_level(word)) for word in words}

    def _fitting_level(self, word: str) -> Iterator[NoticeProfile]:
        series, levels = self.titles.series_of_title(word), self._levels_of_word(word)
        for profile in self.profiles:
            of_other_series = series and profile.series and not series & profile.series
            if not of_other_series and (word in profile.level_words or levels & profile.levels):
                yield profile

    def _levels_of_word(self, word: str) -> frozenset[str]:
        """The levels that a word stands for; a notice's own word stands for its level, where it has only one."""
        known = self.titles.by_word.get(word)
        if known is not None:
            return known
        own = (p.levels for p in self.profiles if word in p.level_words and len(p.levels) == 1)
        return frozenset().union(*own)

    def _names_subject(self, features: ScopeFeatures) -> bool:
        """Whether a level or kind is named that not every notice is for."""
        fitting = [self.of_level(word) for word in features.levels] + [self._of_kind(word) for word in features.kinds]
        return any(0 < len(fit) < len(self.profiles) for fit in fitting)

    def _is_set_aside(self, features: ScopeFeatures, profile: NoticeProfile) -> bool:
        return any(profile in self._of_kind(word) for word in features.excluded_kinds)

    def _of_kind(self, word: str) -> frozenset[NoticeProfile]:
        return self._by_kind_word.get(word, frozenset())

    def _by_speciality(
        self,
        features: ScopeFeatures,
        near: list[NoticeProfile],
        named: bool,
        names_other: bool,
        of_title: bool,
    ) -> list[NoticeProfile]:
        """The notices of a speciality that is named; one for all specialities only where it is named otherwise too."""
        if names_other:
            near = [p for p in near if not p.specialities and not p.series and named]
        exact = [p for p in near if self._is_of_speciality(features, p)]
        if not features.specialities:
            return near
        if exact:
            parted = {p.kinds for p in exact} if features.kinds else {p.kinds for p in near}
            of_all = [p for p in near if not p.specialities and p.kinds not in parted]
            return those_among(near, [*exact, *of_all])
        open_to_all = [p for p in near if not p.specialities and not self._is_of_other_series(features, p)]
        if open_to_all or of_title:
            return open_to_all
        return near

    def _is_of_speciality(self, features: ScopeFeatures, profile: NoticeProfile) -> bool:
        words = set(features.specialities)
        series = {self.titles.series_words.get(word, "") for word in words}
        return bool(words & profile.specialities or series & profile.series)

    def _is_of_other_series(self, features: ScopeFeatures, profile: NoticeProfile) -> bool:
        series = {self.titles.series_words.get(word, "") for word in features.specialities} - {""}
        return bool(series and profile.series and not series & profile.series)

    @staticmethod
    def is_timely(features: ScopeFeatures, profile: NoticeProfile) -> bool:
        """Return whether the features name no other year or half-year."""
        if features.years and profile.year not in features.years:
            return False
        return not features.halves or not profile.halves or bool(profile.halves & set(features.halves))

    @cached_property
    def _by_kind_word(self) -> dict[str, frozenset[NoticeProfile]]:
        """For each word of a matter (答辩) the notices of the kinds that have it; a word of all kinds tells nothing."""
        found: dict[str, set[str]] = {}
        for profile in self.profiles:
            for word in profile.kind_words:
                found.setdefault(word, set()).update(profile.kinds)
        return {word: frozenset(p for p in self.profiles if p.kinds & kinds) for word, kinds in found.items()}

    @cached_property
    def _title_words(self) -> str:
        words = folded_words(w for n in self.notices for w in (*n.scope.levels, *n.scope.kinds))
        return any_of({*words, *folded_words(n.kind for n in self.notices), *_TITLES}).pattern

    @cached_property
    def _other_speciality(self) -> re.Pattern[str]:
        """A speciality that no notice is about, followed by a level or kind of title."""
        own = {word for p in self.profiles for word in p.specialities}
        others = any_of(s for s in self.specialities if not any(s in o for o in own)).pattern
        return re.compile(f"(?:{others})(?:工程|专业|类|系列|方向|系统)*的?(?:评|报|申报)?(?:{self._title_words})")

    @cached_property
    def _speciality_of_title(self) -> re.Pattern[str]:
        """A speciality of some notice, followed by a level or kind of title."""
        own = any_of(word for p in self.profiles for word in p.specialities).pattern
        return re.compile(f"(?:{own})(?:工程|专业|类|系列|方向|系统)*的?(?:评|报|申报)?(?:{self._title_words})")


def _ids(profiles: Iterable[NoticeProfile]) -> tuple[str, ...]:
    return tuple(p.id for p in profiles)
