"""The words of a message that a date or a level can belong to: educations, degrees, titles, certificates, events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.extraction.fact_wording import PAUSE, phrase_pattern
from guidance.extraction.wording_file import FactWordingFile
from guidance.lexicon.lexicon import Negation, People, either

EDUCATION, DEGREE, TITLE, SKILL, APART = "education", "degree", "title", "skill", "apart"
GRADUATION, AWARD, START, BIRTH, UNRELATED = "diploma", "award", "start", "birth", "unrelated"
CREDENTIALS = (EDUCATION, DEGREE, TITLE, SKILL, APART)
ENGINEER, NOT_ENGINEER = "engineer", "not_engineer"  # titles of one level: an engineer's, and those of other series
_NOT_HELD = (
    r"(?:{denial}|(?:没有?|{nearly})(?:就|没)?(?:读|上|念|拿|取得|评|评上|考|考上|办|什么|获得|拿到|取得了|读了|评了)?过?)"
    r"(?:什么|任何|到|个)?\Z"
)
_NOT_YET = re.compile(
    r"(?:职称|证书?|资格)?(?:我|我也)?(?:还|也|都|真|确实|倒|可|并|完全|暂时|目前|一直|一直都|其实|后来|实际上?|根本|压根|[去今前]年|当时|那年|那次|上次)*"
    r"(?:没有?|未)(?:敢|去|来得及|顾上|想过?|机会|能|能力)*(?:评|拿|取得|考|聘|上|读|得|$|(?=[,\n呢啊呀哦嘛哈吧]))|不是(?=[,\n]|$)"
    r"|(?:职称)?(?:考|评|报|申报)(?:了|过)?[^,;。!?\n]{0,6}?(?:没有?|未)(?:考|评|通)?(?:过|上|成|批)"
    r"|(?:职称)?(?:就|也)(?:行|好|可以|够|满足)|(?:职称|学历|学位)?(?:都|也)?(?:是)?(?:我)?(?:口误|笔误|手误|瞎说|改成|改为|换成|[写打说记填弄搞](?:错|混|岔|反)|不算|错了|假的|不存在)"
)
_DID_NOT = re.compile(r"(?:没有?|未)(?:能|再|被)?\Z")
_EVENTS = {
    GRADUATION: r"毕业证书?|毕业|学位证书?|学历|文凭|学位|读完|念完|学信网|结业证书?|结业",
    AWARD: r"评(?!审|职)|定为|定上|定的|批准(?!文)",
    START: r"入(?:的|了)?(?:这个?|本)?行|入职|从事|开始|以来|进的|进了|进入|进厂|进到"
    r"|到(?=.{0,10}(?:见习|工作|从事|上班))|(?:到(?:的|了)|(?<=[年月日号])[到进去来])[^,;。!?\n\d]{0,8}(?:企业|公司|单位|厂|院|所)|起(?!来|步|码)|见习(?!期?满|期?结束|完)|干起|做起|至今|转行|改行",
    BIRTH: r"出生|生人|生于|(?<=[年月日号])生(?![产活意态])|属[鼠牛虎兔龙蛇马羊猴鸡狗猪](?!于)",
    UNRELATED: r"(?<!评)聘|奖|论文|专利|著作|(?<![证聘])书(?!面)|公需课|公共科目|公共课|继续教育|考核|考察|处分|警告"
    r"|记过"
    r"|离职|辞职|退休|截止|受理|报名|高考|中考|入党|结婚|参加工作|(?<=月)工作|(?<=年)工作(?!过?了?[\d一二三四五六七八九十])|上班|转正|社保|合同|标准|工法|影响期|大赛|竞赛|影响|荣誉"
    r"|津贴|工匠|能手",
}


@dataclass(frozen=True, slots=True)
class CredentialMention:
    """A word found; `denied` when a negation precedes or follows it.

    `kind` is one of CREDENTIALS or of the events above, or the date fact whose own event the word is; `value` is
    the level of a credential, ENGINEER or NOT_ENGINEER, or the word of an event.
    """

    kind: str
    value: str
    start: int
    end: int
    denied: bool = False

    @property
    def is_event(self) -> bool:
        """Whether the word says what happened rather than what is held."""
        return self.kind not in CREDENTIALS


class CredentialFinder:
    """Finds the words of educations, degrees, titles, certificates and events."""

    def __init__(self, file: FactWordingFile, negation: Negation, people: People) -> None:
        self._credential_of = _credentials_by_word(file)
        own_events = {fact: entry.events for fact, entry in file.dates.items() if entry.events}
        self._event_facts = {f"date{at}": fact for at, fact in enumerate(own_events)}
        events = [f"(?P<date{at}>{phrase_pattern(words)})" for at, words in enumerate(own_events.values())]
        events += [f"(?P<{kind}>{pattern})" for kind, pattern in _EVENTS.items()]
        self._mention = re.compile("|".join([either(self._credential_of), *events]))
        self._not_held = _not_held_pattern(negation)
        self._head = re.compile(rf"[生的]?(?:{either(file.head_nouns)})")
        others = either([*people.pronouns, *people.possible_applicants, *people.mentioned])
        self._of_another = re.compile(
            rf"(?:学历|学位|职称|证书?)?是(?:我|咱|我们)?(?:{others})(?![^{PAUSE}]*[帮替给陪])"
        )

    def find(self, text: str) -> list[CredentialMention]:
        """Return the mentions of `text` in order, the longest word at each place."""
        return list(self._find(text))

    def _find(self, text: str) -> Iterator[CredentialMention]:
        for match in self._mention.finditer(text):
            if group := match.lastgroup:
                denied = group == AWARD and _DID_NOT.search(text, 0, match.start()) is not None  # 去年没评上
                yield CredentialMention(self._event_facts.get(group, group), match[0], *match.span(), denied)
                continue
            kind, value = self._credential_of[match[0]]
            if head := self._head.match(text, match.end()):  # 硕士论文: a paper, no degree
                yield CredentialMention(APART, value, match.start(), head.end())
                continue
            before = self._not_held.search(text, max(0, match.start() - 8), match.start())
            behind = _NOT_YET.match(text, match.end()) or self._of_another.match(text, match.end())
            denied = bool(before or behind)
            yield CredentialMention(kind, value, *match.span(), denied)


def _not_held_pattern(negation: Negation) -> re.Pattern[str]:
    words = [*negation.words, *negation.copula, *negation.set_aside]
    return re.compile(_NOT_HELD.format(denial=either(words), nearly=either(negation.nearly)))


def _credentials_by_word(file: FactWordingFile) -> dict[str, tuple[str, str]]:
    """Kind and value by word; the first section that has a word keeps it."""
    titles = {**file.titles.words, ENGINEER: file.titles.engineer, NOT_ENGINEER: file.titles.not_engineer}
    groups = (
        (APART, {"": file.words_apart}),
        (SKILL, file.skills.words),
        (TITLE, titles),
        (DEGREE, file.degree.words),
        (EDUCATION, file.education.words),
    )
    table: dict[str, tuple[str, str]] = {}
    for kind, values in groups:
        for value, words in values.items():
            for word in words:
                table.setdefault(word, (kind, value))
    return table
