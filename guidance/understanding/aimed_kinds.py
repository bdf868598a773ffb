"""Which kinds of notices a message names as what it is about, and not as what somebody has behind them: 初定."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidance.understanding.notice_profile import NoticeProfile

_TITLE = "(?:的|成|为|了)?(?:技术员|员级|助理|助工|中级|工程师)(?:级|工程师)?(?:职称)?"
_PAST_BEFORE = re.compile(
    r"(?:刚刚?|以前|之前|原来|当时|当初|早就?|已经?|单位|公司|我是|是|没有?|未|被|给我|通过|过了)的?\Z"
)
_PAST_BEHIND = re.compile(
    "[了过成上到得]|[之以]?[后前]|时(?!间)"
    "|的(?!条件|材料|资料|要求|通知|时候|人员|时间|流程|手续|范围|地[点方]|费|电话|年限|申报)"
    rf"|{_TITLE}(?:已|[,。;]|了|满|\d|有)"
)
_NAME_BEFORE, _NAME_BEHIND = (
    re.compile(r"[那么还有就换改成问看要,。\s]*\Z"),
    re.compile(r"的[呢啊呀吧]?[?。!]?\Z"),
)  # 那初定的呢
_YEAR_BEFORE, _TITLE_BEHIND = re.compile(r"(?:[去前今]年|\d年|\d月)\Z"), re.compile(_TITLE)


def not_of_the_past(text: str, kinds: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the `kinds`, offsets in the folded `text` and words, that are not told of what is over (刚初定了)."""
    return [(at, word) for at, word in kinds if not _is_past(text, at, at + len(word))]


def kinds_of_notices(words: Iterable[str], profiles: Iterable[NoticeProfile]) -> tuple[str, ...]:
    """Return those of the `words`, each once, that are the kind of some notice and no matter within one (答辩)."""
    named = dict.fromkeys(words)
    kinds = {kind for profile in profiles for kind in profile.kinds} if named else set()
    return tuple(word for word in named if word in kinds)


def _is_past(text: str, start: int, end: int) -> bool:
    if _NAME_BEFORE.fullmatch(text[:start]) and _NAME_BEHIND.match(text, end):
        return False
    before = max(0, start - 6)
    of_year = _YEAR_BEFORE.search(text, before, start) and _TITLE_BEHIND.match(text, end)
    return bool(of_year or _PAST_BEFORE.search(text, before, start) or _PAST_BEHIND.match(text, end))
