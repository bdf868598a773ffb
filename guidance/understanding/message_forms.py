"""What a message is by its form: it compares, starts anew, takes leave, asks for a meaning, or if one still can."""

from __future__ import annotations

import re

from ingest.text.normalise import HAN

_COMPARES = re.compile(
    "两份|[两二2][份个](?:通知|文件)|两边|区别|不同|差别|差在|对照|比较|对比|各有?什么|各印?打?几|分别怎么|分别怎|各怎么"
)
_BOTH = re.compile(
    "[在按]?[这那]?[两二2][份个](?:通知|文件)(?:[里中上][面头]?)?|分别|有?(?:什么|啥|何|哪些)?(?:区别|不同|差别|差异)"
)
_RESTART = re.compile("(?:重新开始|从头开始|重来|清空|重新来过)[吧。!]?")
_GREETING = re.compile("你们?好|您好|hello|hi|哈喽|嗨|在吗|在不在|[早下晚]上?午?好")
_THANKS = re.compile("谢|辛苦|麻烦|好的|知道|明白|再见|拜拜")
_ASKS_MEANING = re.compile("(?:什么|啥)(?:叫|是(?!$)|意思)|指的?是?(?:什么|啥)[?]?$")
ASKS_IF_OPEN = re.compile(
    "(?:还|现在|如今|眼下|目前)[^,。?!;]{0,8}?(?:能|可以|可不可以|让|来得及|赶得上)[^,。?!;]{0,3}(?:报|申请|交|受理|吗|不|么|$)"
    "|来得及|(?:截止|结束|过期|停|关)了?(?:吗|没|么)|(?:还|有没有)(?:没有?)?(?:截止|结束|过期)|(?:还|有没有|是不是)在?(?:受理|收材料|开放)"
    "|(?:报名|申报|受理)[^,。?!;]{0,4}开始了?(?:吗|没|么)"
)
_FILLING = re.compile(
    r"^(?:那么?|还有)|(?:怎么|如何|咋)[算讲说]|(?:的|有什么|什么)?(?:要求|规定)?(?:的|呢|吗|啊|呀)?[?。!]*$|\s+"
)
_WORDS = re.compile(f"[{HAN}]{{2}}|[{HAN}]{{1}}[{HAN}a-z0-9]|[a-z]{{2,}}|#")


def compares(text: str) -> bool:
    """Return whether a folded message sets notices side by side."""
    return bool(_COMPARES.search(text))


def without_both(text: str) -> str:
    """Return a folded message that sets notices side by side without the words that only say so (这两份通知里分别)."""
    rest = _BOTH.sub("", text)
    return rest if compares(text) and rest.strip() else text


def restarts(text: str) -> bool:
    """Return whether a folded message asks to forget the talk."""
    return bool(_RESTART.fullmatch(text))


def takes_leave(text: str) -> bool:
    """Return whether a folded message thanks or takes leave, and greets nobody."""
    return bool(_THANKS.search(text)) and not _GREETING.search(text)


def asks_meaning(text: str) -> bool:
    """Return whether a folded message asks what a word means."""
    return bool(_ASKS_MEANING.search(text))


def without_filling(text: str) -> str:
    """Return a folded message without the words around a bare term (那公务员怎么规定的呢)."""
    return _FILLING.sub("", text)


def has_words(text: str) -> bool:
    """Return whether anything can be read in a folded message."""
    return bool(_WORDS.search(text))
