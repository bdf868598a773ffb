"""A status that has changed since it was named: 参公单位去年改制成企业了, 当公务员,2018年辞职到企业."""

from __future__ import annotations

import re

from guidance.extraction.fact_wording import PAUSE

_SENTENCE = ";。!?"
_WORKPLACE = "(?:企业|公司|厂|国企|民企|私企|外企|央企|集团|事业单位|研究院|设计院|研究所|医院|学校)"
_NOT_YET = (
    r"(?<!没)(?<!没有)(?<!未)(?<!不)(?<!准备)(?<!打算)(?<!计划)(?<!要)(?<!想)(?<!会)(?<!能)(?<!将)(?<!正在)(?<!即将)"
)
_TURN = "(?:改制|改革|改编|改(?![制革编])|转制|(?<!划)转(?!制)|划转|划(?!转)|变更|变(?!更)|换|脱钩|并|调整|升格)"
_INTO = rf"{_NOT_YET}{_TURN}(?:[成为到入归]|给)(?:了|的|一家|一个|我们|现在的)*"
_TURNED = rf"(?:{_INTO}|{_NOT_YET}(?:转企|改企|脱钩|(?:改制|转制)了))"
_LEFT = (
    rf"{_NOT_YET}(?:辞职|辞了|离职|下海|跳槽|调出|调离|脱离|离开|辞去|(?:考|转|出|走)(?:出来?|走|来)"
    rf"|(?<![借外抽划流])[考调转](?=[到去进]了?[^{PAUSE}没不]{{0,8}}{_WORKPLACE}))"
)
_STEP = "(?:[了后的就又再才便也并刚]|之后|以后|然后|现在|目前|[去前今]年|[年月日底初份上下半\\d])*"
_TO = "(?:跳槽|加入|入职|到|去|进|来|换)(?:了|的|到|过|入)*"
_ARRIVED = rf"{_STEP}(?:[,\n]+{_STEP})?{_TO}[^{PAUSE}没不]{{0,8}}?{_WORKPLACE}(?!办|拿|取|交|开|盖|谈|看|面试)"
_TURNED_SINCE = re.compile(rf"[^{_SENTENCE}]{{0,16}}?{_TURNED}")
_LEFT_SINCE = re.compile(rf"(?:(?!从[^{PAUSE}]{{0,4}}{_WORKPLACE})[^{_SENTENCE}]){{0,24}}?{_LEFT}")
_ARRIVED_SINCE = re.compile(_ARRIVED)
_GIVEN_UP = re.compile(
    rf"{_NOT_YET}(?:辞|放弃|离开|脱离|不当|不做|不干|卸任|退出)[掉去了职]*(?:的|那个|当时的|原来的)?\Z"
)
_UNDER_WAY = re.compile(
    r"(?:正在|在|准备|打算|快要?|即将|马上|计划|说要|可能)(?:往|要|会|搞|进行|改成?|转成?|变成?|申请|办)*\Z"
)
_CHANGE_BEHIND = re.compile("(?:身份|单位|编制?)?的?(?:改革|改制|转制|过渡|认定|审批|申报|手续|登记)")
_BECAME = re.compile(rf"{_INTO}[^{PAUSE}]{{0,6}}\Z")
_BECAME_WORKPLACE = re.compile(rf"[^{_SENTENCE}]{{0,16}}?(?:{_INTO}[^{PAUSE}]{{0,6}}?{_WORKPLACE}|转企|改企)")


def has_turned(text: str, end: int) -> bool:
    """Whether behind `end`, in its sentence of the masked `text`, what was named has turned into something else."""
    return _TURNED_SINCE.match(text, end) is not None


def left_at(text: str, end: int) -> int | None:
    """Return where behind `end`, in the same sentence of the masked `text`, it has been said that somebody left."""
    left = _LEFT_SINCE.match(text, end)
    return left.end() if left else None


def is_outcome(text: str, start: int) -> bool:
    """Whether what is named at `start` is what something has turned into: 由企业转成参公了."""
    first = max(text.rfind(pause, 0, start) for pause in PAUSE) + 1
    return _BECAME.search(text, first, start) is not None


def is_at_work_since(text: str, end: int) -> bool:
    """Whether behind `end`, where somebody left, the masked `text` says that they came to a place of work."""
    return _ARRIVED_SINCE.match(text, end) is not None


def has_become_workplace(text: str, end: int) -> bool:
    """Whether what was named before `end` has turned into an ordinary place of work: 改制成企业了."""
    return _BECAME_WORKPLACE.match(text, end) is not None


def is_given_up(text: str, start: int) -> bool:
    """Whether what is named at `start` of the masked `text` is what somebody left: 辞了公务员."""
    return _GIVEN_UP.search(text, 0, start) is not None


def is_under_way(text: str, start: int, end: int) -> bool:
    """Whether what is named from `start` to `end` is only about to come: 正在参公改革."""
    return _UNDER_WAY.search(text, 0, start) is not None and _CHANGE_BEHIND.match(text, end) is not None
