"""Which event each date belongs to: a graduation, a title, a certificate, the start of the work, another, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from guidance.extraction.carried_dates import says_only_when
from guidance.extraction.credential_mentions import (
    APART,
    AWARD,
    BIRTH,
    CREDENTIALS,
    DEGREE,
    EDUCATION,
    GRADUATION,
    SKILL,
    START,
    TITLE,
    UNRELATED,
    CredentialMention,
)
from guidance.extraction.extraction_result import DateMention
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.local_names import LocalNames
from guidance.lexicon.lexicon import either
from ingest.text.numerals import SPOKEN_NUMBER

_NEAR = 6  # characters between a date and the word that claims it outright
_RECKONED = re.compile(
    rf"(?:底|末|初|份)?(?:刚好|正好|才|就|也|都|已经|时|还|不|没|未|差)*(?:满|够|有|是)(?:了)?{SPOKEN_NUMBER}(?:周?年|个月)|(?:底|末|初|份)?(?:刚好|正好){SPOKEN_NUMBER}年"
)
_UNTIL = re.compile(r"(?:截至|截止|截止到|算到|干到|(?:^|[,\n。])到)\Z")
_OBTAINED = re.compile(r"(?:就|才|是|拿|得|获|的)*(?:评上|取得|拿到|评的|初定(?:了|为|的(?=助|技|中)))")
_AWARDED = re.compile(r"批准|评|取得|通过|获得")
_ISSUED = re.compile(
    r"落款|发证|下证|证书?[^,;。\n]{0,8}(?:发|下来|拿|领)|(?:发|拿|领)[了的到]?证|证书?(?:上|是|的|时间|日期)"
)
_ENTERED = re.compile(r"考上|考进|考取|入学|入校|进校|录取|开学|开始读|去读|报读|读起|就读|上的|读的|报到|级")
_DENIED = re.compile(r"(?:不是|并非|并不是|而非)\Z")
_OF_DEGREE, _OF_DIPLOMA = "学位", "毕业"
_JOINT = 1  # characters between two words that share a date: 毕业证和学位证都是2013年的
_BARE = re.compile(r"[\s的是在我于]*")
_NEXT = re.compile(rf"[{PAUSE}]{{1,2}}[^{PAUSE}]*")
_MOVED = re.compile(
    "[又就才我也]*(?:到(?!手)|去(?!考|评|拿|领)|转(?!评)|[进来换调搬回])"
)  # 2023年2月到开发区: what was dated before is not dated anew
_OF_LAST_NAMED = re.compile(r"(?:就|才|我|也)*(?:拿到|取得|评上|考到|考出|有)了?")
_OTHERS_BEFORE = re.compile(r"\n{6,}\Z")  # a clause of other people, whose thing this may be
_HONOURS = re.compile("能手|工匠|津贴|奖|荣誉|大赛|竞赛")
_BORN = re.compile(r"(?:我|俺|本人|是|也|就|,| )*\|(?:的(?:人|了|生)?)?")  # 我85年的
_YOUNGEST = "2006"  # the last year of birth of anybody at work
_OF = re.compile("[的评]*")
_BETWEEN = re.compile(r"(?:是|于|在|的|时间|日期|上|写着?|为|证书?|证书上|职称|资格|,|:|大概|差不多|大约|应该|约| )*")


@dataclass(frozen=True, slots=True)
class AttachedDate:
    """A date and the mention that it belongs to; `mention` is None where only the kind of event is clear.

    `kind` is that of the mention; `issued` says that it is the day on which the certificate was handed out, which
    may be later than the award.
    """

    date: DateMention
    kind: str
    mention: CredentialMention | None
    issued: bool = False


def aim_pattern(local: LocalNames) -> re.Pattern[str]:
    """Return the pattern of what follows a year that is the notice's: 2024年度的高工, 2024年能报吗."""
    own = [either(names) for names in (local.specialities, local.places) if names]
    if local.specialities:
        own.append(rf"\((?:{either(local.specialities)})\)")
    own_names = "".join(f"|{names}" for names in own)
    return re.compile(
        rf"(?:的|度|年度|这批|这次|市里?|上半年|下半年|第?[一二]批|专业{own_names})*(?:的|专业)?"
        r"(?:高工|高级(?=[工职]程?称?|\Z|[^技工])(?!工[^程])|初定|职称|申报|评审|通知|政策)"
        r"|(?:我|还|就|这次|这回)*(?:能|可以|想|要|准备|打算|报|参评)"
    )


def attach_dates(
    text: str,
    full_text: str,
    dates: list[DateMention],
    mentions: list[CredentialMention],
    aim: re.Pattern[str],
) -> list[AttachedDate]:
    """Return what each date that `text` states belongs to; dates of other things, as of the notice, are left out.

    `full_text` is the message unmasked: 2024年 is the notice's year by the 高工能报吗 that follows.
    """
    stated = [date for date in dates if "\n" not in text[date.start : date.end]]
    stated = [date for date in stated if not _is_of_notice(full_text, date, aim)]
    stated = [date for date in stated if not _DENIED.search(text, 0, date.start)]
    live = [mention for mention in mentions if not mention.denied and mention.kind != APART]
    found: list[AttachedDate] = []
    for at, date in enumerate(stated):
        window = (stated[at - 1].end if at else 0, stated[at + 1].start if at + 1 < len(stated) else len(text))
        taken = {id(attached.mention) for attached in found}
        attached = _attach(text, date, live, window, taken)
        if attached and attached.kind != UNRELATED and not _is_of_move(text, date, attached):
            start, end = _clause(text, date)
            words = text[max(start, window[0]) : min(end, window[1])]
            if attached.kind in (EDUCATION, DEGREE) and _ENTERED.search(words) and "毕业" not in words:
                continue
            issued = bool(_ISSUED.search(words) and not _AWARDED.search(words))
            found.append(replace(attached, issued=issued))
    return found


def _is_of_move(text: str, date: DateMention, attached: AttachedDate) -> bool:
    """Whether a date behind a credential says when its holder came to where they are: 我工程师2020年调来的."""
    mention = attached.mention
    if mention is None or mention.kind not in CREDENTIALS or mention.end > date.start:
        return False
    return _MOVED.match(text, date.end) is not None and not says_only_when(text[date.end : _clause(text, date)[1]], ())


def _is_of_notice(full_text: str, date: DateMention, aim: re.Pattern[str]) -> bool:
    if _RECKONED.match(full_text, date.end) or _UNTIL.search(full_text[max(0, date.start - 4) : date.start]):
        return True
    aimed = aim.match(full_text, date.end)
    return aimed is not None and not _OBTAINED.search(full_text[date.end : aimed.end() + 6])


def _attach(
    text: str, date: DateMention, mentions: list[CredentialMention], window: tuple[int, int], taken: set[int]
) -> AttachedDate | None:
    start, end = _clause(text, date)
    if date.value <= _YOUNGEST and not any(mention.end <= date.start for mention in mentions):
        around = text[start : date.start] + "|" + text[date.end : end]
        if _BORN.fullmatch(around):
            return AttachedDate(date, BIRTH, None)
    following = [m for m in mentions if date.end <= m.start < min(end, window[1])]
    preceding = [m for m in mentions if max(start, window[0]) <= m.start and m.end <= date.start]
    first = following[0] if following else None
    last = preceding[-1] if preceding else None
    if first and first.kind == START and last and last.kind == UNRELATED:  # 继续教育从2019年开始
        return AttachedDate(date, UNRELATED, last)
    if first and first.is_event and first.start - date.end <= _NEAR:
        return _claimed(date, first, following[1:], preceding, mentions)
    if last and first and _is_years_title(text, last, date, first, window[1]):
        return AttachedDate(date, first.kind if first.start > date.end else UNRELATED, first)
    if last and _BETWEEN.fullmatch(text, last.end, date.start):
        return _to(date, last, mentions)
    if nearest := first or last:
        return _to(date, nearest, mentions)
    return _carried(text, date, mentions, taken)


def _is_years_title(text: str, last: CredentialMention, date: DateMention, first: CredentialMention, end: int) -> bool:
    """Whether a date stands between an education and a title that has none: 本科2017年的工程师.

    Without the 的 it may be of either.
    """
    alone = last.kind == EDUCATION and first.kind in (TITLE, SKILL) and last.end == date.start
    dated = end < len(text) and _BETWEEN.fullmatch(text, first.end, end)
    return alone and not dated and _OF.fullmatch(text, date.end, first.start) is not None


def _claimed(
    date: DateMention,
    event: CredentialMention,
    following: list[CredentialMention],
    preceding: list[CredentialMention],
    mentions: list[CredentialMention],
) -> AttachedDate:
    """A date that a verb right behind it claims: 2018年评的, 2015年毕业.

    What the verb is about stands before it in the clause, behind it, or in an earlier clause or the next one.
    """
    if event.kind not in (GRADUATION, AWARD):
        return AttachedDate(date, event.kind, event)
    if event.value.startswith(_OF_DEGREE) and any(_is_other_diploma(m, event) for m in mentions):
        return AttachedDate(date, DEGREE, None)
    if event.kind == AWARD and following and _HONOURS.search(following[0].value):
        return AttachedDate(date, UNRELATED, following[0])
    wanted = (EDUCATION, DEGREE) if event.kind == GRADUATION else (TITLE, SKILL)
    beside = [m for m in preceding if m.kind in wanted][-1:] + [m for m in following if m.kind in wanted][:1]
    beside += [m for m in mentions if m.kind in wanted and m.end <= date.start][-1:]
    if not beside and event.kind == GRADUATION:
        beside = [m for m in mentions if m.kind in wanted and m.start >= date.end][:1]
    if beside:
        return AttachedDate(date, beside[0].kind, beside[0])
    return AttachedDate(date, TITLE if event.kind == AWARD else EDUCATION, None)


def _is_other_diploma(mention: CredentialMention, event: CredentialMention) -> bool:
    """Whether a graduation is spoken of apart from the degree's certificate."""
    apart = mention.end + _JOINT < event.start or event.end + _JOINT < mention.start
    return mention.kind == GRADUATION and mention.value.startswith(_OF_DIPLOMA) and apart


def _to(date: DateMention, mention: CredentialMention, mentions: list[CredentialMention]) -> AttachedDate:
    if mention.kind in (GRADUATION, AWARD):
        return _claimed(date, mention, [], [m for m in mentions if m.end <= mention.start], mentions)
    return AttachedDate(date, mention.kind, mention)


def _carried(text: str, date: DateMention, mentions: list[CredentialMention], taken: set[int]) -> AttachedDate | None:
    """A date alone belongs to what was spoken of last, or to what comes next where that has its date already."""
    start, end = _clause(text, date)
    within = [m for m in mentions if start <= m.start < end]
    if not says_only_when(text[start : date.start] + text[date.end : end], (text[m.start : m.end] for m in within)):
        return None
    topics = [m for m in mentions if m.end <= date.start and m.kind not in (START, AWARD)]
    coming = [m for m in mentions if m.start >= date.end]
    if _OF_LAST_NAMED.match(text, date.end) and _OTHERS_BEFORE.search(text, 0, start):
        return None
    forth = coming and _BARE.fullmatch(text, date.end, end) and _NEXT.fullmatch(text, end, coming[0].start)
    served = topics and id(topics[-1]) in taken and _BARE.fullmatch(text, start, date.start)
    if topics and not (forth and served):
        carried = _to(date, topics[-1], mentions)
        return None if _MOVED.match(text, date.end) and id(carried.mention) in taken else carried
    return _to(date, coming[0], mentions) if forth else None


def _clause(text: str, date: DateMention) -> tuple[int, int]:
    """The clause that the date stands in."""
    start = max(text.rfind(pause, 0, date.start) for pause in PAUSE) + 1
    ends = [at for pause in PAUSE if (at := text.find(pause, date.end)) >= 0]
    return start, min(ends, default=len(text))
