"""Whether a number that a message names is whole and has been reached: 0.5篇, 快20年, 差一篇 and 20年不到 have not."""

from __future__ import annotations

import re

from guidance.extraction.fact_wording import PAUSE
from ingest.text.numerals import spoken_range

_NUMERALS = "0-9零〇一二两三四五六七八九十"
_DECIMAL_BEFORE = re.compile(rf"[{_NUMERALS}][.点/]\Z|分之\Z")
_DECIMAL_AFTER = re.compile(rf"[.点][{_NUMERALS}]")
_TO_COME = "(?:发|写|干|等|过|要|有|出|拿|来|满|做)"
_SHORT_BEFORE = re.compile(
    r"差(?!不多[^,]*以上|异|旅|额|分|错)|(?<!紧)(?<!空)(?<!不)缺(?!陷|口|席)|欠(?!缺)"
    r"|[不没未](?:凑|写|发|攒|干|做)?(?:到|足|满|够)|将近|接近|差点|眼看|即将"
    rf"|马上|就要|还有[^,]{{1,5}}(?:就|才|到|满)|还要|还需|凑不|再{_TO_COME}(?![了过])|(?:最|至|顶)多"
    r"|快(?:要|满|到|有|够|是|干|做)*\Z|(?:近|小|几|第|(?<![至不多])少了?)\Z"
    r"|(?:年底|明年|后年|下半年|下个?月|过完?年).{0,4}(?:就|满|到|才|够)"
)
_SHORT_AFTER = re.compile(
    r"(?:还|都|也|就|才|其实|左右)*(?:[不没未](?:到|足|满|够|有)|差(?!不多)|缺|欠|少|还(?:要|得|需))"
    rf"|[^{PAUSE}]{{0,3}}(?:就|才)[满到够]|[^{PAUSE}]{{0,10}}(?:还?差|还?缺|还?欠|不到|没到|未满|没满|还要再|还得)"
)
_SHORT_BEHIND = re.compile(
    r"[,;。\n ]*(?:但是?|可是?|不过|就|其实|目前|现在|离|到|满)*(?:还|就|只|刚好|正好)*"
    r"(?:差(?!不多)|缺|欠|少|[不没未][到满足够])"
)
_ROUGH_BEFORE = re.compile(r"(?:大概|大约|约莫?|差不多|估计|好像|可能)(?:有|是|干了?|满|也?就)*\Z")
_ROUGH_AFTER = re.compile(rf"[^{PAUSE}{_NUMERALS}]{{0,3}}?(?:左右|上下|的样子)")


def is_certain(text: str, start: int, end: int) -> bool:
    """Return whether the number `text[start:end]`, its unit behind it, is whole and not taken back by its clause."""
    if _DECIMAL_BEFORE.search(text, max(0, start - 2), start) or _DECIMAL_AFTER.match(text, end):
        return False
    first, last = _clause(text, start, end)
    return not (_SHORT_BEFORE.search(text, first, start) or _SHORT_AFTER.match(text, end + 1, last))


def is_full(text: str, start: int, end: int) -> bool:
    """Return the same of a length of time, which the next clause may take back as well: 20年,还差两个月."""
    return is_certain(text, start, end) and not _SHORT_BEHIND.match(text, _clause(text, start, end)[1])


def rough_range(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return from what to what a number `text[start:end]` that is told roughly may be; None where it is not rough.

    十来 is 8 to 13, 十几 11 to 19, 20左右 or 大概20 18 to 22, 五六 itself.
    """
    stated = spoken_range(text[start:end])
    if stated is None:
        return None
    low, high = stated
    if text.startswith("来", end):
        return low - low // 5, high + high * 3 // 10
    if text.startswith("几", end):
        return low + 1, high + 9
    if _ROUGH_AFTER.match(text, end) or _ROUGH_BEFORE.search(text, max(0, start - 6), start):
        return max(0, low - max(1, low // 10)), high + max(1, high // 10)
    return stated if low < high else None


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(pause, 0, start) for pause in PAUSE) + 1
    return first, min((at for pause in PAUSE if (at := text.find(pause, end)) >= 0), default=len(text))
