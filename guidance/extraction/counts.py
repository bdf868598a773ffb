"""Numbers of works that a message tells and that count for the applicant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidance.extraction.certain_amounts import is_certain, rough_range
from guidance.extraction.extraction_result import Approximation, FactFinding, KnownFacts
from guidance.extraction.fact_wording import PAUSE, phrase_pattern
from guidance.extraction.lengths_of_works import is_too_short
from guidance.extraction.wording_file import Authors, CountWords
from guidance.facts.applicant_facts import FactVocabulary
from guidance.lexicon.lexicon import either
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

_ANY = rf"[^{PAUSE}]"
_OF_PRIZE = r"(?:获|得|拿|评)[过到上]?(?:什么|任何|啥)?奖"
_NONE = rf"(?:没有?|无|零|从未|未|从来没有?)(?!{_OF_PRIZE})"
_OF_WORKS = "国家|省部?级|国内|专业|技术|核心|期刊|正式|公开|独立|其他|别的"
_COUNTED_ITSELF = rf"(?:有|是|为|共|占)(?:{SPOKEN_NUMBER})"  # 8项课题里省级有3项: the number before is another thing's
_ONWARD = "(?!但|而|却|不过|可是)"  # 没论文但写了两篇报告: the number behind is another thing's
_I_HAVE_NONE = re.compile(
    rf"(?<![^{PAUSE}])(?:但|可|而|不过)?(?:我|本人|自己)+(?:倒|却|是|就|可|还)*(?:[一半](?P<unit>[^{PAUSE}])(?:也|都))?没有?(?=[{PAUSE}]|\Z)"
)
_NOT_SO = re.compile(
    rf"(?:不|没|非)(?:(?![但而却作者]){_ANY}){{0,6}}\Z|(?:共同|并列|学生|导师|同事|别人|他人)(?:是|为|的)?\Z"
)
_SHORT = 16  # characters of a message that says one thing of what was told before
_ROUGHLY = re.compile(rf"(?P<number>{SPOKEN_NUMBER})[来几].")


@dataclass(frozen=True, slots=True)
class _Credit:
    """Who wrote a work: patterns for the first or only author, for later ones, for a count of first authorships."""

    first: re.Pattern[str]
    later: re.Pattern[str]
    counted: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Counted:
    """How one fact is counted, compiled: its words, counts of it, bare counts (篇), that there is none, and that those
    spoken of are not the applicant's or something else."""

    words: CountWords
    least_characters: int
    thing: re.Pattern[str]
    counts: tuple[re.Pattern[str], ...]
    bare: re.Pattern[str]
    none: tuple[re.Pattern[str], ...]
    disclaimed: re.Pattern[str]
    credit: _Credit | None


class CountFinder:
    """Finds the numbers of works that a message tells, for every fact that the wording counts."""

    def __init__(self, counts: Mapping[str, CountWords], facts: FactVocabulary) -> None:
        self._counted = {fact: _compile(words, facts[fact].least_characters) for fact, words in counts.items()}

    def find(self, text: str, full_text: str = "") -> list[FactFinding]:
        """Return the counts that `text` tells, none of them roughly.

        Works that do not count for the applicant (参编, 二作) are left out.
        `full_text` is the message unmasked, which may say that a number has not been reached.
        """
        if not text.strip():
            return []
        full_text = full_text or text
        every = (f for fact in self._counted for f in self._find(fact, text, full_text))
        found_in = [finding for finding in every if not _rough(full_text, finding)]
        counts = sorted(found_in, key=lambda f: f.start)
        found = []
        for fact, counted in self._counted.items():
            own = [f for f in counts if f.fact == fact and self._counts(f, _context(f, counts, text))]
            disclaimed = counted.disclaimed.search(text)
            if own and not (disclaimed and own[-1].end >= _clause_start(text, disclaimed.start())):
                numbers = [f.value for f in own if isinstance(f.value, int)]
                value = sum(numbers) if counted.words.adds else numbers[-1]
                found.append(FactFinding(fact, value, own[0].start, own[-1].end))
            elif disclaimed:
                found.append(FactFinding(fact, None, *disclaimed.span()))
            elif none := _none(counted, text):
                found.append(FactFinding(fact, 0, *none.span()))
        told = {finding.fact for finding in found}
        return [*found, *(finding for finding in self._none_of_others(text, full_text) if finding.fact not in told)]

    def _none_of_others(self, text: str, full_text: str) -> Iterator[FactFinding]:
        """That the applicant has none of the one thing that the clause before says another person has."""
        for none in _I_HAVE_NONE.finditer(text):
            before = re.split(f"[{PAUSE}]", full_text[: none.start()].rstrip(PAUSE))[-1]
            named = [fact for fact, counted in self._counted.items() if counted.thing.search(before)]
            if len(named) == 1 and (none["unit"] or "")[:1] in self._counted[named[0]].words.units:
                yield FactFinding(named[0], 0, *none.span())

    def approximate(self, text: str, full_text: str) -> list[Approximation]:
        """Return the counts that `text` tells roughly: 十来篇."""
        if not text.strip():
            return []
        found = [finding for fact in self._counted for finding in self._find(fact, text, full_text)]
        return [
            Approximation(finding.fact, *rough)
            for finding in found
            if (rough := _rough(full_text, finding)) and self._counts(finding, _context(finding, found, text))
        ]

    def is_disowned(self, fact: str, context: str) -> bool:
        """Whether `context` says that the works are not the applicant's own, or too short to count."""
        counted = self._counted.get(fact)
        return counted is not None and _disowned(counted, context)

    def taken_back(self, text: str, known: KnownFacts) -> list[FactFinding]:
        """Return as denied the known numbers of works that a short `text` of its own says do not count: 都是二作."""
        if len(text) > _SHORT:
            return []
        return [
            FactFinding(fact, None, 0, len(text), denied=known[fact])
            for fact, counted in self._counted.items()
            if known.get(fact) and (_disowned(counted, text) or _is_unfinished(counted.words, text))
        ]

    def _find(self, fact: str, text: str, full_text: str) -> Iterator[FactFinding]:
        counted = self._counted[fact]
        for match in _matches(counted, text):
            if match.re is counted.counts[0] and _is_denied(counted.words, text, match.start()):
                continue
            group = next((at for at, words in enumerate(match.groups(), 1) if words), None)
            value = spoken_number(match[group]) if group else 1
            if (group and not is_certain(full_text, *match.span(group))) or _is_begun(counted.words, full_text, match):
                continue
            if value is not None and not re.match(rf"{_ANY}{{0,3}}?{_NONE}", text[match.end() : match.end() + 8]):
                yield FactFinding(fact, value, *match.span())
        credited = counted.credit and counted.credit.counted.search(text)
        if credited and _NOT_SO.search(text, 0, credited.start()):
            return
        if credited and (value := spoken_number(credited[1] or credited[2])):
            yield FactFinding(fact, value, *credited.span())

    def _counts(self, finding: FactFinding, context: str) -> bool:
        """Whether the works are of the kind that the fact counts."""
        counted = self._counted[finding.fact]
        levels = counted.words.needs_level
        has_level = not levels or any(level in context for level in levels)
        return has_level and not _disowned(counted, context)


def _is_denied(words: CountWords, text: str, at: int) -> bool:
    """Whether a negation stands right before the thing or number at `at`, or a verb of it: 没论文, 没发论文."""
    return bool(re.search(rf"{_NONE}(?:{either(words.verbs)})?(?:过|表|版|表过)?\Z", text[max(0, at - 8) : at]))


def _is_begun(words: CountWords, text: str, match: re.Match[str]) -> bool:
    """Whether the clause of a count says that the works are only begun."""
    clause = re.split(f"[{PAUSE}]", text[_clause_start(text, match.start()) : match.end()])[-1]
    clause += re.split(f"[{PAUSE}]", text[match.end() :])[0]
    return any(word in clause for word in words.begun) and not any(word in clause for word in words.finished)


def _is_unfinished(words: CountWords, text: str) -> bool:
    """Whether `text` says that works are begun, or not finished."""
    if not words.finished:
        return False
    done = re.search(rf"(?P<no>(?:没有?|未|尚未)(?:能|被|有|得到?)?)?(?:{either(words.finished)})", text)
    return bool(done["no"]) if done else any(word in text for word in words.begun)


def _rough(text: str, finding: FactFinding) -> tuple[int, int, str] | None:
    """From what to what a count that is told roughly may be, and its words; None for any other."""
    told = _ROUGHLY.search(text, finding.start, finding.end)
    span = rough_range(text, *told.span("number")) if told else None
    return (*span, told[0]) if told and span else None


def _compile(words: CountWords, least_characters: int) -> _Counted:
    thing = f"(?:{'|'.join(_thing(thing, words.apart) for thing in words.things)})"
    unit = f"[{re.escape(words.units)}]"
    count = rf"(?<![每第几\d])(?!零件)({SPOKEN_NUMBER})[来几]?{unit}"
    other = rf"(?!{SPOKEN_NUMBER}{unit})[^{PAUSE}、每]"  # 三项实用新型一项发明: the nearer number is the thing's
    behind = rf"(?!{SPOKEN_NUMBER}{unit}(?:[{PAUSE}、]|\Z|都|均|也))"  # 实用新型三项发明一项: so is the one behind
    counts = (
        rf"{count}{thing}{behind}|{count}(?:(?:{other}){{1,14}}?){thing}(?!{_COUNTED_ITSELF}{unit}){behind}|{thing}(?:{_ONWARD}[^{PAUSE}、每一]){{0,14}}?{count}"
        rf"|{thing}(?:{_ONWARD}[^{PAUSE}、每一没未无]){{0,8}}[,\n](?:(?:就|只|才|共|一共|总共|仅)(?:有|写|发)?{count}|{count}(?=[{PAUSE}]|\Z))",
        rf"(?:发表?|写|出版?|授权|有)(?:了|过){unit}(?:[^{PAUSE}、每]{{0,10}}?){thing}",
        rf"{thing}(?:篇?数量?|件数)?:\s*({SPOKEN_NUMBER})(?![\d年])",
    )
    none = [_none_of_thing(thing, words)]
    if words.none_of:
        wider = f"(?:{'|'.join(_thing(thing, words.none_of_apart) for thing in words.none_of)})"
        none.append(
            rf"{_NONE}(?:任何|一[件项个])?(?:授权)?{wider}|{wider}(?:[一半][{re.escape(words.units)}个样点])?(?:也|都|更|是)?{_NONE}(?!奖){_tail(words)}"
        )
    return _Counted(
        words,
        least_characters,
        re.compile(thing),
        tuple(map(re.compile, counts)),
        re.compile(rf"{count}(?!{_ANY}{{0,4}}报告)"),
        tuple(map(re.compile, none)),
        re.compile(
            rf"{thing}[^{PAUSE}]{{0,6}}(?:不是|并非)(?:我|本人)|(?<!是)(?:不是|并非|不算){thing}(?=[{PAUSE}]|\Z|[的了啊])"
        ),
        _credit(words.authors, words) if words.authors else None,
    )


def _none_of_thing(thing: str, words: CountWords) -> str:
    """The pattern that says there is none: 无 and 零 stand right before the thing or end what is said of it.

    Elsewhere they are the beginning of other words (无损检测, 零件), as 没 alone is (没少写, 没食子酸).
    """
    unit, verbs, things = f"[{re.escape(words.units)}]", either(words.verbs), either(words.things)
    link = rf"(?:任何|什么|啥|[一半]{unit}|{verbs}|表|版|过|到|授权|自己的|{_OF_WORKS}|{things}|[和或及与、])*"
    said = rf"(?:没有?|从未|未)(?:{verbs})(?:过|表过|出过)?|没有(?![想少料])"
    return (
        rf"(?:{said})(?!{_OF_PRIZE})[^{PAUSE}有但]{{0,8}}?{thing}(?!奖)|(?:没|无|零|未){link}{thing}(?!奖)"
        rf"|{thing}[^{PAUSE}但]{{0,14}}?{_NONE}{_tail(words)}"
        rf"|(?<![\d.点])(?:零(?!件)|0){unit}{_ANY}{{0,4}}{thing}|[一半]{unit}{thing}(?:也|都)?{_NONE}"
        rf"|{thing}[一半](?:{unit}|[个样点])(?:也|都)?{_NONE}{_tail(words)}"
    )


def _tail(words: CountWords) -> str:
    """What may follow a denial that a thing stands before, up to the end of its clause."""
    more = rf"{either(words.verbs)}|[{re.escape(words.units)}]|{'|'.join(words.things)}"
    return (
        rf"(?:{more}|有|表|版|得|获|过|到|任何|什么|啥|一|成果|积累|东西|目前|暂时|能|成|出来|下来|[的了啊呢呀吧哦哈嘛])*"
        rf"(?=[{PAUSE}、]|\Z|但|不过|只|就|可|而|和|也|跟|都)"
    )


def _thing(thing: str, apart: Iterable[str]) -> str:
    """The pattern of a thing that is no part of the words `apart`: 书, but not 证书 or 书面."""
    around = [word.split(thing, 1) for word in apart if thing in word]
    before = "".join(f"(?<!{re.escape(start)})" for start, _ in around if start)
    after = "".join(f"(?!{re.escape(end)})" for _, end in around if end)
    return before + re.escape(thing) + after


def _credit(authors: Authors, words: CountWords) -> _Credit:
    first, unit = either(authors.first), f"[{re.escape(words.units)}]"
    things = either(words.things[:1])
    return _Credit(
        re.compile(rf"(?<!第)(?:{first})|{either(authors.alone)}"),
        re.compile(phrase_pattern(authors.later)),
        re.compile(
            rf"({SPOKEN_NUMBER}){unit}(?:{things})?(?:我)?(?:是|为|算)?(?:一作|第一作者)"
            rf"|(?:一作|第一作者)(?:的)?(?:有|就)?({SPOKEN_NUMBER}){unit}"
        ),
    )


def _matches(counted: _Counted, text: str) -> list[re.Match[str]]:
    """Every place where a number of the things stands; without their name only where the author is spoken of."""
    named, *others = counted.counts
    found = list(named.finditer(text))
    if counted.credit and not counted.thing.search(text) and counted.credit.first.search(text):
        found = list(counted.bare.finditer(text))
    return [*found, *(match for pattern in others for match in pattern.finditer(text))]


def _context(finding: FactFinding, counts: list[FactFinding], text: str) -> str:
    """The clause of a count and what follows it, up to the clause of the next count of another kind."""
    later = [f.start for f in counts if f.start >= finding.end and f.fact != finding.fact]
    start, end = _clause_start(text, finding.start), _clause_start(text, min(later)) if later else len(text)
    return text[start : max(end, finding.end)]


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(pause, 0, at) for pause in PAUSE) + 1


def _disowned(counted: _Counted, context: str) -> bool:
    words, credit = counted.words, counted.credit
    opening = re.match(rf"{_ANY}*(?:[{PAUSE}]+{_ANY}{{1,6}}(?=[{PAUSE}]|\Z))?", context)
    clause = opening[0] if opening else ""
    if any(word in clause for word in words.not_own) or any(word in context for word in words.not_own_anywhere):
        return True
    if credit and _is_later_author(credit, context):
        return True
    return is_too_short(context, counted.least_characters)


def _is_later_author(credit: _Credit, context: str) -> bool:
    """Whether the works are said to be by another first author: 二作, 都不是第一作者, 没有一篇是一作."""
    named = list(credit.first.finditer(context))
    own = [match for match in named if not _NOT_SO.search(context, 0, match.start())]
    return not own and bool(named or credit.later.search(context))


def _none(counted: _Counted, text: str) -> re.Match[str] | None:
    """Where `text` says that there is none of the things."""
    named, *wider = counted.none
    has = re.compile(rf"有(?:{SPOKEN_NUMBER}[{re.escape(counted.words.units)}]{_ANY}{{0,6}})?\Z")
    match = next((found for found in named.finditer(text) if not has.search(text, 0, found.start())), None)
    if not match and counted.credit and "报告" not in text:
        match = re.search(rf"[一半][{counted.words.units}](?:也|都)?{_NONE}", text)
    return match or next((found for pattern in wider if (found := pattern.search(text))), None)
