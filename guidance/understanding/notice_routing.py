"""Which notices a question is for: what it names excludes notices that contradict it, and the newest edition counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from guidance.lexicon.lexicon import either
from guidance.question import QuestionScope
from guidance.scope_features import NOTHING_NAMED, PlaceMention, ScopeFeatures
from guidance.understanding.notice_profile import NoticeProfile, folded_words
from guidance.understanding.notice_selection import NoticeSelector
from guidance.understanding.place_fit import PlaceFit
from guidance.understanding.read_features import RELATIVE_YEARS, FeatureReader, any_of
from ingest.memo import memo
from ingest.notices.notice import Notice
from ingest.text.normalise import HAN, search_spelling

_FILLERS = re.compile("通知|[这那][份个]|有没有|一样|[的吧呢吗么嘛啊呀哦嗯是就那要需也还问我,。?!、 ]|年度?$")
_LEFT_BEHIND = re.compile("^的")
_OF_SUBJECTS = ("工程", "专业", "类", "系列", "方向", "系统", "职称")
EVERYDAY = 2  # characters of a speciality that may be an everyday word too: 给纸质证还是电子的
FEWEST = 3  # characters that can ask something
MOST_MEANT = 6  # notices whose names are taken out of a message


@dataclass(frozen=True)
class NoticeRouter:
    """Tells which notices a message is for."""

    reader: FeatureReader
    selector: NoticeSelector

    def route(self, message: str, today: date, stated: ScopeFeatures = NOTHING_NAMED) -> QuestionScope:
        """Return which notices the folded `message` is for; all of them when it names none.

        `stated` is what the talk named before: it decides between those that the message leaves.
        """
        features = self.reader.read(message, today)
        scope = self.selector.select(features, today, message)
        if stated == NOTHING_NAMED or scope.outside or len(scope.notices) < 2:
            return scope
        narrowed = self.selector.select(features.over(stated), today, message)
        inside = [id for id in narrowed.notices if id in scope.notices or not features.names_edition]
        if narrowed.outside or not inside or not self._agree(inside, features):
            return scope
        return replace(narrowed, notices=tuple(inside), named=scope.named or len(inside) < len(scope.notices))

    def contradicts(self, id: str, features: ScopeFeatures) -> bool:
        """Whether the features name another year, level, kind or place than those that the notice is for or names."""
        profile, places = self._by_id[id], features.places
        strange = [m for m in places if self.selector.places.fit(m, profile) == PlaceFit.NONE]
        if strange and len(strange) == len(places) and not set(strange) <= self._places_in(id):
            return True
        counted = [year for year in features.relative_years if self.selector.editions.has_edition_of(profile, year)]
        wanted = {*features.years, *counted}
        if (wanted and profile.year not in wanted) or not self.selector.is_timely(features, profile):
            return True
        if self._is_of_other_kind(profile, features):
            return True
        aimed = features.levels if features.aimed_levels and profile.levels else ()
        return bool(aimed) and not any(profile in self.selector.of_level(word) for word in aimed)

    def are_for(self, ids: Sequence[str], levels: Sequence[str]) -> bool:
        """Whether one of the notices is for one of the levels."""
        return any(profile.id in ids for word in levels for profile in self.selector.of_level(word))

    def of_notices(self, stated: ScopeFeatures, scope: QuestionScope) -> ScopeFeatures:
        """Return what a talk named so far; where a question names one notice, without what that is not for."""
        if not scope.named or scope.outside or len(scope.notices) != 1:
            return stated
        profile = self._by_id[scope.notices[0]]
        if not any(word in profile.kind_words for word in stated.kinds):
            stated = stated.without("kinds", "aimed_kinds")
        if stated.levels and not any(profile in self.selector.of_level(word) for word in stated.levels):
            stated = stated.without("levels", "aimed_levels", "specialities")
        is_elsewhere = self.contradicts(profile.id, ScopeFeatures(places=stated.places))
        return stated.without("places") if is_elsewhere else stated

    def _is_of_other_kind(self, profile: NoticeProfile, features: ScopeFeatures) -> bool:
        """Whether a kind is aimed at that the notice does not name; of one that it names, beside another level only."""
        if not features.aimed_kinds or {word for word in features.kinds if word in profile.kind_words}:
            return False
        of_levels = [profile in self.selector.of_level(word) for word in features.levels]
        if any(of_levels):
            return False
        return bool(of_levels) or not any(word in self._words_of(profile.id) for word in features.aimed_kinds)

    def without_names(self, message: str, meant: Sequence[str] = ()) -> str:
        """Return the message without the words that only say which notice is meant, where enough others are left.

        With the ids of the notices `meant` their places, years, specialities and single levels go too.
        """
        return _where_enough(self._without_own(self._names.sub(" ", message), meant), message)

    def without_own_names(self, message: str, meant: Sequence[str]) -> str:
        """Return the message without what names the notices `meant`: places, years, specialities, a single level.

        What other notices are named by stays, since it may make the question one that these do not answer. Where too
        little else is left, the message stays whole.
        """
        return _tidy(_where_enough(self._without_own(message, meant), message))

    def without_own_places(self, message: str, meant: Sequence[str]) -> str:
        """Return the message without the places, years and half-years of the notices `meant`, where enough is left."""
        rest = message
        for id in meant[:MOST_MEANT]:
            rest = self._places_of(id).sub(" ", rest)
        return _tidy(_where_enough(rest, message))

    def only_names(self, message: str) -> bool:
        """Whether the folded message has nothing but words that say which notice is meant."""
        rest = self.reader.without_places(message)
        return bool(message) and not _FILLERS.sub("", self.reader.naming_words.sub("", rest)).strip()

    def without_any_names(self, message: str) -> str:
        """Return the message without the words that only say which notice is meant, however few are left."""
        return self._kind_alone.sub("", self._names.sub(" ", message)).strip() or message

    def _without_own(self, message: str, meant: Sequence[str]) -> str:
        for id in meant[:MOST_MEANT]:
            message = self._names_of(id).sub(" ", message)
        return message

    def _agree(self, ids: Iterable[str], features: ScopeFeatures) -> bool:
        """Whether none of the notices contradicts what the message itself names."""
        return not any(self.contradicts(id, features) for id in ids)

    @cached_property
    def _by_id(self) -> dict[str, NoticeProfile]:
        return {p.id: p for p in self.selector.profiles}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """What a notice is called, with the verb of applying before it, or the year whose notice it is (去年的)."""
        words = (w for n in self.selector.notices for w in (*_cue_words(n), *n.scope.places) if w not in n.scope.kinds)
        years = f"(?:{any_of(RELATIVE_YEARS).pattern})度?的"
        return re.compile(f"(?:{years})?(?:申报|申请|参评|[评报申上升走])?(?:{any_of(folded_words(words)).pattern})")

    @cached_property
    def _places_in(self) -> Callable[[str], frozenset[PlaceMention]]:
        """The places that the clauses of the notice of an id name."""
        by_id = {notice.id: notice for notice in self.selector.notices}
        return memo("places of a notice")(lambda id: self.reader.places_in(by_id[id]))

    @cached_property
    def _words_of(self) -> Callable[[str], str]:
        """The words of the notice of an id, in the spelling of search."""
        by_id = {notice.id: notice for notice in self.selector.notices}
        return memo("words of a notice")(
            lambda id: search_spelling("\n".join(clause.words for clause in by_id[id].clauses))
        )

    @cached_property
    def _names_of(self) -> Callable[[str], re.Pattern[str]]:
        return memo("names of a notice")(self._structural_names)

    @cached_property
    def _places_of(self) -> Callable[[str], re.Pattern[str]]:
        return memo("places and year of a notice")(lambda id: _named_by(self._by_id[id].year, self._place_words(id)))

    def _structural_names(self, id: str) -> re.Pattern[str]:
        """What the notice's metadata say of place, year, half-year, speciality, and level if it has but one."""
        profile = self._by_id[id]
        words = {*self._place_words(id), *(word for word in profile.specialities if len(word) > EVERYDAY)}
        if len(profile.levels) == 1:
            words |= profile.level_words
            words |= {word for word, levels in self.reader.titles.by_word.items() if levels == profile.levels}
        everyday = any_of(word for word in profile.specialities if len(word) <= EVERYDAY).pattern
        titles = any_of({*self.reader.titles.by_word, *profile.level_words, *profile.kinds, *_OF_SUBJECTS}).pattern
        return _named_by(profile.year, words, f"(?:{everyday})(?=(?:{either(_OF_SUBJECTS)}|[的评报])*(?:{titles}))")

    def _place_words(self, id: str) -> set[str]:
        """The places of a notice, those that they lie in, and its half-year."""
        profile = self._by_id[id]
        divisions = self.selector.places.divisions
        above = [divisions.by_code[code] for code in divisions.chain(profile.division)]
        words = {name for division in above for name in (division.name, division.everyday_name)}
        return (words | {profile.place, *profile.zones, *profile.halves}) - {""}

    @cached_property
    def _kind_alone(self) -> re.Pattern[str]:
        """A notice's kind by itself, and not in the name of something else (评审费)."""
        kinds = folded_words(k for n in self.selector.notices for k in n.scope.kinds)
        return re.compile(f"(?:{any_of(kinds).pattern})(?![费表会委])")


def _named_by(year: int, words: Iterable[str], other: str = "(?!)") -> re.Pattern[str]:
    """A pattern for a notice's year, words that name it, with 今年 and the like before them, and what `other` finds."""
    years = f"(?:{any_of(RELATIVE_YEARS).pattern})度?的?"
    return re.compile(f"(?:{years})?(?:(?<!\\d){year}年?度?|{any_of(words).pattern}|{other})")


def _tidy(rest: str) -> str:
    """What is left of a message with single blanks, without the 的 of a name that stood before it."""
    return _LEFT_BEHIND.sub("", " ".join(rest.split()))


def _where_enough(rest: str, message: str) -> str:
    """The rest of a message, or the whole message where hardly a word is left."""
    return rest if len(re.findall(f"[{HAN}a-z0-9]", rest)) >= FEWEST else message


def _cue_words(notice: Notice) -> Iterable[str]:
    scope = notice.scope
    return (*scope.levels, *scope.kinds, *scope.specialities, *scope.names)
