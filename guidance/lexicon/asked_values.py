"""What a question asks for, where it asks for a value: a fee, a day, a phone; and how words look that give one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLACE = r"[一-鿿]{2}(?:路|街|大道|大厦|中心|广场)|\d+号|\d+室|\d+楼|[A-Z]楼"
VALUE_KINDS = (  # what a question asks for → how words look that say it
    (re.compile("多少钱|费用?|收费|几块|几元|价|贵"), re.compile(r"\d+(?:\.\d+)?(?:万?元|块)")),
    (
        re.compile("几年|多少年|多久|多长|年限|几个月|几天|多少天"),
        re.compile(r"\d+(?:年|个月|天|个?工作日|小时|周|学年|个?学期)(?!\d*月)"),
    ),
    (
        re.compile("几[份篇本部项张门次页名个种]|多少[份篇本部项张门次页名个种字]"),
        re.compile(r"\d+(?:万?字|[份篇本部项张门次页名个种])"),
    ),
    (
        re.compile("什么时候|啥时候|何时|几号|哪[天日]|几月|截止|期限|时间|日期|多会儿"),
        re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}"),
    ),
    (re.compile("电话|联系|打给|号码|手机|座机"), re.compile(r"(?:\d{3,4}-)?\d{7,8}")),
    (re.compile("哪里|哪儿|哪个?地方|地址|地点|在哪|去哪|到哪|送哪|交哪"), re.compile(_PLACE)),
    (re.compile("网址|网站|网页|登录|链接"), re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    (re.compile("邮箱|邮件"), re.compile(r"[\w.+-]+@[\w.-]+")),
    (re.compile("哪[些个张份]?表|什么表|表格|什么证明|哪些证明|叫什么"), re.compile("《[^《》]+》")),
)


_UNIT_ASKED = re.compile(r"多少个?([一-鿿]{2})")  # what is counted in words of its own: 多少学时


def asked_kinds(question: str) -> list[re.Pattern[str]]:
    """Return how the values look that `question` asks for; none where it asks for something else.

    Both texts are expected in the spelling of comparison (`comparable_spelling`) or of search.
    """
    known = [kind for ask, kind in VALUE_KINDS if ask.search(question)]
    return known or [re.compile(rf"\d+(?:\.\d+)?个?{unit}") for unit in _UNIT_ASKED.findall(question)[:1]]


def without_asking(question: str) -> str:
    """Return the words of `question` without those that ask for a value: what the value is asked of."""
    for ask, _ in VALUE_KINDS:
        question = ask.sub(" ", question)
    return question


def values_in(text: str) -> set[str]:
    """Return all values of any kind in `text`."""
    return {value for _, kind in VALUE_KINDS for value in matches_of(kind, text)}


def matches_of(kind: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the values of one kind in `text`."""
    return (match[0] for match in kind.finditer(text))
