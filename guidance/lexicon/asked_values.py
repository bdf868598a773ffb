"""What a question asks for, where it asks for a value: a fee, a day, a phone; and how words look that give one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_PLACE = r"[一-鿿]{2}(?:路|街|大道|大厦|中心|广场)|\d+号|\d+室|\d+楼|[A-Z]楼"
_PAGE = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_ON_NET = rf"[一-鿿”》](?:平台|系统|网站|官网|公众号|小程序|服务网|办公网|内网|app|APP)|{_PAGE}"
_BROUGHT = "送|寄|现场|纸质|带到|领取|领证|答辩|面试|讲课|考试"  # what is done there in person


@dataclass(frozen=True)
class KindOfValue:
    """A kind of value: the words that `ask` for it, those that only name it, and how words look that give one.

    `differs` says that it may depend on who asks, as years, numbers and papers do, unlike a fee or a day.
    """

    asks: re.Pattern[str]
    names: re.Pattern[str]
    looks: re.Pattern[str]
    differs: bool = False

    @cached_property
    def told_by(self) -> re.Pattern[str]:
        """What of a question tells that it is about such a value."""
        return re.compile("|".join(each for each in (self.asks.pattern, self.names.pattern) if each != _NONE))


_NONE = "(?!)"


def _kind(asks: str, names: str, looks: str, *, differs: bool = False) -> KindOfValue:
    return KindOfValue(re.compile(asks or _NONE), re.compile(names or _NONE), re.compile(looks), differs)


VALUE_KINDS = (
    _kind(
        "多少钱|费[一-鿿]{0,4}多少|多少费|几块|几元|多少元|什么价",
        "(?<![缴交付退减免])费用?|收费|价|贵",
        r"\d+(?:\.\d+)?(?:万?元|块)",
    ),
    _kind(
        "(?<!哪)几年|多少年|多久|多长|几个月|(?<!哪)几天|多少天",
        "年限",
        r"\d+(?:年|个月|天|个?工作日|小时|周|学年|个?学期)(?!\d*月)",
        differs=True,
    ),
    _kind(
        "几[份篇本部项张门次页名个种分]|多少[份篇本部项张门次页名个种字分]",
        "",
        r"\d+(?:万?字|[份篇本部项张门次页名个种]|分(?![钟之]))",
        differs=True,
    ),
    _kind(
        "什么时候|啥时候|何时|几号|几点(?!要求|注意|建议|意见|说明|要点|要)|几时|哪几?[天日]|哪些天|几月|多会儿",
        "截止|期限|时间|日期",
        r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|份|底|初)|\d{1,2}:\d{2}",
    ),
    _kind("打给谁|打哪个|打几号", "电话|联系|打给|号码|手机|座机", r"(?:\d{3,4}-)?\d{7,8}|内线\d{3,6}"),
    _kind(
        f"(?:{_BROUGHT})[^,。?;]{{0,6}}(?:哪里|哪儿|在哪|去哪|到哪)|哪个?地方|送哪|交哪(?!个|几)", "地址|地点", _PLACE
    ),
    _kind("哪里|哪儿|在哪|去哪|到哪", "", _PLACE),
    _kind("哪个(?:网|平台|系统)", "网址|网站|网页|登录|链接", f"{_ON_NET}"),
    _kind("", "邮箱|邮件", r"[\w.+-]+@[\w.-]+"),
    _kind("哪[些个张份]?表|什么表|什么证明|哪些证明", "表格|叫什么", "《[^《》]+》", differs=True),
)


_WHERE = 6  # of VALUE_KINDS: where anything is
_WHERE_IT_IS = re.compile("(?:网址|网站|链接|邮箱|电话|号码|地址)[^,。?;]{0,4}(?:哪里|哪儿|在哪)")
_UNIT_ASKED = re.compile(r"多少个?([一-鿿]{2})")  # what is counted in words of its own: 多少学时


def asked_kinds(question: str) -> list[re.Pattern[str]]:
    """Return how the values look that `question` asks for; none where it asks for something else.

    Where words ask for one (什么时候缴费), others that only name a kind (费) ask for none; but who asks where such a
    thing is (网址在哪) asks for it. Both texts are expected in the spelling of comparison (`comparable_spelling`) or of
    search.
    """
    asked = [kind.looks for kind in VALUE_KINDS if kind.asks.search(question)]
    named = [kind.looks for kind in VALUE_KINDS if kind.names.search(question)]
    where = [VALUE_KINDS[_WHERE].looks]
    known = named if asked == where and _WHERE_IT_IS.search(question) else asked
    known = known or named
    return known or [re.compile(rf"\d+(?:\.\d+)?个?{unit}") for unit in _UNIT_ASKED.findall(question)[:1]]


def asks_what_is_alike(question: str) -> bool:
    """Return whether `question` asks for what is the same for everybody: a fee, a day, a phone, a place or a page."""
    asked = asked_kinds(question)
    return bool(asked) and set(asked) <= {kind.looks for kind in VALUE_KINDS if not kind.differs}


def without_asking(question: str) -> str:
    """Return the words of `question` without those that ask for a value: what the value is asked of."""
    for kind in VALUE_KINDS:
        question = kind.told_by.sub(" ", question)
    return question


def values_in(text: str) -> set[str]:
    """Return all values of any kind in `text`."""
    return {value for kind in VALUE_KINDS for value in matches_of(kind.looks, text)}


def matches_of(kind: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the values of one kind in `text`."""
    return (match[0] for match in kind.finditer(text))
