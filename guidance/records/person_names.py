"""Names of people in a question: those that are announced, those with a title, those that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guidance.lexicon.lexicon import Lexicon, either
from ingest.text.cut_words import Token, cut, frequency, is_dictionary_word

GONE = "〔姓名〕"
COMMON = 600  # how often the dictionary counts a word from which it is no private person's name (荣誉, 顾问)
# What follows a name and is no part of it.
_STOP = (
    r"(?=$|[^一-鿿·]|[想要是在今来的问请毕从有能可现电手去已说男女家住报和跟与、给也就评申办做做为以前]|一[直下]|本[人科]|身份|"
    r"年龄|性别|生于|工作|老师|先生|女士|同志|师傅|主任|科长|经理|参加|联系|单位|学历|职称|这|那|需|不|没|应|还|怎|什|哪|受|被)"
)
_WORDS = "想要是在今的问请毕从有能可现电手去已说男女住报给也就申办做为这那需不没应还怎什哪吗呢和与跟"  # in no name
_FOREIGN = (
    r"(?![的是写在要怎哪什谁有和吗呢不就也填跟与])(?:[一-鿿]{1,8}(?:[·•・][一-鿿]{1,10})+|[A-Z][a-z]+(?: [A-Z][a-z]+)*|"
    r"[一-鿿]{1,4}(?=$|[，。,.；;！!？?\s]))"
)
_ACTS_FOR = "帮替陪找问跟和与给让叫请由为代"  # what somebody may do for, with or to a person
_FINALS = "[iu]?ang|iong|[eio]ng|[iu]?an|[eiu]n|iao|uai|[aeu]i|[aio]u|ao|er|[iu]a|[iuv]e|uo|[aoeiuv]"  # of pinyin
_SYLLABLE = f"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS}))"
_TITLES = "先生|女士|小姐|同志|老师|师傅|主任|科长|处长|局长|经理|总监"
_LATIN = r"[A-Za-z]+(?:[ ·.-][A-Za-z]+){0,3}"
_SPACED = re.compile(
    r"((?:姓\s?名|名\s?字|[叫是]|本\s?人|人)\s?[:：为]?\s?)([一-鿿])\s([一-鿿])(?:\s([一-鿿]))?(?=$|[^一-鿿])"
)


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """How names stand in a message.

    Announced, after a word for a person, with a title, with a doubled given name, as the one somebody acts for, as a
    nickname, in pinyin.
    """

    surname: str
    announced: re.Pattern[str]
    introduced: re.Pattern[str]
    titled: re.Pattern[str]
    doubled: re.Pattern[str]
    directed: re.Pattern[str]
    nickname: re.Pattern[str]
    romanised: re.Pattern[str]


def name_patterns(lexicon: Lexicon) -> NamePatterns:
    """Return the patterns with the surnames and the words for people of `lexicon`."""
    compound, single = "|".join(lexicon.surnames.compound), lexicon.surnames.single
    surname, kin = f"(?:{compound}|[{single}])", either(lexicon.people.before_names)
    full = (
        rf"(?:{surname}[一-鿿]{{1,2}}?{_STOP}|(?:{compound})[一-鿿]{{1,2}}(?={_STOP})|{surname}(?:(?![{_WORDS}])[一-鿿]){{3,9}}?{_STOP}"
        rf"|(?:{compound})[一-鿿]{{1,2}}|[{single}][一-鿿]{{2}})"
    )
    announced = (
        rf"((?:我(?:的名字|名字|的姓名)?|本人|他|她|名字|姓名|本名|真名|大名|名|{kin})(?:就)?叫做?|姓\s?名|名字|本人姓名|署名|户名|"
        r"(?:收件|收款|联系|经办|申报|申请|推荐|证明|持卡|负责|委托)人(?:姓名)?(?=\s*[是为:：])|(?<=我)姓)"
        rf"(\s*[是为叫:：=]?\s*)({full}|{_FOREIGN}|{_LATIN})"
    )
    introduced = (
        r"((?:我|本人|这里|这边|她|他)(?:就)?是(?:[一-鿿]{2,10}(?:公司|单位|中心|医院|学校|局|厂|院)的)?|本人|敬上|此致|署名|"
        rf"(?:{kin}|经办人|联系人|申报人|推荐人))"
        rf"([\s:：，,]?)({surname}[一-鿿]{{1,2}}?(?:{_STOP})|{surname}[一-鿿]{{1,2}}(?=$|[^一-鿿]))"
    )
    titled = (
        rf"(?<![一-鿿]){surname}[一-鿿]{{0,2}}?(?=(?:{_TITLES}|院长|校长|医生|教授))"
        rf"|(?<=[找问跟和与给让叫请由]){surname}[一-鿿]{{0,2}}?(?=(?:{_TITLES}))"
    )
    nickname = rf"(?<![一-鿿大最缩减变])(?:[小老][{single}]|阿[一-鿿])(?=$|[^一-鿿]|[是在想说问的和能可要][^学业校])"
    doubled = rf"(?P<before>[一-鿿]?)(?P<name>{surname}(?P<given>(?![{_WORDS}])[一-鿿])(?P=given))"
    directed = (
        rf"(?<=[帮替陪找])(?P<name>(?:{compound}|[{single}](?![{_WORDS}]))(?:(?![{_WORDS}])[一-鿿]){{1,2}}?)"
        rf"(?={_STOP}|[报交盖查打弄带领拿送填写])"
    )
    forms = (
        announced,
        introduced,
        titled,
        doubled,
        directed,
        nickname,
        _romanised([*lexicon.surnames.common, *lexicon.surnames.compound]),
    )
    return NamePatterns(surname, *map(re.compile, forms))


def _romanised(surnames: Iterable[str]) -> str:
    """The pattern of a name in pinyin that stands alone among Chinese: a common surname and one to three syllables."""
    from pypinyin import lazy_pinyin  # slow to import

    spelt = either({"".join(lazy_pinyin(surname)) for surname in surnames})
    apart = rf"(?:{spelt}) {_SYLLABLE}{{1,2}}(?: {_SYLLABLE})?"
    together = rf"(?=[a-z]{{6,}})(?:{spelt}){_SYLLABLE}{{1,2}}\d{{0,8}}"
    return rf"(?i)(?<![a-z])(?<![a-z][ ,.'])(?:{apart}|{together})(?![a-z'])(?! ?[a-z])"


def without_names(text: str, patterns: NamePatterns, familiar: str = "") -> str:
    """Return `text` with GONE for each name; a word of `familiar` that stands unannounced is no name."""
    text = _SPACED.sub(lambda m: m[1].replace(" ", "") + "".join(filter(None, m.groups()[1:])), text)
    text = patterns.announced.sub(lambda m: m[1] + m[2] + GONE, text)
    text = patterns.introduced.sub(lambda m: m[0] if _is_word(m[3]) or m[3] in familiar else m[1] + m[2] + GONE, text)
    text = patterns.titled.sub(lambda m: m[0] if _is_word(m[0]) or (m[0] in familiar and len(m[0]) > 1) else GONE, text)
    text = patterns.doubled.sub(lambda m: m[0] if _is_doubled_word(m) else m["before"] + GONE, text)
    text = patterns.directed.sub(lambda m: m[0] if _is_word(m[0]) or m[0] in familiar else GONE, text)
    text = patterns.romanised.sub(lambda m: m[0] if m[0] in familiar else GONE, text)
    text = patterns.nickname.sub(lambda m: m[0] if _is_word(m[0][:2]) else GONE, text)
    return "".join(GONE if _is_name(token, patterns, familiar) else token.word for token in cut(text))


def _is_doubled_word(found: re.Match[str]) -> bool:
    """Whether what looks like a surname with a doubled given name is part of words (高高兴兴, 属于天天, 马上上报)."""
    before, name = found["before"], found["name"]
    return name[0] in (before, name[1]) or _is_word(name) or (before not in _ACTS_FOR and _is_word(before + name[0]))


def _is_name(token: Token, patterns: NamePatterns, familiar: str) -> bool:
    named = token.flag.startswith("nr") and bool(re.fullmatch(patterns.surname + "[一-鿿]{1,2}", token.word))
    return named and token.word not in familiar and frequency(token.word) < COMMON


def _is_word(words: str) -> bool:
    """Whether a dictionary has it, or the two characters it begins with, as a word that is not a name."""
    return any(is_dictionary_word(start) for start in (words, words[:2]) if len(start) > 1)
