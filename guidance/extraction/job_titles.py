"""Titles that only name the work that somebody does, or other people: 岗位叫设备工程师, 有三个工程师."""

from __future__ import annotations

import re

from guidance.extraction.credential_mentions import CredentialMention
from guidance.extraction.fact_wording import PAUSE

_JOB = re.compile(
    r"(?:岗位?|职位|职务|头衔|名片|工种|抬头)(?:名称|名字|上|里)*(?:就|都)?(?:是|叫做?|为|写|印|的|着|:)*[^\n,;。!?评证]{0,6}\Z"
    r"|(?:当|做|干)(?!上)(?:了|过|着|的是|个|一名|名|\d+|[一二两三四五六七八九十]+|多|年)*[^\n,;。!?评证当做干\d年多了]{2,4}\Z"
)
_IN_HOUSE = re.compile(
    r"(?:(?:公司|单位|厂里?|集团|企业)(?:内部|自己|自行)|内部|自封|内聘|任命)(?:评|定|认定|聘|封)?(?:的|了|为|我|成|个)*\Z"
)
_IN_LATIN = re.compile(r"[a-z]{2,}\Z")  # EHS工程师, PLC工程师: what posts are called
_ISSUED_IN_HOUSE = re.compile(
    r"(?:职称|证书?|资格)*(?:其实|就|也|都)*(?:是|由)[^\n,;。!?]{0,8}?(?:公司|单位|企业|厂里?|集团)(?:内部|自己|自行)(?:发|评|颁|定)"
)
_OF_OTHERS = re.compile(
    r"(?:负责|招聘?|管理?|带|培训|(?:有|来|招)了?(?:[2-9]|\d{2,}|[两俩三四五六七八九十几]+)(?:个|名|位))\Z|(?:[2-9]|[两俩三四五六七八九十几])(?:个|名|位)\Z"
)
_GOES_ON = re.compile(r"(?:的(?=招聘|培训|管理|考试|事|工作|岗|同事|队伍|团队|要求|条件|标准|待遇)|们|岗)")
_NO_JOB = re.compile(r"(?:的)?(?:职称|资格|证)|岗位?(?:以后|之后)")


def is_of_others(text: str, start: int) -> bool:
    """Whether what stands at `start` of the masked `text` is said of several people: 招了三个工程师."""
    return _OF_OTHERS.search(text, 0, start) is not None


def is_job(text: str, mention: CredentialMention) -> bool:
    """Whether a title of the masked `text` only names the work that somebody does, or several people."""
    start = max(text.rfind(pause, 0, mention.start) for pause in PAUSE) + 1
    if _OF_OTHERS.search(text, start, mention.start) or _GOES_ON.match(text, mention.end):
        return True
    if _ISSUED_IN_HOUSE.match(text, mention.end):
        return True
    if _IN_LATIN.search(text, start, mention.start) and not _NO_JOB.match(text, mention.end):
        return True
    called = _JOB.search(text, start, mention.start) or _IN_HOUSE.search(text, start, mention.start)
    return bool(called) and not _NO_JOB.match(text, mention.end)
