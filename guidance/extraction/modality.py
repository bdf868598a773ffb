"""How a clause is meant: which of its words state something, and which only ask, plan, suppose or report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guidance.extraction.extraction_result import MessageClause
from guidance.lexicon.lexicon import Lexicon, either

# Words that count only beside certain others; those that always count are the lexicon's.
_SUPPOSED = r"""
    (?<![主需重])要是 若(?=[是已]) 等(?=我|到|他|她|拿|评|毕业|过) ^(?:我|他|她|那)?(?:明年|后年|以后|下一?年)
    (?:问|请教|咨询)(?:个|一个|一下|下)?(?:规则|政策|规定|条文|口径)
"""
_LATER = re.compile("^(?:我|他|她|那)?(?:明年|后年|以后|下一?年)")
_TOPIC = re.compile(
    r"(?:学历|学位|职称|工作|单位|论文|专利|合同|年限|专业|继续教育|证书?|毕业|考核|处分|地点|身份|比赛|竞赛|荣誉|奖项?|资历|工龄|技能|我|本人)(?:方面|这块)?的话\Z"
)
_REPORTED = r"""
    都说(?!我|你) 按(?:照)?(?:规定|政策|通知|文件)
    (?:通知|文件|规定|政策|条件|公告|办法|号文)(?:里面?|上面?|中)?(?:已经|也|都|是)?(?:说|写|讲|规定|要求|列)(?!的)
    (?:领导|同事|朋友|人事|单位|hr|科长|主任|师傅|老板|老师)(?:跟我|和我|告诉我)?(?:说|讲|告诉)(?!我|你|了我)
"""
_PRESENT = r"""
    ^(?:但是?|不过|可是?|而)?(?:我|本人)?(?:现在|目前|实际|眼下) ^(?:但是?|不过|可是?)(?:我|本人)
"""
_UNFINISHED = r"""
    没有?毕业(?!证) (?<!初中)没读完 (?<!初中)(?<!小学)没念完 明年.{0,4}毕业
    还在(?:写|审|投|改|读|念|考|申请|排队) 正在(?:写|审|投|改|读|念|考|申请) 受理(?:中|阶段|了) 刚(?:受理|投)
    (?<!\d年)(?<![去前今]年)(?<![天刚昨近晚])才[去能]?[签办发拿评领补](?!了|的|过|到|完|好|上)
    下个?[月周]再?才?[签办发拿评领]
    (?<![同优高中初一二三平相])等(?![级同奖])(?=[^,;。!?]{1,12}(?:了|完|到)?(?:再|之?后))
    等(?:着|待|在)?(?:发[文证]|下[文证]|公示|批[文复]|红头|出证|领证)
    (?:没有?|未|尚未)(?:见刊|录用|授权|下证|发布|颁布|出版|刊发|公布)
"""
_COMMANDED = re.compile(r"^(?:请|麻烦|劳驾)?(?:你|您)?(?:帮我|给我|替我|帮忙)(?!评|签|发|记|定|问)|冷笑话")
_PAPERWORK = "第?[一二两]册"
_GROUPS = r"""
    的人(?!才|事) (?<![学人先])生\Z 者(?=能|可|是|要|怎|\Z) (?:都|全)?要有
"""
_PLANNED = "准备(?!好|齐) (?<![思理梦设])想(?!法|不到|起|来|当然)"
_ASKED = r"""
    (?<!不)可以 [算认行够要用该好收让准给管]不[算认行够要用该好收让准给管] (?<!还)是[^是]{1,6}还是
    (?<![智技功性节职机动产效全万可电热光储官才])能(?![力手源量耗人干级])
    够(?=年|条件|格|资格|时间|得|吗|不|了?[没吗么]|$) 算(?=吗|数|大专|本科|中专|硕士|研究生|几|我的)
    (?<![十好前近这那头后])几(?=[年篇个份本项次级等种月号点条位门]) (?<!没有)(?<!没)(?<!没.)(?<!没..)哪
    为[什啥] (?<!没有)(?<!没)(?<!算)(?<!是)(?<!不属于)什么(?!.{0,6}[都也](?:没|不)) (?<!没有)(?<!没)啥(?!.{0,4}[都也]没)
    (?<=是)什么 (?<![主需重])要(?=满|等|求|有|交|具备|提供|达到|上班) (?<![取获评拿觉])得(?=满|等|要|有|先|几)
    (?<![急公必])需要? 应该(?!是) 差(?=几|多|啥|什|哪)
"""
_AIMED = r"""
    (?<![汇预上填年简通海日周月学])(?:申报|报(?!告|道|社|销|酬|考|刊|废|纸|到|过|复|答|表|错))
    (?<!刚)初定(?!了|为|过|上|成|的(?!时候|条件|材料|要求|通知|人员)) 申请(?!表|专利|发明|的专利|的发明|了)
    破格(?!评[的上了过]|晋) 冲(?=高|副|正|击) 评(?=高工|高级|副高|正高|个|一下|不|得上|审|职称)
    直接(?=[评定](?![的上了为过])|报|升|冲|申|走) 定(?=级|中级|助理|技术员|个) 升(?=高|副|正|级) 按(?=硕|本|大|中|博)
    当(?=本科|大专|中专|学历|硕) 转评(?![的了为过成到])
"""
_OWN = r"""
    已经? 早就 刚 一直 从没 从未 从来 目前 现在是 现任 手[头上里](?=有|就|没|的) 名下 只有
    就一 仅有 没有?[发得拿评签受出写学参]过 还没 [评拿取得考毕业读学干做搞]的\Z
    \d年(?:\d+月)?(?:的|评|取|拿|毕业|考|本科|大专|工程师|硕士|就) 年了 月的 只拿了? 出来的 年(?:整|多)
"""
_SPEAKS = r"""
    \d年 在(?!吗|么|线) 毕业 是 没 做 干 评 签 拿 受 (?<![对好算行])了 过 不(?!错|好意思)
    合格 上班 年整 有 已 \d+[月件项篇份本] 第.名 等奖 排名?第?[\d一二三四五六] 办的? 刚 退(?=下|了|的)
    [去今前]年 \d{4} 其中 [一二两三四五六七八九十][篇项件本部]
"""
_TARGET = re.compile(r"(?:能不能|可不可以|能|可以)?(?:直接)?(?:初定|定|评)(?:上|到|吗|么|不|嘛|的|$)")
_QUESTION = re.compile(r"(?:[吗么嘛呢没不]|不行|了没)$")
_WHO_ASKS = (
    "(?:我|本人|俺)?(?:就|也|是)?(?:想|要|来)?(?:请)?(?:问(?!题)|咨询|了解|请教|打听|知道)(?:一下|下|个|问)?(?:问题)?"
)
_ASKING = re.compile(rf"^(?:.{{0,8}}?(?:你好|您好|哈喽|hello|hi|老师|请问|麻烦|打扰))?(?:.{{0,4}}?{_WHO_ASKS})")


@dataclass(frozen=True, slots=True)
class ModalityPatterns:
    """What marks each way of meaning a clause, compiled."""

    supposed: re.Pattern[str]
    reported: re.Pattern[str]
    present: re.Pattern[str]
    unfinished: re.Pattern[str]
    paperwork: re.Pattern[str]
    groups: re.Pattern[str]
    planned: re.Pattern[str]
    asked: re.Pattern[str]
    aimed: re.Pattern[str]
    first_person: re.Pattern[str]
    own: re.Pattern[str]
    personal: re.Pattern[str]


def modality_patterns(lexicon: Lexicon) -> ModalityPatterns:
    """Return the patterns with the words of `lexicon`."""
    words, question = lexicon.modality, lexicon.question
    first_person = [*lexicon.first_person.words, *lexicon.first_person.dialect]
    return ModalityPatterns(
        supposed=_any(words.supposed, _SUPPOSED),
        reported=_any(words.reported, _REPORTED),
        present=_any([], rf"{_PRESENT} ^(?:{either(words.present)})"),
        unfinished=_any(words.unfinished, _UNFINISHED),
        paperwork=_any(words.paperwork, _PAPERWORK),
        groups=_any(words.groups, _GROUPS),
        planned=_any(words.planned, _PLANNED),
        asked=_any([*question.words, *question.spoken, *question.whether, *question.eligibility], _ASKED),
        aimed=_any(words.aimed, _AIMED),
        first_person=_any(first_person),
        own=_any(first_person, _OWN),
        personal=_any(first_person, _SPEAKS),
    )


def _any(words: Iterable[str], in_context: str = "") -> re.Pattern[str]:
    return re.compile("|".join(filter(None, (either(words), *in_context.split()))))


@dataclass(frozen=True, slots=True)
class Modality:
    """Which part of a clause states something, `text[start:end]`.

    `supposed` carries a supposition on to the next clause; `personal` says that the clause speaks of one person's
    case, `unfinished` that it tells of something begun: 硕士还在读, 论文没见刊.
    """

    start: int
    end: int
    supposed: bool = False
    personal: bool = False
    unfinished: bool = False


def modality_of(clause: MessageClause, patterns: ModalityPatterns, supposed: bool, own_before: bool) -> Modality:
    """Return which part of `clause` states facts.

    `supposed` says that an earlier clause of the sentence opened a supposition or a quotation, `own_before`
    that the sentence already speaks of the applicant, so that a condition asked about is the applicant's.
    """
    text = clause.text
    if supposed and not patterns.present.search(text):
        return Modality(0, 0, supposed=True)
    if found := _supposition(text, patterns):
        return found
    paperwork = patterns.paperwork.search(text) and not patterns.first_person.search(text)
    if patterns.unfinished.search(text):
        return Modality(0, 0, unfinished=True)
    if _COMMANDED.search(text) or paperwork:
        return Modality(0, 0)
    asking = _ASKING.match(text)
    start = asking.end() if asking else 0
    end = _statement_end(clause, patterns, start, own_before)
    return Modality(start, end, personal=bool(patterns.personal.search(text, start, end)))


def _supposition(text: str, patterns: ModalityPatterns) -> Modality | None:
    """The modality of a clause that supposes or reports; None for any other.

    What asks of a later time (我明年什么时候能报) supposes nothing of what follows it.
    """
    if _LATER.match(text) and patterns.asked.search(text):
        return Modality(0, 0)
    opened = patterns.supposed.search(text) or patterns.reported.search(text)
    if opened and text.endswith("就好了"):
        return Modality(0, opened.start())
    if opened or (text.endswith("的话") and not _TOPIC.search(text)):
        return Modality(0, opened.start() if opened else 0, supposed=True)
    return None


def _statement_end(clause: MessageClause, patterns: ModalityPatterns, start: int, own_before: bool) -> int:
    """Where what the clause states ends and what it plans or asks begins; `start` where it states nothing."""
    text = clause.text
    planned, asked = patterns.planned.search(text, start), _question_start(text, patterns, start)
    if planned and (asked is None or planned.start() <= asked):
        return planned.start()
    end = len(text) if asked is None else asked
    if asked is None and not clause.is_question and not _QUESTION.search(text):
        return end
    if patterns.own.search(text, start, end):
        return end
    generic = asked is None or _TARGET.match(text, end) is not None or patterns.groups.search(text, start, end)
    return end if own_before and not generic else start


def _question_start(text: str, patterns: ModalityPatterns, start: int) -> int | None:
    found = [match.start() for pattern in (patterns.asked, patterns.aimed) if (match := pattern.search(text, start))]
    return min(found, default=None)
