"""A message → what it names of the notice it is about: place, year, half-year, level, kind, speciality, office."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guidance.lexicon.lexicon import Asides, either
from guidance.scope_features import PlaceMention, ScopeFeatures
from guidance.understanding.aimed_kinds import kinds_of_notices, not_of_the_past
from guidance.understanding.notice_profile import RELATIVE_PLACE, NoticeProfile
from guidance.understanding.passing_places import is_in_passing
from guidance.understanding.title_aims import is_aimed_at, is_obtained
from ingest.divisions.division_table import COUNTY, PROVINCE, Division, DivisionTable
from ingest.divisions.find_divisions import DivisionMention, find_divisions
from ingest.memo import memo
from ingest.notices.notice import Notice
from ingest.notices.title_levels import TitleLevels
from ingest.text.normalise import search_spelling
from ingest.text.numerals import digits_read_out

_YEAR = re.compile(
    r"(?<![\d了满过足超近约线干龄])(?<!工作|从事|累计|连续|车间|岗位)((?:20)?[0-3]\d)年?度?的?(?:上半年|下半年)?"
)
_HALF = re.compile(r"上半年|下半年")
_HAN_YEAR = re.compile("(?:二[零〇○][零〇○一二三四五六七八九]{2})(?=年)")
RELATIVE_YEARS = {"今年": 0, "本年度": 0, "去年": -1, "上年度": -1, "上一年": -1, "前年": -2, "明年": 1, "后年": 2}
_RELATIVE_YEAR = re.compile(f"(?<!以)(?:{either(RELATIVE_YEARS)})度?的?")
_LATEST = re.compile("最新|最近(?:的?一[次年期]|的通知)|新一[年期]的?")
_OF_SOMETHING_ELSE = re.compile(
    "毕业|参加|取得|评上|拿|发证|入职|(?<![审定认报称])工作|考|评的|以前|之前|以后|之后|用过|退休|出生|得的|获|聘"
)
_ENDS = re.compile(r"[,。;!]|\Z")
_OWN = re.compile("我|本人")
_OBTAINED_BEFORE = re.compile(r"(?:评|拿|取得|考|聘|获得?|毕业)[^,。;!?]{0,3}[的了],\Z")  # 在山东评的,2015年
_TITLE_BEFORE = re.compile(r"(?:[师员]|职称|证书?)\Z")
_OF_THE_NOTICE = re.compile(
    "度?的?(?:$|[?,。:!;]|呢|那[份个次]|通知|版|年度|职称|申报|报名|报|评审|材料|有没有|出|什么|啥|几|哪|怎|多少|何|开始|截止|还)"
)
_BETWEEN = re.compile("^(?:的|当时|那次|这次)")


@dataclass(frozen=True)
class FeatureReader:
    """Reads what messages name of notices, by the words of the notices, the divisions and the levels of titles."""

    profiles: tuple[NoticeProfile, ...]
    divisions: DivisionTable
    titles: TitleLevels
    asides: Asides

    def read(self, message: str, today: date) -> ScopeFeatures:
        """Return what the folded `message` names; what it sets aside, or says of titles that are held, counts not."""
        return self._features_of(message, today)

    @cached_property
    def _features_of(self) -> Callable[[str, date], ScopeFeatures]:
        """What a message names; an answer asks for it several times."""
        return memo("what a message names")(self._read)

    def _read(self, message: str, today: date) -> ScopeFeatures:
        whole = _HAN_YEAR.sub(lambda year: str(digits_read_out(year[0])), message)
        text = self._aside.sub(" ", whole)
        set_aside = [word for aside in self._aside.finditer(whole) for _, word in _found(self._kind, aside[0])]
        titles = self._level_matches(text)
        levels, aimed = _levels(text, titles)
        kinds = _found(self._kind, text)
        places = self._places(_with_blanks(text, titles))
        specialities = _found(self._speciality, self._with_blank_places(text))
        present = not_of_the_past(text, kinds)
        starts = {at for at, _ in (*places, *levels, *present, *specialities, *_found(self._name, text))}
        held = {title.end() for title in titles if "高" not in title[0]}
        years, relative = _years(text, starts, held, today)
        return ScopeFeatures(
            places=tuple(dict.fromkeys(place for _, place in places)),
            years=years,
            relative_years=relative,
            latest=bool(_LATEST.search(text)),
            halves=tuple(dict.fromkeys(m[0] for m in _HALF.finditer(text))),
            levels=_words(levels),
            aimed_levels=aimed,
            kinds=_words(present),
            aimed_kinds=kinds_of_notices(_words(present), self.profiles),
            excluded_kinds=tuple(dict.fromkeys(word for word in set_aside if word not in _words(kinds))),
            specialities=_words(specialities),
            names=_words(_found(self._name, text)),
        )

    @cached_property
    def naming_words(self) -> re.Pattern[str]:
        """Any word by which a message tells which notice it means, a year too."""
        kinds = any_of(kind for p in self.profiles for kind in p.kinds)  # a matter within one (答辩) names none
        patterns = (self._level, kinds, self._speciality, self._name, self._zone, RELATIVE_PLACE, _LATEST, _HALF)
        words = "|".join(pattern.pattern for pattern in patterns)
        return re.compile(rf"{words}|{_RELATIVE_YEAR.pattern}|(?<!\d)(?:20)?[0-3]\d年度?|(?<!\d)20[0-3]\d(?!\d)")

    def places_in(self, notice: Notice) -> frozenset[PlaceMention]:
        """Return the places that the clauses of a notice name."""
        words = search_spelling("\n".join(clause.words for clause in notice.clauses))
        return frozenset(place for _, place in self._places(words))

    def without_places(self, text: str) -> str:
        """Return the folded text without the divisions that it names."""
        for mention in reversed(self._divisions(text)):
            text = text[: mention.start] + " " + text[mention.end :]
        return text

    def _with_blank_places(self, text: str) -> str:
        """The text with blanks for its divisions, so that no word is read across their end (通化|工程)."""
        for mention in self._divisions(text):
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
        return text

    @cached_property
    def _aside(self) -> re.Pattern[str]:
        """What a message says that it does not ask about."""
        return re.compile(f"(?<!是)(?:{either([*self.asides.words, *self.asides.notices])})[^,。:?!;)]{{1,6}}")

    def _level_matches(self, text: str) -> list[re.Match[str]]:
        """The titles of the text; a notice's own words for one count where no general word stands."""
        general = list(self._general_level.finditer(text))
        taken = {at for match in general for at in range(*match.span())}
        own = (match for match in self._level.finditer(text) if taken.isdisjoint(range(*match.span())))
        return sorted([*general, *own], key=lambda match: match.start())

    def _places(self, text: str) -> list[tuple[int, PlaceMention]]:
        """The places of the message in order; one glued to another (徐州高新区) belongs to the first."""
        found = [(m.start, m.end, PlaceMention(tuple(d.code for d in m.divisions))) for m in self._divisions(text)]
        found += [(m.start(), m.end(), PlaceMention(zone=m[0])) for m in self._zone.finditer(text)]
        found += [(m.start(), m.end(), PlaceMention(relative=m[1])) for m in RELATIVE_PLACE.finditer(text) if m[1]]
        places: list[tuple[int, PlaceMention]] = []
        last_end = -9
        for start, end, place in sorted(found, key=lambda each: (each[0], -each[1])):
            if start < last_end:
                continue
            glued, last_end = start - last_end <= 1 and bool(places), end
            if glued:
                places[-1] = (places[-1][0], PlaceMention(places[-1][1].codes, places[-1][1].zone or place.zone))
            elif not is_in_passing(text, start, end):
                places.append((start, place))
        return places

    @cached_property
    def _divisions(self) -> Callable[[str], tuple[DivisionMention, ...]]:
        """The divisions of a text; an answer asks for them several times."""
        return memo("divisions of a text")(self._find_divisions)

    def _find_divisions(self, text: str) -> tuple[DivisionMention, ...]:
        """The divisions of the text; a short name of a county counts only near a place that notices are for."""
        found = find_divisions(text, self.divisions)
        larger = {d.code for m in found for d in m.divisions if len(d.code) < COUNTY}
        near: list[DivisionMention] = []
        for mention in found:
            divisions = mention.divisions
            if self._is_short(text[mention.start : mention.end], divisions):
                divisions = tuple(d for d in divisions if self._is_near(d, larger))
            if divisions and not re.match("路|街|大道|东路|西路", text[mention.end :]):
                near.append(DivisionMention(mention.start, mention.end, divisions))
        return tuple(near)

    @staticmethod
    def _is_short(word: str, divisions: tuple[Division, ...]) -> bool:
        """Whether the word can be an everyday word or many counties."""
        if any(len(d.code) < COUNTY for d in divisions):
            return False
        return len(word) <= 2 or len(divisions) > 1 or all(d.name != word for d in divisions)

    def _is_near(self, division: Division, named: set[str]) -> bool:
        """Whether a county lies in a named division, or in a province that some notice is for."""
        if any(self.divisions.lies_in(division.code, code) for code in named):
            return True
        return division.code[:PROVINCE] in self._covered_provinces

    @cached_property
    def _covered_provinces(self) -> set[str]:
        return {p.division[:PROVINCE] for p in self.profiles if p.division}

    @cached_property
    def _general_level(self) -> re.Pattern[str]:
        return any_of(self.titles.by_word)

    @cached_property
    def _level(self) -> re.Pattern[str]:
        return any_of({*self.titles.by_word, *(w for p in self.profiles for w in p.level_words)})

    @cached_property
    def _kind(self) -> re.Pattern[str]:
        return any_of(w for p in self.profiles for w in p.kind_words)

    @cached_property
    def _speciality(self) -> re.Pattern[str]:
        own = {w for p in self.profiles for w in p.specialities}
        return any_of({*own, *self.titles.series_words})

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\d)(?:{any_of(w for p in self.profiles for w in p.names).pattern})(?!\d)")

    @cached_property
    def _zone(self) -> re.Pattern[str]:
        """Areas that are no division, of any notice."""
        return any_of(w for p in self.profiles for w in (*p.zones, *p.covered_zones) if not self._names_division(w))

    def _names_division(self, word: str) -> bool:
        found = find_divisions(word, self.divisions)
        return bool(found) and (found[0].start, found[-1].end) == (0, len(word))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of `words`, the longest first; one that matches nothing where there are none."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _levels(text: str, titles: Sequence[re.Match[str]]) -> tuple[list[tuple[int, str]], tuple[str, ...]]:
    """Those of the titles in the message that count with their offsets, and which are aimed at; one held counts not.

    What is aimed at stands for the message: 中级 in 取得中级后报高级 is only on the way.
    """
    not_held = [match for match in titles if not is_obtained(text, match)]
    aimed = [match for match in not_held if is_aimed_at(text, match)]
    not_held = aimed or not_held
    # Who holds the highest title has no other to aim at.
    meant = not_held or [match for match in titles if "高" in match[0]]
    return [(match.start(), match[0]) for match in meant], tuple(dict.fromkeys(match[0] for match in aimed))


def _with_blanks(text: str, titles: Iterable[re.Match[str]]) -> str:
    """The text with blanks for its titles, so that no place is read out of one (轮得|上高|级, 副|高要|不要)."""
    for title in titles:
        text = text[: title.start()] + " " * len(title[0]) + text[title.end() :]
    return text


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[int, str]]:
    return [(match.start(), match[0]) for match in pattern.finditer(text)]


def _words(found: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for _, word in found))


def _years(text: str, starts: set[int], held: set[int], today: date) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The years of the message that are years of notices: those named, and those counted from today.

    A year alone behind the end of a title in `held` is when that was obtained: 工程师2021年的, 我工程师2021年.
    """
    own = _OWN.search(text) is not None
    found = (m for m in _YEAR.finditer(text) if not _is_of_title(text, m, held, own))
    named = [2000 + int(m[1]) % 100 for m in found if _is_edition(text, m, starts)]
    relative = [
        today.year + RELATIVE_YEARS[re.sub("度?的?$", "", m[0]) if m[0] not in RELATIVE_YEARS else m[0]]
        for m in _RELATIVE_YEAR.finditer(text)
        if _belongs_to_notice(text, m.end(), starts)
    ]
    return tuple(dict.fromkeys(named)), tuple(dict.fromkeys(relative))


def _is_of_title(text: str, year: re.Match[str], held: set[int], own: bool) -> bool:
    """Whether a year behind a title has 的 and nothing else behind it in its clause.

    Of its writer's `own` case nothing at all will do, and any title; so will a clause that tells what was obtained.
    """
    if not _ENDS.match(text, year.end()):
        return False
    behind_title = year.start() in held or (own and _TITLE_BEFORE.search(text, 0, year.start()))
    told = behind_title and (own or year[0].endswith("的"))
    return bool(told or _OBTAINED_BEFORE.search(text, 0, year.start()))


def _is_edition(text: str, year: re.Match[str], starts: set[int]) -> bool:
    if "年" not in year[0] and len(year[1]) < 4:
        return False
    return _belongs_to_notice(text, year.end(), starts)


def _belongs_to_notice(text: str, end: int, starts: set[int]) -> bool:
    """Whether the year that ends at `end` stands with a name of a notice, or with what one asks of a notice."""
    rest = text[end : end + 10]
    between = _BETWEEN.match(rest)
    at = end + (between.end() if between else 0)
    if at in starts or re.match("职称|申报", text[at:]):
        return not _OF_SOMETHING_ELSE.search(text[end : at + 8])
    return bool(_OF_THE_NOTICE.match(rest)) and not _OF_SOMETHING_ELSE.search(rest[:5])
