"""How people write a place in a notice: 二（三）1, 2.3.1, 第二条第三款第1项, 第二分册（4）, 附件5, 末段."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.numerals import label_number

MOST = 60  # places read in one message; one that names more repeats itself
VOLUME = "分册|册|卷|篇|辑|袋|包|组|阶段|步骤|批|类"
VOLUMES = VOLUME.split("|")
_TOP = ("部分", "板块", "块", "编", "章", "大点", "大项", "大条", "大款")
_BRACKETED = ("(一)", "(1)")

# All patterns are for text in the spelling of `search_spelling`.
_HAN_NUMBER = "[一二三四五六七八九十百零〇]{1,5}"
_NUMBER = rf"(?:{_HAN_NUMBER}|\d{{1,3}})"
_UNIT = (
    "部分|板?块|[大小]?(?:条(?!路|线|腿|街|道|生产|途径|渠道|消息|信息|短信)|[款目]|项(?!目)|点(?!钟))"
    f"|[编章节]|{VOLUME}"
)
_FURTHER = rf"(?:\s*[、,和及与到至~\-]\s*第?{_NUMBER})+\s*"

_ORDINAL = re.compile(rf"第\s*\(?\s*({_NUMBER})\s*\)?\s*个?\s*({_UNIT})")
_LISTED_ORDINAL = re.compile(rf"第\s*({_NUMBER})(?={_FURTHER}({_UNIT}))")  # 第二、三项: the unit comes last
_LISTED = re.compile(rf"({_NUMBER})(?={_FURTHER}({_UNIT}))")
_BIG = re.compile(rf"(?<![\d.第一二三四五六七八九十])({_NUMBER})\s*(大[点项条款]|分册)")
_HEAD = re.compile(
    rf"(?<![\d.周期拜初一二三四五六七八九十])第?({_HAN_NUMBER})\s*[、.,]?"
    rf"(?=\s*\(\s*{_NUMBER}\s*\)(?!\s*(?:年级|班))|\s*(?:末段|末尾|最后一段))"
)
_TERSE = re.compile(rf"(?<![\d.第一二三四五六七八九十])({_NUMBER})(条|款)(?=第?\(?{_NUMBER}\)?[款项点目])")
_DOTTED = re.compile(
    r"(?<![0-9a-z_.\-/:#@~—至到¥$])第?(\d{1,2}(?:\.(?:\d{1,2}|[a-z](?![a-z])|tail))+)"
    r"(?![0-9a-z_]*[@#/:]|[\d.\-~—–/:%a-z]*\d|[a-z%])\.?[条款项点目]?"
)
_DASHED = re.compile(rf"(?<![0-9a-z_.\-/:第])({_NUMBER}(?:[·\-.]{_NUMBER}){{2,4}})(?![0-9a-z_.\-]*\d|[年月日号班])")
_LEVELS_OF_TWO = re.compile(r"第?\d+\.[\da-z]+")
_MEASURED = re.compile(r".*(?:[点分约近有是了从自于在我月日号率长宽高加减乘]|版本) ?$", re.DOTALL)
_SPOKEN_OF = re.compile(r" ?(?:$|[^\w]|[的条款项和与及讲说写规怎什呢吗这那里有])")
_BRACKET = re.compile(rf"\(\s*({_NUMBER})\s*\)\s*(小?点|[条款项目])?")
_ANNEX = re.compile(
    rf"附[件表]\s*\(?({_NUMBER})\)?"
    r"(?!\s*(?:个(?!人)|[份张页种类样套一二三四五六七八九十百并起式定律般共直些切同]|\d))"
    rf"|第\s*({_NUMBER})\s*[号个]?附[件表]|(?<![\d.])(\d{{1,2}})号附[件表]"
)
_WHOLE = re.compile(
    "(?P<end>落款)|(?P<annex>附件(?:的)?(?:清单|目录|列表|名单)|(?:哪些|哪几个|(?<!第)几个|多少个?)附件|附件(?:一共|都|共|总共)?有(?:哪|几|多少))"
)
_GLUE = re.compile("[ ,、.的]{0,2}(?:里面|里|当中|中|下面|之下|下|内)?的?那?个? ?")
_PLAIN = re.compile(
    r"(\d{1,2})(?![\d:%a-z]|\.\d|\s*(?:年|月|日|号|元|份|个|篇|项|名|岁|天|周|次|级|位|张|页|点|万|分|门|人|寸))\.?"
)
_ANNEX_PEER = re.compile(rf"({_NUMBER})(?![\d一二三四五六七八九十个份张页种类样套并起式是等]|\s*[年月日])")
_TITLE = re.compile(r"[一-鿿]{0,6} ?[::]? ?(?=\()")
_UNITED = re.compile(rf"({_NUMBER})([条款项点目]|部分|大[点项条])")
_TO = re.compile(r" ?(?:到|至|~|-|—|–)+ ?")
_AND = re.compile(" ?(?:以及|和|与|及|跟|、|,) ?")
_AND_OR_NOTHING = re.compile(" ?(?:以及|和|与|及|跟|、|,)? ?")
_PART = re.compile(
    "(?P<tail>(?:的|里|中)?(?:末段|末尾(?:那?一?段)?|(?:最后|结尾|收尾)的?那?一?(?:个?自然)?段))"
    "|(?P<last>(?:的|里|中)?(?:最后|末)的?那?一?[条项点款个])"
    "|(?P<first>(?:的|里|中)?(?:开头|开篇|抬头|第一段|首段|第一句|首句|开首)(?:那?一?[段句])?)"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One number on the way down and the unit it was given, "" for none."""

    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class ClauseMention:
    """One place in a notice that a message names by number, not yet looked up.

    `kind` is `path`, `dotted`, `annex` or `whole`; `siblings` are further numbers beside the last step, `range_end`
    is the end of a range that the last step opens or ""; `part` is `tail`, `last`, `first`, `end`, `annex` or "".
    """

    kind: str
    steps: tuple[Step, ...]
    start: int
    end: int
    siblings: tuple[str, ...] = ()
    range_end: str = ""
    part: str = ""

    @property
    def anchored(self) -> bool:
        """Whether the first step is a top level by its writing, so that nothing before it can name a parent."""
        first = self.steps[0].unit
        return self.kind == "dotted" or first in (*_TOP, "head") or (len(self.steps) > 1 and first == "条")


def clause_mentions(text: str) -> list[ClauseMention]:
    """Return the places that `text`, in search spelling, names; in order and without overlap, MOST at most."""
    found: list[ClauseMention] = []
    at = 0
    while len(found) < MOST and (mention := _next(text, at)):
        found.append(mention)
        at = mention.end
    return found


_STARTS = (_ANNEX, _WHOLE, _ORDINAL, _LISTED_ORDINAL, _BIG, _HEAD, _TERSE, _DOTTED, _DASHED, _BRACKET, _PART)


def _next(text: str, at: int) -> ClauseMention | None:
    """The first mention from `at` on; of patterns that begin at one place the earlier in _STARTS is taken."""
    matches = [match for pattern in _STARTS if (match := _first(pattern, text, at))]
    if not matches:
        return None
    match = min(matches, key=lambda match: match.start())
    if match.re is _ANNEX:
        return _annex(text, match)
    if match.re in (_WHOLE, _PART):
        return ClauseMention("whole", (), match.start(), match.end(), part=match.lastgroup or "")
    return _finish(text, match, _steps(match))


def _first(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """The first match that is not a measure: 4.1 alone may be a clause, 绩点4.1 and 4.1万 are not."""
    return next((match for match in pattern.finditer(text, at) if not _may_be_a_measure(match, text)), None)


def _may_be_a_measure(match: re.Match[str], text: str) -> bool:
    if match.re is not _DOTTED or not _LEVELS_OF_TWO.fullmatch(match[0].rstrip(".条款项点目")):
        return False
    if text[match.end() : match.end() + 1] == "(":
        return False
    before = text[max(0, match.start() - 3) : match.start()]
    return not _SPOKEN_OF.match(text, match.end()) or bool(_MEASURED.match(before))


def _annex(text: str, match: re.Match[str]) -> ClauseMention:
    label = match[1] or match[2] or match[3]
    siblings, range_end, end = _beside(text, match.end(), "annex")
    step = Step(str(label_number(label)), "附件")
    return ClauseMention("annex", (step,), match.start(), end, siblings, range_end)


def _steps(match: re.Match[str]) -> list[Step]:
    if match.re is _DOTTED:
        return [Step(label if label.isalpha() else str(int(label)), "") for label in match[1].split(".")]
    if match.re is _DASHED:
        return [Step(str(label_number(label)), "") for label in re.split(r"[·\-.]", match[1])]
    return [_step(match)]


def _step(match: re.Match[str]) -> Step:
    if match.re is _HEAD:
        unit = "head"
    elif match.re is _BRACKET:
        unit = _BRACKETED[match[1].isdigit()]
    else:
        unit = match[2] if match.re.groups > 1 else ""
    return Step(str(label_number(match[1])), unit)


def _finish(text: str, first: re.Match[str], steps: list[Step]) -> ClauseMention:
    """Follow the steps after the first, then a range, a list and a part."""
    end = first.end()
    while step := _further(text, end, steps[-1].unit):
        steps.append(_step(step))
        end = step.end()
    siblings, range_end, end = _beside(text, end, steps[-1].unit)
    part = _PART.match(text, end) or _PART.match(text, _after_glue(text, end))
    return ClauseMention(
        "dotted" if first.re in (_DOTTED, _DASHED) else "path",
        tuple(steps),
        first.start(),
        part.end() if part else end,
        siblings,
        range_end,
        (part.lastgroup or "") if part else "",
    )


def _after_glue(text: str, at: int) -> int:
    """The place behind what may stand between two steps; `at` itself where nothing does."""
    glue = _GLUE.match(text, at)
    return glue.end() if glue else at


def _further(text: str, end: int, unit: str) -> re.Match[str] | None:
    """The next step down: one that is written like the step before it stands beside it instead."""
    title = _TITLE.match(text, end) if unit in VOLUMES else None
    start = title.end() if title else _after_glue(text, end)
    patterns = [_BRACKET, _ORDINAL, _LISTED_ORDINAL]
    if unit not in ("", "head", *_BRACKETED):
        patterns += [_UNITED, _LISTED]
    for pattern in patterns:
        if step := pattern.match(text, start):
            return None if unit in (step[2], _step(step).unit) else step
    return _PLAIN.match(text, end + (text[end : end + 1] in ("、", "."))) if unit in _BRACKETED else None


def _beside(text: str, end: int, unit: str) -> tuple[tuple[str, ...], str, int]:
    """The further numbers joined to the last one, the end of a range, and where both stop."""
    if (to := _TO.match(text, end)) and (last := _peer(text, to.end(), unit)):
        return (), str(label_number(last[1])), last.end()
    siblings = []
    joint = _AND if unit not in _BRACKETED else _AND_OR_NOTHING
    while (mark := joint.match(text, end)) and (peer := _peer(text, mark.end(), unit)):
        siblings.append(str(label_number(peer[1])))
        end = peer.end()
    return tuple(siblings), "", end


def _peer(text: str, at: int, unit: str) -> re.Match[str] | None:
    """A number at `at` that is written like the one before it."""
    if unit in _BRACKETED:
        return _BRACKET.match(text, at)
    if unit == "":
        return _PLAIN.match(text, at)
    if unit == "annex":
        return _ANNEX.match(text, at) or _ANNEX_PEER.match(text, at)
    if unit in VOLUMES:
        return None
    peers = (pattern.match(text, at) for pattern in (_ORDINAL, _LISTED_ORDINAL, _UNITED, _LISTED))
    return next((peer for peer in peers if peer and peer[2] == unit), None)
