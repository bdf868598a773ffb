"""Whether a title that a message names is aimed at, or obtained already."""

from __future__ import annotations

import re

_VERB = 2  # characters of a level's own word that may be the verb of aiming (评高级, 申报高级)
_AIM = r"(?:(?<!已)报(?!告|过|道)|申报|申请|评(?![的上过了]|审)|参评|想(?!法)|冲|升|晋|走)[^,。:?!;吗么]{0,8}\Z"
_HELD_BEFORE = (
    r"(?:我|本人)(?:就|也|现在|目前|已经?)*(?:是|有|只有|才|持有?)[^,。:?!;]{0,4}\Z"
    r"|(?:当|做)[上了]+\Z|(?:看|记|写|当)(?:错|成)了?[^,。:?!;]{0,4}\Z|(?:不是|那是|[,。:?!;]是)\Z"
    r"|(?:现在|目前|已经?|早就?|[去前今]年|\d年|\d月|\d[日号]|[一二]〇..年)(?:就|才|是|有)?(?:评|取得|拿|考|聘|定)"
    r"[^,。:?!;报]{0,6}\Z"
)
_HELD_AFTER = (
    r"(?:[^,。:?!;]{0,4}[和、与跟][^,。:?!;]{1,8})?(?:我|本人)?(?:都|也|已经?|早就?)有(?=[,。;!了的]|\Z)|(?:职称|资格|证书?)?(?:的(?:日期|时间|证|年份)|(?:职称)?(?:评|取得|拿|聘)(?:的|上|了)"
    r"|[,、 ]?(?:是|于|在)?(?:19|20)?\d\d(?:年|[./-])[^,。:?!;]{0,8}(?:取得|评|拿|发|考|的))"
)
_ASKED_OF = re.compile(  # 正高级教师今年怎么报
    "(?:职称)?(?:[今明]年|本年度)?(?:怎么|咋|如何|什么时候|啥时候|何时|在哪[里儿]?)(?:申报|报名?|申请|评)(?![^,。?!;]{0,4}[级高师])"
)
_OBTAINING = re.compile(r"(?:取得|获得|评上|拿到)了?\Z")
_SINCE = re.compile("(?:职称|资格|证书?)*(?:以?后|之后|以来|满)")
_THEN = "当年|当时|那时|那会儿?|时候?|那[年次回]|以前|之前|上[次回]|原来"
_ONCE_BEFORE = re.compile(rf"(?:{_THEN})[^,。:?!;]{{0,6}}\Z")
_USED = "(?:用|交|写|填|发|报|拿)"
_USED_ONCE = re.compile(
    rf"(?:[^,。:?!;]{{0,3}}(?:{_THEN}))?[^,。:?!;]{{0,2}}{_USED}过|[^,。:?!;]{{0,3}}(?:{_THEN})[^,。:?!;]{{0,2}}{_USED}[的了]"
)
_USED_FOR = re.compile(f"[^,。:?!;]{{0,2}}{_USED}[的了]")


def is_aimed_at(text: str, title: re.Match[str]) -> bool:
    """Return whether the folded text says that the title is applied for: 想报副高, 副高怎么报."""
    return bool(re.search(_AIM, text[: title.start() + _VERB]) or _ASKED_OF.match(text, title.end()))


def is_obtained(text: str, title: re.Match[str]) -> bool:
    """Return whether the folded text says that the title was obtained, or aimed at once: 助理工程师2020年取得."""
    before, after = text[: title.start()], text[title.end() :]
    # 评中级那会儿用过的论文: aimed at once.
    if _USED_ONCE.match(after) or (_ONCE_BEFORE.search(before) and _USED_FOR.match(after)):
        return True
    if re.search(_AIM, before):
        return False
    if _OBTAINING.search(before) and _SINCE.match(after):
        return True
    return bool(re.search(_HELD_BEFORE, before) or re.match(_HELD_AFTER, after))
