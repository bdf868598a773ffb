"""Which event each date belongs to: a graduation, a title, a certificate, the start of the work, or none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from guidance.extraction.credential_mentions import CredentialMention
from guidance.extraction.extraction_result import Stamp
from guidance.extraction.fact_wording import PAUSE
from ingest.text.numerals import SPOKEN_NUMBER

_NEAR = 6  # characters between a date and the word that claims it outright
_AIMED = re.compile(
    r"(?:的|度|年度|这批|这次|市里?|数字经济|\(智能制造\)|智能制造|开发区|上半年|下半年|第?[一二]批|专业)*(?:的|专业)?(?:高工|高级(?=[工职]程?称?|\Z|[^技工])(?!工[^程])|初定|职称|申报|评审|通知|政策)"
    r"|(?:我|还|就|这次|这回)*(?:能|可以|想|要|准备|打算|报|参评)"
)
_RECKONED = re.compile(
    rf"(?:底|末|初|份)?(?:刚好|正好|才|就|也|都|已经|时|还|不|没|未|差)*(?:满|够|有|是)(?:了)?{SPOKEN_NUMBER}(?:周?年|个月)|(?:底|末|初|份)?(?:刚好|正好){SPOKEN_NUMBER}年"
)
_UNTIL = re.compile(r"(?:截至|截止|截止到|算到|干到|(?:^|[,\n。])到)\Z")
_HELD = re.compile(r"(?:就|才|是|拿|得|获|的)*(?:评上|取得|拿到|评的|初定(?:了|为|的(?=助|技|中)))")
_AWARDED = re.compile(r"批准|评|取得|通过|获得")
_ISSUED = re.compile(
    r"落款|发证|下证|证书?[^,;。\n]{0,8}(?:发|下来|拿|领)|(?:发|拿|领)[了的到]?证|证书?(?:上|是|的|时间|日期)"
)
_ENTERED = re.compile(r"考上|考进|考取|入学|录取|开始读|去读|报读|读起")
_DENIED = re.compile(r"(?:不是|并非|并不是|而非)\Z")
_BARE = re.compile(r"[\s的是在我于]*")
_HONOUR = re.compile("能手|工匠|津贴|奖|荣誉|大赛|竞赛")
_SPOKEN = re.compile(r"(?:是|于|在|的|时间|日期|上|写着?|为|证书?|证书上|职称|资格|,|:|大概|差不多|大约|应该|约| )*")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the mention that it belongs to; `mention` is None where only the kind of event is clear.

    `issued` says that it is the day on which the certificate was handed out, which may be later than the award.
    """

    stamp: Stamp
    kind: str
    mention: CredentialMention | None
    issued: bool = False


def date_mentions(text: str, whole: str, stamps: list[Stamp], mentions: list[CredentialMention]) -> list[Dated]:
    """Return what each date told in `text` belongs to; dates of other things, as of the notice, are left out.

    `whole` is the message with what is not told: 2024年 is the notice's year by the 高工能报吗 that follows.
    """
    told = [stamp for stamp in stamps if "\n" not in text[stamp.start : stamp.end] and not _of_notice(whole, stamp)]
    told = [stamp for stamp in told if not _DENIED.search(text, 0, stamp.start)]
    live = [mention for mention in mentions if not mention.denied and mention.kind != "apart"]
    found = []
    for at, stamp in enumerate(told):
        before = told[at - 1].end if at else 0
        after = told[at + 1].start if at + 1 < len(told) else len(text)
        dated = _belongs(text, stamp, live, (before, after), {id(each.mention) for each in found})
        if dated and dated.kind != "noise":
            clause = _bounds(text, stamp)
            words = text[max(clause[0], before) : min(clause[1], after)]
            if dated.kind in ("education", "degree") and _ENTERED.search(words) and "毕业" not in words:
                continue
            found.append(replace(dated, issued=bool(_ISSUED.search(words) and not _AWARDED.search(words))))
    return found


def _of_notice(whole: str, stamp: Stamp) -> bool:
    if _RECKONED.match(whole, stamp.end) or _UNTIL.search(whole[max(0, stamp.start - 4) : stamp.start]):
        return True
    aimed = _AIMED.match(whole, stamp.end)
    return bool(aimed) and not _HELD.search(whole[stamp.end : aimed.end() + 6])


def _belongs(
    text: str, stamp: Stamp, mentions: list[CredentialMention], window: tuple[int, int], dated: set[int]
) -> Dated | None:
    start, end = _bounds(text, stamp)
    following = [m for m in mentions if stamp.end <= m.start < min(end, window[1])]
    preceding = [m for m in mentions if max(start, window[0]) <= m.start and m.end <= stamp.start]
    first = following[0] if following else None
    last = preceding[-1] if preceding else None
    if first and first.kind in ("grad", "award", "since", "noise") and first.start - stamp.end <= _NEAR:
        return _claimed(stamp, first, following[1:], preceding, mentions)
    if last and _SPOKEN.fullmatch(text, last.end, stamp.start):
        return _to(stamp, last, mentions)
    if first or last:
        return _to(stamp, first or last, mentions)
    return _carried(text, stamp, mentions, dated)


def _claimed(
    stamp: Stamp,
    event: CredentialMention,
    following: list[CredentialMention],
    preceding: list[CredentialMention],
    mentions: list[CredentialMention],
) -> Dated:
    """A date that a verb right behind it claims: 2018年评的, 2015年毕业.

    What the verb is about stands before it in the clause, behind it, or in what was said earlier or comes next.
    """
    if event.kind in ("since", "noise"):
        return Dated(stamp, event.kind, event)
    if event.kind == "award" and following and _HONOUR.search(following[0].value):
        return Dated(stamp, "noise", following[0])
    wanted = ("education", "degree") if event.kind == "grad" else ("title", "skill")
    beside = [m for m in preceding if m.kind in wanted][-1:] + [m for m in following if m.kind in wanted][:1]
    beside += [m for m in mentions if m.kind in wanted and m.end <= stamp.start][-1:]
    if not beside and event.kind == "grad":
        beside = [m for m in mentions if m.kind in wanted and m.start >= stamp.end][:1]
    kind = "title" if event.kind == "award" and not beside else beside[0].kind if beside else "education"
    return Dated(stamp, kind, beside[0] if beside else None)


def _to(stamp: Stamp, mention: CredentialMention, mentions: list[CredentialMention]) -> Dated:
    if mention.kind in ("grad", "award"):
        return _claimed(stamp, mention, [], [m for m in mentions if m.end <= mention.start], mentions)
    return Dated(stamp, mention.kind, mention)


def _carried(text: str, stamp: Stamp, mentions: list[CredentialMention], dated: set[int]) -> Dated | None:
    """A date alone belongs to what was spoken of last, or to what comes next where that has its date already."""
    topics = [m for m in mentions if m.end <= stamp.start and m.kind not in ("since", "award")]
    coming = [m for m in mentions if m.start >= stamp.end]
    start, end = _bounds(text, stamp)
    forth = coming and _BARE.fullmatch(text, stamp.end, end)
    served = topics and id(topics[-1]) in dated and _BARE.fullmatch(text, start, stamp.start)
    if topics and not (forth and served):
        return _to(stamp, topics[-1], mentions)
    return _to(stamp, coming[0], mentions) if forth else None


def _bounds(text: str, stamp: Stamp) -> tuple[int, int]:
    """The clause that the date stands in."""
    start = max(text.rfind(pause, 0, stamp.start) for pause in PAUSE) + 1
    ends = [at for pause in PAUSE if (at := text.find(pause, stamp.end)) >= 0]
    return start, min(ends, default=len(text))
