"""Which notices a question is for: by place, year, half-year, level, kind and speciality that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from guidance.lexicon.lexicon import Asides, either
from guidance.question import QuestionScope
from guidance.reply import Outcome
from ingest.notices.notice import Notice
from ingest.text.normalise import HAN, search_spelling

_PASSING = "户口|户籍|总部|总公司|老家|同学|朋友|家住|住在|人事归|以前|原来|读书|大学|学校|出差|调来|嫁到"
_AFTER_PLACE = "人(?![社力事才])|来的|籍|毕业|大学|户口|学院|总部|那边|的朋友|的同学"
_YEAR = re.compile(r"(?<!\d)((?:20)?[0-3]\d)年?度?的?(上半年|下半年)?")
_HALF = re.compile(r"(?<!\d)((?:20)?[0-3]\d)?年?度?的?(上半年|下半年)")
_YEAR_OF_SOMETHING_ELSE = "毕业|参加|取得|评上|拿|发证|入职|工作|考|评的|以前|之前|以后|之后|用过|退休|出生"
_AIM = r"(?:(?<!已)报(?!告|过|道)|申报|申请|评(?![的上过了]|审)|参评|想(?!法)|冲|升|晋|走)[^,。:?!;]{0,8}\Z"
_TITLES = ("职称", "中级", "高级")  # words of a title that any notice may award
_HELD_BEFORE = (
    r"(?:我|本人)(?:就|也|现在|目前|已经?)*(?:是|有|只有|才|持有?)[^,。:?!;]{0,4}\Z"
    r"|(?:看|记|写|当)(?:错|成)了?[^,。:?!;]{0,4}\Z|(?:不是|那是|[,。:?!;]是)\Z"
    r"|(?:现在|目前|已经?|早就?|[去前今]年|\d年|\d月|\d[日号]|[一二]〇..年)(?:就|才|是|有)?(?:评|取得|拿|考|聘|定)"
    r"[^,。:?!;报]{0,6}\Z"
)
_HELD_AFTER = (
    r"(?:职称|资格|证书?)?(?:的(?:日期|时间|证|年份)|(?:职称)?(?:评|取得|拿)(?:的|上|了)"
    r"|(?:是|于|在)?(?:19|20)?\d\d(?:年|[./-])[^,。:?!;]{0,8}(?:取得|评|拿|发|考|的))"
)


@dataclass(frozen=True)
class NoticeRouter:
    """Tells which notices a message is for.

    `places` and `specialities` are names in general, so that one which no notice covers is seen.
    """

    notices: tuple[Notice, ...]
    places: tuple[str, ...]
    specialities: tuple[str, ...]
    asides: Asides

    def route(self, message: str) -> QuestionScope:
        """Return which notices the folded `message` is for; all of them when it names none."""
        text = self._aside.sub(" ", message)
        named = self._named(text)
        candidates = [n for n in self.notices if n.id in named] or list(self.notices)
        is_named = len(candidates) < len(self.notices) or len(named) == len(self.notices)
        near = [n for n in candidates if self._covers_places(text, n, n.id in named)]
        if not near:
            return QuestionScope(_ids(candidates), is_named, Outcome.OUTSIDE_PLACE)
        if self._other_speciality.search(text):
            # A notice without a speciality of its own takes every one, where the message names it.
            near = [n for n in near if not n.scope.specialities and n.id in named]
        if not near:
            return QuestionScope(_ids(candidates), is_named, Outcome.OUTSIDE_SPECIALITY)
        timely = [n for n in near if self._is_timely(text, n)]
        if not timely:
            return QuestionScope(_ids(candidates), is_named, Outcome.OUTSIDE_YEAR)
        by_place = [] if named else [n for n in timely if self._names_own_place(text, n)]
        return QuestionScope(_ids(by_place or timely), is_named or bool(by_place))

    def without_names(self, message: str) -> str:
        """Return the message without the words that only say which notice is meant, where enough others are left."""
        rest = self._names.sub(" ", message)
        return rest if len(re.findall(f"[{HAN}a-z0-9]", rest)) >= 4 else message

    def only_names(self, message: str) -> bool:
        """Whether the folded message has nothing but words that say which notice is meant."""
        return bool(message) and not self._naming_words.sub("", message).strip("的 ")

    def without_any_names(self, message: str) -> str:
        """Return the message without the words that only say which notice is meant, however few are left."""
        return self._kind_alone.sub("", self._names.sub(" ", message)).strip() or message

    @cached_property
    def _aside(self) -> re.Pattern[str]:
        """What a message says that it does not ask about."""
        return re.compile(f"(?:{either([*self.asides.words, *self.asides.notices])})[^,。:?!;)]{{1,6}}")

    def _named(self, text: str) -> set[str]:
        """Ids of the notices that the message names: those it aims at, or else all but by a title that is held."""
        found = [(n.id, match) for n in self.notices for match in self._cues[n.id].finditer(text)]
        not_held = [(id, match) for id, match in found if not self._is_held(text, match)]
        aimed_at = {id for id, match in not_held if re.search(_AIM, text[: match.start()])}
        if aimed_at and len(not_held) < len(found):
            return aimed_at
        # Who holds the highest title has no other to aim at.
        return {id for id, _ in not_held} or {id for id, match in found if "高" in match[0]}

    def _is_held(self, text: str, cue: re.Match[str]) -> bool:
        """Whether a cue is a title that the message says is held already: 助理工程师2020年取得."""
        if cue[0] not in self._levels or re.search(_AIM, text[: cue.start()]):
            return False
        return bool(re.search(_HELD_BEFORE, text[: cue.start()]) or re.match(_HELD_AFTER, text[cue.end() :]))

    def _names_own_place(self, text: str, notice: Notice) -> bool:
        """Whether the message names a place of this notice that is no other notice's."""
        return any(place in self._own_places[notice.id] for place in self._places_in(text))

    def _covers_places(self, text: str, notice: Notice, named: bool) -> bool:
        """Whether the message asks about no place, or about one that the notice covers."""
        places = self._places_in(text)
        return not places or any(place in self._covered[notice.id, named] for place in places)

    def _places_in(self, text: str) -> list[str]:
        """The places of the message in order; one glued to another (徐州高新区) belongs to the first."""
        places: list[str] = []
        last_end = -9
        for match in self._place.finditer(text):
            glued = match.start() - last_end <= 1 and places
            last_end = match.end()
            in_passing = self._passing.search(text[max(0, match.start() - 8) : match.start()])
            if not glued and not in_passing and not re.match(_AFTER_PLACE, text[match.end() :]):
                places.append(match[1])
        return places

    def _is_timely(self, text: str, notice: Notice) -> bool:
        """Whether no other year or half-year stands with what the message asks about."""
        for match in _YEAR.finditer(text):
            if "年" not in match[0] and len(match[1]) < 4:
                continue
            rest = text[match.end() : match.end() + 10]
            matter = self._matter.match(re.sub(r"^(?:的|当时|那次|这次)", "", rest))
            is_other_year = int(match[1]) % 100 != notice.year % 100
            if is_other_year and matter and not re.search(_YEAR_OF_SOMETHING_ELSE, rest[: matter.end() + 2]):
                return False
        halves = {m[2] for m in _HALF.finditer(text)}
        return not halves or not notice.scope.seasons or bool(halves & set(notice.scope.seasons))

    @cached_property
    def _own_places(self) -> dict[str, set[str]]:
        """For each notice, its places that are no other notice's."""
        own = {n.id: _folded(n.scope.places) for n in self.notices}
        wider = {n.id: own[n.id] | _folded(n.scope.within) for n in self.notices}
        return {id: places.difference(*(wider[other] for other in own if other != id)) for id, places in own.items()}

    @cached_property
    def _covered(self) -> dict[tuple[str, bool], set[str]]:
        """The places that a notice answers for; its districts only where the message names it otherwise too."""
        covered: dict[tuple[str, bool], set[str]] = {}
        for notice in self.notices:
            places = _folded((*notice.scope.places, *notice.scope.within))
            covered[notice.id, False] = places
            covered[notice.id, True] = places | _folded(notice.scope.districts)
        return covered

    @cached_property
    def _cues(self) -> dict[str, re.Pattern[str]]:
        """For each notice, the words that name it; a word of all notices tells none of them from the others."""
        words = {n.id: _folded(_cue_words(n)) for n in self.notices}
        shared = set.intersection(*words.values()) if len(words) > 1 else set()
        return {id: _any(own - shared) for id, own in words.items()}

    @cached_property
    def _levels(self) -> set[str]:
        return _folded(level for n in self.notices for level in n.scope.levels)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """What a notice is called, with the verb of applying before it."""
        words = (w for n in self.notices for w in (*_cue_words(n), *n.scope.places) if w not in n.scope.kinds)
        return re.compile(f"(?:申报|申请|参评|[评报申上升走])?(?:{_any(_folded(words)).pattern})")

    @cached_property
    def _naming_words(self) -> re.Pattern[str]:
        """Any word by which a notice is named, what it is for too; a matter within it (答辩) names none."""
        matters = {k for n in self.notices for k in n.scope.kinds if k != n.kind}
        words = {w for n in self.notices for w in (*_cue_words(n), *n.scope.places, n.kind)}
        return _any(_folded(words - matters))

    @cached_property
    def _kind_alone(self) -> re.Pattern[str]:
        """A notice's kind by itself, and not in the name of something else (评审费)."""
        kinds = _folded(k for n in self.notices for k in n.scope.kinds)
        return re.compile(f"(?:{_any(kinds).pattern})(?![费表会委])")

    @cached_property
    def _matter(self) -> re.Pattern[str]:
        """What a year or half-year can belong to when it is the notice's."""
        words = (w for n in self.notices for w in (*_cue_words(n), *n.scope.places))
        return _any({*_folded(words), "上半年", "下半年", "职称", "申报"})

    @cached_property
    def _other_speciality(self) -> re.Pattern[str]:
        """A speciality that no notice is about, followed by a level or kind of title."""
        own = _folded(s for n in self.notices for s in n.scope.specialities)
        others = _any(s for s in self.specialities if not any(s in o for o in own)).pattern
        titles = _any({*_folded(w for n in self.notices for w in (*n.scope.levels, *n.scope.kinds)), *_TITLES}).pattern
        return re.compile(f"(?:{others})(?:工程|专业|类|系列|方向|系统)*的?(?:评|报|申报)?(?:{titles})")

    @cached_property
    def _place(self) -> re.Pattern[str]:
        own = (p for n in self.notices for p in (*n.scope.places, *n.scope.within, *n.scope.districts))
        names = sorted(_folded((*own, *self.places)), key=len, reverse=True)
        return re.compile(f"({'|'.join(map(re.escape, names))})(?!路|街|大道|东路|西路)(?:市|省|县|区)?")

    @cached_property
    def _passing(self) -> re.Pattern[str]:
        return re.compile(f"(?:{_PASSING})[^,。?!]{{0,4}}$")


def _cue_words(notice: Notice) -> Iterable[str]:
    scope = notice.scope
    return (*scope.levels, *scope.kinds, *scope.specialities, *scope.names)


def _folded(words: Iterable[str]) -> set[str]:
    return {search_spelling(word) for word in words}


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _ids(notices: Iterable[Notice]) -> tuple[str, ...]:
    return tuple(n.id for n in notices)
