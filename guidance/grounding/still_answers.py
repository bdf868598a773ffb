"""Whether plainer words still answer the question as the verbatim words do, or only stand beside the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidance.grounding.plain_spelling import comparable_spelling, segments
from guidance.weights import RephrasingWeights
from ingest.text.search_words import search_words

_PLACE = r"[一-鿿]{2}(?:路|街|大道|大厦|中心|广场)|\d+号|\d+室|\d+楼|[A-Z]楼"
_KINDS = (  # what a question asks for → how words look that say it
    (re.compile("多少钱|费用?|收费|几块|几元|价|贵"), re.compile(r"\d+(?:\.\d+)?(?:万?元|块)")),
    (
        re.compile("几年|多少年|多久|多长|年限|几个月|几天|多少天"),
        re.compile(r"\d+(?:年|个月|天|个?工作日|小时)(?!\d*月)"),
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
_NO = re.compile("不得|不能|不可|不予|不再|不需|不必|不用|不作|不是|不受|禁止|严禁|无需|无须|未|没有|除外")


def still_answers(
    rephrased: str, verbatim: str, question: str, wanted: Mapping[str, float], weights: RephrasingWeights
) -> bool:
    """Whether `rephrased` holds what `verbatim` answers to `question`.

    That is the values asked for, its negation, and most of its weight in the question's search words, `wanted`.
    """
    rephrased, verbatim, question = (
        comparable_spelling(rephrased),
        comparable_spelling(verbatim),
        comparable_spelling(question),
    )
    parts = _best_parts(verbatim, wanted, weights.telling)
    asked = [kind for ask, kind in _KINDS if ask.search(question)]
    values = {value for kind in asked for value in _matches(kind, verbatim)}
    values = values or {value for part in parts for value in _values(part)}
    if not values <= _values(rephrased):
        return False
    if any(_NO.search(part) for part in parts) and not _NO.search(rephrased):
        return False
    wanted_words = {word: wanted[word] for part in parts for word in search_words(part) if wanted.get(word)}
    remaining = sum(weight for word, weight in wanted_words.items() if word in search_words(rephrased))
    return remaining >= weights.still_said * sum(wanted_words.values()) or bool(values)


def _best_parts(verbatim: str, wanted: Mapping[str, float], enough: float) -> list[str]:
    """The parts between pauses that share most with the question."""
    scored = {part: sum(wanted.get(word, 0.0) for word in set(search_words(part))) for part in segments(verbatim)}
    best = max(scored.values(), default=0.0)
    return [part for part, score in scored.items() if score and score >= enough * best]


def _values(text: str) -> set[str]:
    return {value for _, kind in _KINDS for value in _matches(kind, text)}


def _matches(kind: re.Pattern[str], text: str) -> Iterator[str]:
    return (match[0] for match in kind.finditer(text))
