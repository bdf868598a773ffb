"""The words of a message that a date or a level can belong to: educations, degrees, titles, certificates, events."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.extraction.fact_wording import Lexicon

_NOT = re.compile(
    r"(?:不是|不算|并非|没有?(?:读|上|念|拿|取得|评|评上|考|考上|办|什么|获得)?过?|无|未|非|越过|跳过|除了|不管|不论"
    r"|别说|不谈)(?:什么|任何|到|个)?\Z"
)
_NOT_YET = re.compile(
    r"(?:职称|证书?|资格)?(?:我|我也)?(?:还|也|都|暂时|目前|一直|一直都)*"
    r"(?:没有?|未)(?:敢|去|来得及|顾上|想过?|机会|能|能力)*(?:评|拿|取得|考|聘|上|读|得|$|(?=[,\n]))|不是(?=[,\n]|$)"
    r"|(?:职称)?(?:就|也)(?:行|好|可以|够|满足)"
)
_EVENTS = {
    "grad": r"毕业证书?|毕业|学位证书?|学历|文凭|学位|读完|念完|学信网|结业证书?|结业",
    "award": r"评(?!审|职)|定为|定上|定的|批准(?!文)",
    "since": r"入(?:的|了)?(?:这个?|本)?行|入职|从事|开始|以来|进的|进了|进入|进厂|进到"
    r"|到(?=.{0,10}(?:见习|工作|从事|上班))|到(?:的|了)[^,;。!?\n]{0,6}(?:企业|公司|单位|厂|院|所)|起(?!来|步|码)|见习|干起|做起|至今|转行|改行",
    "noise": r"(?<!评)聘|奖|论文|专利|著作|(?<![证聘])书(?!面)|公需课|公共科目|公共课|继续教育|考核|考察|处分|警告|记过"
    r"|离职|辞职|退休|截止|受理|报名|出生|入党|结婚|参加工作|上班|转正|社保|合同|标准|工法|影响期|大赛|竞赛|影响|荣誉"
    r"|津贴|工匠|能手",
}


@dataclass(frozen=True, slots=True)
class CredentialMention:
    """A word found; `kind` is education, degree, title, skill, apart or an event, `denied` when a negation precedes."""

    kind: str
    value: str
    start: int
    end: int
    denied: bool = False


def find_mentions(text: str, lexicon: Lexicon) -> list[CredentialMention]:
    """Return the mentions of `text` in order, the longest word at each place."""
    return list(_mentions(text, *_built(lexicon)))


def _mentions(text: str, pattern: re.Pattern[str], table: dict[str, tuple[str, str]]) -> Iterator[CredentialMention]:
    for match in pattern.finditer(text):
        if event := match.lastgroup:
            yield CredentialMention(event, match[0], *match.span())
            continue
        kind, value = table[match[0]]
        denied = bool(_NOT.search(text, max(0, match.start() - 8), match.start()) or _NOT_YET.match(text, match.end()))
        yield CredentialMention(kind, value, *match.span(), denied)


@functools.lru_cache(maxsize=4)
def _built(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """The pattern that finds all words, and kind and value by word; the first section that has a word keeps it."""
    wording = lexicon.wording
    groups = [("apart", {"": wording.words_apart}), ("skill", wording.skills), ("title", wording.titles.model_dump())]
    groups += [("degree", wording.degree), ("education", wording.education)]
    table: dict[str, tuple[str, str]] = {}
    for kind, values in groups:
        for value, words in values.items():
            for word in words:
                table.setdefault(word, (kind, value))
    words = [re.escape(word) for word in sorted(table, key=len, reverse=True)]
    return re.compile("|".join(words + [f"(?P<{kind}>{said})" for kind, said in _EVENTS.items()])), table
