"""Whether a message tells of somebody, though no fact was extracted from it; in doubt it does."""

from __future__ import annotations

import re

from guidance.lexicon.lexicon import FirstPerson, Lexicon, either

# Of these words only some uses name the speaker: 偶尔 and woman do not.
_IN_CONTEXT = {"偶": "偶(?!尔|然)", "wo": "wo(?![a-z])"}
# What is so with somebody: said of a person, each of these tells about them.
_STATE = re.compile(
    r"没有?(?!写|说|规定|提到|要求|问题|关系|答|回)|有(?!没有|哪|什么|几|多|关|规定|要求|人|谁|效|限)|受(?:到|过|了)|得(?:过|了)|拿(?:到|过|了)|取得了?|评(?:上|过|了)"
    r"|是(?!不是|否|什么|哪|多少|怎|几)|已经?|曾|当(?:了|过)|做(?:了|过)|干(?:了|过)|考(?:了|过|上)|毕业|退休|离职|辞职|下岗|失业|离婚|怀孕|生病|住院|残疾"
    r"|今年|去年|前年|明年|\d+年|[一二三四五六七八九十]+年|岁|过(?:处分|刑|病|奖)|被|患|病|坐牢|判|党员|工资|贷款|欠"
)
# These tell about a person even where none is named.
_ALWAYS = re.compile(
    r"今年\D{0,3}[\d一二三四五六七八九十]{1,3}\s*(?:周岁|岁)|[\d一二三四五六七八九十]{2,3}\s*(?:周岁|岁)了|怀孕|患有|得了.{0,6}病|(?:糖尿|高血压|抑郁|癌|残疾)"
    r"|(?:受|挨|背|吃)过?了?.{0,6}(?<!受到)处分(?!的)[,，、。]?.{0,4}(?:能|可以|行|还|影响)|(?:刚|才)?(?:离婚|坐过牢|服过刑|判过刑|被判|被开除|被辞退)"
)


class PersonalDetails:
    """Tells messages about somebody from those that only ask, with the words of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        first_person = _first_person(lexicon.first_person)
        self._asking = _asking_pattern(first_person)
        self._self = re.compile(first_person, re.IGNORECASE)
        self._others = re.compile(f"[他她]|(?:{either(lexicon.people.private)})")

    def tells_of_somebody(self, message: str) -> bool:
        """Return whether the words say how it is with the asker or with another person, rather than only ask.

        The message has been scrubbed: who it is from is no longer in it.
        """
        text = re.sub(r"\s+", "", message)
        if _ALWAYS.search(text):
            return True
        rest = self._asking.sub("、", text)
        if self._self.search(rest):
            return True
        named = rest != text or self._others.search(text)
        return bool(named and _STATE.search(rest))


def _first_person(words: FirstPerson) -> str:
    every = [*words.speaker, *words.informal]
    return "|".join(_IN_CONTEXT.get(word) or re.escape(word) for word in sorted(every, key=len, reverse=True))


def _asking_pattern(first_person: str) -> re.Pattern[str]:
    """First persons that tell nothing: what every asker says, and the office's or the notice's own we."""
    return re.compile(
        rf"(?:请?(?:帮|告诉|教|问|让|给|替|麻烦|通知|联系|回复|提醒|发|寄)(?:一下)?(?:{first_person})们?(?!的)"
        rf"|(?:{first_person})的?(?:姓名|名字|电话|手机号?|邮箱|微信|身份证号?码?|号码|地址|住址)?(?:就?是|叫做?|为|姓|住)?[:：]?〔[^〕]{{1,4}}〕"
        rf"|[我本](?:市|区|省|国|县|通知|专业|次|办|局|厅|系统|网站|年度|级)"
        rf"|(?:{first_person})们?(?:就|也|都|还|再|先|只|现在|这边|这里|自己)?"
        r"(?:只?(?:想|要|需要|应该|应当|该|可以|能够|能不能|能|得|打算|准备|希望|怎么|怎样|如何|什么时候|哪天|去哪|在哪|到哪|往哪|找谁|问"
        r"|查|看|咨询|了解|知道|不知道|不清楚|不懂|不明白|没看懂|没找到|找不到|看不懂|请问|弄不清|搞不懂)))"
    )
