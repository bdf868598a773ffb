"""Places that a message names in passing: where somebody comes from, is at the moment, or obtained a title."""

from __future__ import annotations

import re

_PASSING = "户口|户籍|总部|总公司|老家|同学|朋友|家住|住在|人事归|以前|原来|读书|大学|学校|出差|调来|嫁到"
_OVER_THERE = "那边(?:[的评拿考办发念读调转来有没]|取得|过来|工作|上班|[,。?!;]|$)"  # but 南通那边几号截止 asks of it
_AFTER_PLACE = (
    f"人(?![社力事才])|来的|过来|籍|毕业|大学|户口|学院|总部|{_OVER_THERE}|的朋友|的同学"
    "|(?:脱岗|脱产)?(?:学习|进修|培训)"
)
_OBTAINED_THERE = re.compile("(?:那边|当地|省|市)?(?:评|拿|取得|考|定|办|发|读|念)(?:上|到)?[的了过]")
_CAME_FROM = re.compile("(?:省|市|那边)?(?:的?[^,。?!;]{0,6}?)?(?:调|转|跳槽|过|回|搬)(?:过)?来")
_MOVED_HERE = re.compile("(?:省|市|那边)?(?:调|转|跳槽|回|搬|嫁|分)(?:过)?[来到]")  # 我是江西调过来的
_CARRIED_OVER = re.compile(  # 上海评的工程师拿过来认不认, 四川的职称转过来要多久
    "(?:那边|当地|省|市)?(?:(?:评|拿|取得|考|定|办|发)(?:上|到)?)?[的了过][^,。?!;]{0,8}?(?:职称|证书?|资格|工|师|员)"
    "[^,。?!;]{0,8}?(?:认不认|认可|承认|有效(?!期)|作数|算数|管用|[转拿带]过?来|转到|确认|互认|重新评|重评)"
)
_STAYS = re.compile(  # 我去西藏刚满一年, 人还在新疆: where somebody is, not whose notice is meant
    r"(?:(?:我|本人|俺|咱|他|她)(?:人)?(?:还|正|都|已经?|现在|目前|一直|刚|才|这[两几]?年|[去今前]年)*(?:去|到|赴|援|支援|派到|派去|还在|正在|人(?:还|正|都)?在)"
    r"|(?<![一-鿿])人(?:还|正|都|已经?|现在|目前|一直|刚)*(?:去|到|在))(?:了|过)?\Z"
)
_AT_WORK_THERE = re.compile("[^,。?!;]{0,12}?(?:报|评|初定|上班|工作|单位|企业|公司|厂|职称|通知|任职|就业)")


def is_in_passing(text: str, start: int, end: int) -> bool:
    """Whether the place named from `start` to `end` of the folded `text` is not the one whose notice is meant."""
    before = re.search(f"(?:{_PASSING})[^,。?!]{{0,4}}$", text[max(0, start - 8) : start])
    stays = _STAYS.search(text, 0, start) and not _AT_WORK_THERE.match(text, end)
    obtained = text[:start].endswith("在") and _OBTAINED_THERE.match(text, end)
    came = _MOVED_HERE.match(text, end) or (text[:start].endswith("从") and _CAME_FROM.match(text, end))
    carried = _CARRIED_OVER.match(text, end)
    return bool(before or stays or obtained or came or carried or re.match(_AFTER_PLACE, text[end:]))
