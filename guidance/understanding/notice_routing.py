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
_NOT_ITS_YEAR = "毕业|参加|取得|评上|拿|发证|入职|工作|考|评的|以前|之前|以后|之后|用过|退休|出生"
_AIM = r"(?:(?<!已)报(?!告|过|道)|申报|申请|评(?![的上过了]|审)|参评|想(?!法)|冲|升|晋|走)[^,。:?!;]{0,8}\Z"
_HOLD = (
    r"(?:我|本人)(?:就|也|现在|目前|已经?)*(?:是|有|只有|才|持有?)[^,。:?!;]{0,4}\Z"
    r"|(?:看|记|写|当)(?:错|成)了?[^,。:?!;]{0,4}\Z|(?:不是|那是|[,。:?!;]是)\Z"
    r"|(?:现在|目前|已经?|早就?|[去前今]年|\d年|\d月|\d[日号]|[一二]〇..年)(?:就|才|是|有)?(?:评|取得|拿|考|聘|定)"
    r"[^,。:?!;报]{0,6}\Z"
)
_HELD = (
    r"(?:职称|资格|证书?)?(?:的(?:日期|时间|证|年份)|(?:职称)?(?:评|取得|拿)(?:的|上|了)"
    r"|(?:是|于|在)?(?:19|20)?\d\d(?:年|[./-])[^,。:?!;]{0,8}(?:取得|评|拿|发|考|的))"
)


@dataclass(frozen=True)
class NoticeRouter:
    """The notices' scopes, the names of places and specialities in general, ready to be matched."""

    notices: tuple[Notice, ...]
    places: tuple[str, ...]
    specialities: tuple[str, ...]
    asides: Asides

    def route(self, message: str) -> QuestionScope:
        """Return which notices the folded `message` is for; all of them when it names none."""
        said = self._aside.sub(" ", message)
        kinds = self._named(said)
        strong = [n for n in self.notices if kinds[n.id]] or list(self.notices)
        named = len(strong) < len(self.notices) or all(kinds.values())
        near = [n for n in strong if self._near(said, n, bool(kinds[n.id]))]
        if not near:
            return QuestionScope(_ids(strong), named, Outcome.OUTSIDE_PLACE)
        if self._special.search(said):
            # A notice without a speciality of its own takes every one, where the message names it.
            near = [n for n in near if not n.scope.specialities and kinds[n.id]]
        if not near:
            return QuestionScope(_ids(strong), named, Outcome.OUTSIDE_SPECIALITY)
        timely = [n for n in near if self._timely(said, n)]
        if not timely:
            return QuestionScope(_ids(strong), named, Outcome.OUTSIDE_YEAR)
        placed = [n for n in timely if self._placed(said, n)] if not any(kinds.values()) else []
        return QuestionScope(_ids(placed or timely), named or bool(placed))

    def without_names(self, message: str) -> str:
        """Return the message without the words that only say which notice is meant, where enough others are left."""
        rest = self._names.sub(" ", message)
        return rest if len(re.findall(f"[{HAN}a-z0-9]", rest)) >= 4 else message

    def only_names(self, message: str) -> bool:
        """Whether the folded message has nothing but words that say which notice is meant."""
        return bool(message) and not self._alone.sub("", message).strip("的 ")

    def nameless(self, message: str) -> str:
        """Return the message without the words that only say which notice is meant, however few are left."""
        return self._kind.sub("", self._names.sub(" ", message)).strip() or message

    @cached_property
    def _aside(self) -> re.Pattern[str]:
        """What a message says that it does not ask about."""
        return re.compile(f"(?:{either([*self.asides.words, *self.asides.notices])})[^,。:?!;)]{{1,6}}")

    def _named(self, said: str) -> dict[str, bool]:
        """Which notices the message names: by what it aims at, or else by anything but a title that is held already."""
        found = [(n.id, match) for n in self.notices for match in self._cues[n.id].finditer(said)]
        apart = [(id, match) for id, match in found if not self._held(said, match)]
        aimed = {id for id, match in apart if re.search(_AIM, said[: match.start()])}
        names = aimed if len(apart) < len(found) and aimed else {id for id, _ in apart}
        names = names or {id for id, match in found if "高" in match[0]}  # who holds that has no other to aim at
        return {n.id: n.id in names for n in self.notices}

    def _held(self, said: str, cue: re.Match[str]) -> bool:
        """Whether a cue is a title that the message says is held already: 助理工程师2020年取得."""
        if cue[0] not in self._levels or re.search(_AIM, said[: cue.start()]):
            return False
        return bool(re.search(_HOLD, said[: cue.start()]) or re.match(_HELD, said[cue.end() :]))

    def _placed(self, said: str, notice: Notice) -> bool:
        """Whether the message names a place of this notice that is no other notice's."""
        return any(place in self._own_places[notice.id] for place in self._places_in(said))

    def _near(self, said: str, notice: Notice, named: bool) -> bool:
        """Whether every place that the message asks about is this notice's, or one of its places is named besides."""
        found = self._places_in(said)
        covered = self._covered[notice.id, named]
        return not found or any(place in covered for place in found)

    def _places_in(self, said: str) -> list[str]:
        """The places of the message in order; one glued to another (徐州开发区) belongs to the first."""
        found: list[str] = []
        last = -9
        for match in self._place.finditer(said):
            glued = match.start() - last <= 1 and found
            last = match.end()
            passing = self._passing.search(said[max(0, match.start() - 8) : match.start()])
            if not glued and not passing and not re.match(_AFTER_PLACE, said[match.end() :]):
                found.append(match[1])
        return found

    def _timely(self, said: str, notice: Notice) -> bool:
        """Whether no other year or half-year stands with what the message asks about."""
        for match in _YEAR.finditer(said):
            rest = said[match.end() : match.end() + 10]
            if "年" not in match[0] and len(match[1]) < 4:
                continue
            its = self._what.match(re.sub(r"^(?:的|当时|那次|这次)", "", rest))
            year = int(match[1]) % 100
            if its and not re.search(_NOT_ITS_YEAR, rest[: its.end() + 2]) and year != notice.year % 100:
                return False
        halves = {m[2] for m in _HALF.finditer(said)}
        return not halves or not notice.scope.seasons or bool(halves & set(notice.scope.seasons))

    @cached_property
    def _own_places(self) -> dict[str, set[str]]:
        """For each notice, its places that are no other notice's."""
        mine = {n.id: {search_spelling(p) for p in n.scope.places} for n in self.notices}
        wider = {n.id: mine[n.id] | {search_spelling(p) for p in n.scope.within} for n in self.notices}
        return {id: places.difference(*(wider[other] for other in mine if other != id)) for id, places in mine.items()}

    @cached_property
    def _covered(self) -> dict[tuple[str, bool], set[str]]:
        """The places that a notice answers for; its districts only where the message names it otherwise too."""
        return {
            (n.id, named): {
                search_spelling(p) for p in (*n.scope.places, *n.scope.within, *(n.scope.districts if named else ()))
            }
            for n in self.notices
            for named in (False, True)
        }

    @cached_property
    def _cues(self) -> dict[str, re.Pattern[str]]:
        every = {n.id: {search_spelling(w) for w in _cue_words(n)} for n in self.notices}
        for id, cues in every.items():
            shared = set().union(*(c for other, c in every.items() if other != id))
            every[id] = cues - shared
        return {id: _any(cues) for id, cues in every.items()}

    @cached_property
    def _levels(self) -> set[str]:
        return {search_spelling(level) for n in self.notices for level in n.scope.levels}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        every = (w for n in self.notices for w in (*_cue_words(n), *n.scope.places) if w not in n.scope.kinds)
        return re.compile(f"(?:申报|申请|参评|[评报申上升走])?(?:{_any({search_spelling(w) for w in every}).pattern})")

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        """Any word by which a notice is named, what it is for too; a matter within it (答辩) names none."""
        matters = {k for n in self.notices for k in n.scope.kinds if k != n.kind}
        every = {w for n in self.notices for w in (*_cue_words(n), *n.scope.places, n.kind)}
        return _any({search_spelling(w) for w in every - matters})

    @cached_property
    def _kind(self) -> re.Pattern[str]:
        """A notice's kind by itself, and not in the name of something else (评审费)."""
        return re.compile(
            f"(?:{_any({search_spelling(k) for n in self.notices for k in n.scope.kinds}).pattern})(?![费表会委])"
        )

    @cached_property
    def _what(self) -> re.Pattern[str]:
        cues = {search_spelling(w) for n in self.notices for w in (*_cue_words(n), *n.scope.places)} | {
            "上半年",
            "下半年",
            "职称",
            "申报",
        }
        return re.compile(f"(?:{_any(cues).pattern})")

    @cached_property
    def _special(self) -> re.Pattern[str]:
        """A speciality that no notice is about, followed by a level or kind of title."""
        own = [search_spelling(s) for n in self.notices for s in n.scope.specialities]
        others = _any(s for s in self.specialities if not any(s in o for o in own)).pattern
        levels = {search_spelling(w) for n in self.notices for w in (*n.scope.levels, *n.scope.kinds)} | {
            "职称",
            "中级",
            "高级",
        }
        return re.compile(f"(?:{others})(?:工程|专业|类|系列|方向|系统)*的?(?:评|报|申报)?(?:{_any(levels).pattern})")

    @cached_property
    def _place(self) -> re.Pattern[str]:
        own = (p for n in self.notices for p in (*n.scope.places, *n.scope.within, *n.scope.districts))
        names = sorted({search_spelling(p) for p in (*own, *self.places)}, key=len, reverse=True)
        return re.compile(f"({'|'.join(map(re.escape, names))})(?!路|街|大道|东路|西路)(?:市|省|县|区)?")

    @cached_property
    def _passing(self) -> re.Pattern[str]:
        return re.compile(f"(?:{_PASSING})[^,。?!]{{0,4}}$")


def _cue_words(notice: Notice) -> Iterable[str]:
    scope = notice.scope
    return (*scope.levels, *scope.kinds, *scope.specialities, *scope.names)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _ids(notices: Iterable[Notice]) -> tuple[str, ...]:
    return tuple(n.id for n in notices)
