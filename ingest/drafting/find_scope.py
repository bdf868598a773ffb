"""What a notice is for: place, kind, levels, series and speciality, by the tables of divisions and title levels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.divisions.division_table import DivisionTable
from ingest.divisions.find_divisions import find_divisions
from ingest.drafting.clause_lines import ClauseLine
from ingest.drafting.draft_wording import DraftWording, ZoneWords
from ingest.drafting.find_heading import Heading, front_lines
from ingest.drafting.found_value import FoundValue
from ingest.notices.notice_file import SourcedText
from ingest.notices.title_levels import TitleLevels, listed_series

_SHORT_LEVELS = re.compile("(?:[正副]?高|中|初)(?:[、，和及（]+(?:[正副]?高|中|初))+[）、]*级")
_WAY_OF_ASKING = re.compile("^(?:申报|申请|评|报|申|上|走|升)|(?:申报|评审)$")  # words of questions, no names of levels
_APPLIED_FOR = re.compile("(?:申报|评审|认定|初定|考核认定|晋升|评定|可定|定为|报评|参评)(?:为)?$")
_APPLIED_NEAR = re.compile(
    _APPLIED_FOR.pattern.removesuffix("$") + "[^由人须经材者时，。：；]{0,3}$"
)  # 申报文博研究馆员
_APPLIED_AFTER = re.compile("(?:职称|资格|专业技术资格|任职资格|岗位)?(?:的)?(?:评审|申报|认定|初定|由|经|条件|职称)")
_BOTH_HIGH, _FULL = {"高级", "高级职称"}, "正高级"
_SEVERAL = re.compile("（[一-龥、]{1,8}）")  # of titles told together
_OF_OTHERS = re.compile("另行|另文|另发|不(?:受理|包括|含|在)|除外|暂不|除正高")
_SPECIALITY = re.compile(
    r"(?:20\d{2}年(?:度)?)?(?:(?:全|我|本)[省市区县州旗校院]|[上下]半年|第[一二三四]批)*(?P<name>[一-龥、（）]{2,24}?)(?:专业(?!技术)|类(?=[一-龥]{0,6}(?:职称|工程师)))"
)


@dataclass(frozen=True, slots=True)
class FoundScope:
    """What the notice is for; None and empty for what it does not say."""

    place: FoundValue[SourcedText] | None
    kind: FoundValue[SourcedText] | None
    levels: tuple[FoundValue[SourcedText], ...]
    series: FoundValue[SourcedText] | None
    speciality: FoundValue[SourcedText] | None


@dataclass(frozen=True, slots=True)
class ScopeTables:
    """The tables that the words of a scope are looked up in."""

    divisions: DivisionTable
    titles: TitleLevels
    wording: DraftWording


def find_scope(
    lines: Sequence[ClauseLine], heading: Heading, issuers: Iterable[SourcedText], tables: ScopeTables
) -> FoundScope:
    """Return the scope of the notice in `lines`, whose head and issuers are known."""
    title = heading.title.value if heading.title else None
    subject = [line for line in front_lines(lines) if re.search("现将|现就|工作|关于", line.text)]
    return FoundScope(
        place=_place([*issuers, *([title] if title else [])], lines, tables),
        kind=_kind(title, subject, tables.wording),
        levels=tuple(_levels(title, lines, tables.titles)),
        series=_series(title, lines, tables.titles),
        speciality=_speciality(title),
    )


def _place(
    sources: Sequence[SourcedText], lines: Sequence[ClauseLine], tables: ScopeTables
) -> FoundValue[SourcedText] | None:
    """The division in the name of who issued the notice, else in its title, else the one it names most."""
    for source in sources:
        if name := _place_in(source.value, tables):
            return FoundValue(SourcedText(value=name, clause=source.clause, quote=source.quote or source.value))
    counts: dict[str, tuple[int, ClauseLine]] = {}
    for line in lines:
        if name := _place_in(line.text, tables):
            counts[name] = (counts.get(name, (0, line))[0] + 1, counts.get(name, (0, line))[1])
    if not counts:
        return None
    name, (count, line) = max(counts.items(), key=lambda item: item[1][0])
    if count < 2 or name not in line.printed:
        return None
    at = line.text.find(name)
    quote = line.quote(at, at + len(name))
    return FoundValue(
        SourcedText(value=name, clause=line.clause, quote=quote), "发文单位没有写地名，取了文中最常见的地名"
    )


def _place_in(text: str, tables: ScopeTables) -> str:
    """The division that a name begins with, with the zone in it; "" for none named in full."""
    for mention in find_divisions(text, tables.divisions):
        name = text[mention.start : mention.end]
        zone = re.compile(_zone_pattern(tables.wording.zones)).match(text, mention.end)
        if zone:
            return name + zone[0]
        if any(name.endswith(division.name) for division in mention.divisions):
            return name
    return ""


def _zone_pattern(zones: ZoneWords) -> str:
    """What matches the rest of a zone's name where that of its division ends."""
    natures, endings = ("|".join(map(re.escape, words)) for words in (zones.natures, zones.endings))
    return f"[一-龥]{{0,6}}?(?:{natures}){{1,6}}[一-龥]{{0,6}}?(?:{endings})"


def _kind(
    title: SourcedText | None, subject: Sequence[ClauseLine], wording: DraftWording
) -> FoundValue[SourcedText] | None:
    """What is done with titles: the word of the notice's title, else of its opening."""
    for word in wording.kinds if title else ():
        if title and word in title.value:
            return FoundValue(SourcedText(value=word, clause=title.clause, quote=title.value))
    for word in wording.kinds:
        for line in subject:
            at = line.text.find(word)
            if at >= 0:
                quote = line.quote(max(0, at - 12), at + len(word))
                return FoundValue(SourcedText(value=word, clause=line.clause, quote=quote), "标题里没有写，取自开头")
    return None


def _levels(
    title: SourcedText | None, lines: Sequence[ClauseLine], titles: TitleLevels
) -> Iterator[FoundValue[SourcedText]]:
    """The levels that the title names, else those that the clauses let people apply for."""
    words = list(dict.fromkeys(_levels_in(title.value, titles))) if title else []
    if title and words:
        for word in words:
            yield from _sourced_level(word, title, lines)
        yield from _full_level(words, lines, titles)
        return
    found: dict[str, ClauseLine] = {}
    for line in lines:
        for at, word in _level_words(line.text, titles):
            end = at + len(word)
            if _APPLIED_FOR.search(line.text[:at]) or (_APPLIED_AFTER.match(line.text, end) and at < 4):
                found.setdefault(word, line)
    for word, line in found.items():
        yield FoundValue(SourcedText(value=word, clause=line.clause), "标题里没有级别，取自条款")


def _full_level(
    words: Sequence[str], lines: Sequence[ClauseLine], titles: TitleLevels
) -> Iterator[FoundValue[SourcedText]]:
    """The full level, which a title that says 高级 names beside the deputy one where the clauses are about it too.

    They name it, or begin with a title of it (高级记者：本科以上，副高级满5年), or let people apply for one.
    """
    if not set(words) & _BOTH_HIGH or any(word.startswith(("正", "副")) for word in words):
        return
    line = next((line for line in lines if _FULL in line.text and not _OF_OTHERS.search(line.text)), None)
    if line:
        yield FoundValue(SourcedText(value=_FULL, clause=line.clause), "标题只写高级，正高级取自条款")
        return
    full, known = titles.by_word[_FULL], _titles(titles)
    for line in lines:
        for match in known.finditer(line.text):
            if titles.by_word.get(_SEVERAL.sub("", match[0])) == full and _is_for(match[0], match.start(), line):
                named = SourcedText(value=line.quote(*match.span()), clause=line.clause)
                yield FoundValue(named, "标题只写高级，正高级取自条款")
                return


def _titles(titles: TitleLevels) -> re.Pattern[str]:
    """The words of levels, the longest at each place; one of several titles together (主任医（药、护、技）师) too."""
    known = sorted({word for level in titles.file.levels for word in level.words}, key=len, reverse=True)
    named = (re.escape(word).removesuffix("师") for word in known if word.endswith("师"))
    several = "|".join(f"{word}{_SEVERAL.pattern}师" for word in named)
    return re.compile("|".join([several, *map(re.escape, known)]))


def _is_for(word: str, at: int, line: ClauseLine) -> bool:
    """Whether a line is about who applies for the title that stands in it there."""
    leads = at == 0 and re.match("[、和及]|：|系列|职称", line.text[len(word) :]) is not None
    return bool(leads or _APPLIED_NEAR.search(line.text[:at])) and not _is_left_out(word, line)


def _sourced_level(word: str, title: SourcedText, lines: Sequence[ClauseLine]) -> Iterator[FoundValue[SourcedText]]:
    if word in title.value:
        yield FoundValue(SourcedText(value=word, clause=title.clause, quote=title.value))
        return
    line = next((line for line in lines if word in line.text), None)
    if line:
        at = line.text.find(word)
        quote = line.quote(at, at + len(word))
        yield FoundValue(SourcedText(value=word, clause=line.clause, quote=quote))


def _levels_in(text: str, titles: TitleLevels) -> Iterator[str]:
    for short in _SHORT_LEVELS.finditer(text):
        yield from (f"{level}级" for level in re.findall("[正副]?高|中|初", short[0]))
    for _, word in _level_words(text, titles):
        yield word


def _level_words(text: str, titles: TitleLevels) -> Iterator[tuple[int, str]]:
    """The words of levels in `text`, the longest at each place, where they stand."""
    known = {word for level in titles.file.levels for word in level.words if not _WAY_OF_ASKING.search(word)}
    words = sorted(known, key=len, reverse=True)
    found = re.compile("|".join(map(re.escape, words)))
    for match in found.finditer(text):
        yield match.start(), match[0]


def _series(
    title: SourcedText | None, lines: Sequence[ClauseLine], titles: TitleLevels
) -> FoundValue[SourcedText] | None:
    """The series that the title names, else the only one that clauses name: several are no single one."""
    words = [word for series in titles.file.series for word in series.words]
    several = title is not None and len(listed_series(title.value)) > 1
    if title and not several and (word := max((word for word in words if word in title.value), key=len, default="")):
        return FoundValue(SourcedText(value=word, clause=title.clause, quote=title.value))
    if several:
        return None
    found = [(word, line) for line in lines for word in words if word.endswith("系列") and word in line.text]
    headings = {heading for line in lines for heading in line.headings}
    named = {name for heading in headings for word, name in titles.series_words.items() if word in heading}
    named |= {titles.series_words[word] for word, _ in found if word in titles.series_words}
    found = [(word, line) for word, line in found if not _is_left_out(word, line)]
    if len(named) != 1 or not found:
        return None
    word, line = found[0]
    return FoundValue(SourcedText(value=word, clause=line.clause), "标题里没有系列，取自条款")


def _is_left_out(word: str, line: ClauseLine) -> bool:
    """Whether the sentence says of what the word names that the notice is not for it."""
    at = line.text.find(word)
    return _OF_OTHERS.search(line.text, at, line.sentence(at)[1]) is not None


def _speciality(title: SourcedText | None) -> FoundValue[SourcedText] | None:
    text = re.sub(r"\s", "", title.value) if title else ""
    start = re.search(r"20\d{2}年(?:度)?|关于(?:做好|开展|报送|组织)?", text)
    found = _SPECIALITY.search(text, start.start() if start else 0)
    if not title or not found:
        return None
    name = re.sub("^(?:关于)?(?:做好|开展|报送|组织|全市|全省|我市)+", "", found["name"])
    return FoundValue(SourcedText(value=name, clause=title.clause, quote=title.value)) if len(name) > 1 else None
