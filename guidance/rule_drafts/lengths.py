"""Lengths of time that a sentence of a notice asks for: 满5年, 6个月以上, 一年半."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.quantities import printed_months

_NUMERAL = "(?:[0-9]+(?:[.][0-9])?|[一二两三四五六七八九十]{1,3}|半)"
_LENGTH = re.compile(
    rf"(?P<asked>期满|须满|满|达到|达|不少于|累计)?(?:了)?(?P<amount>{_NUMERAL}(?:个)?(?:周)?年(?!度|[龄级代底初末月])(?:半)?|{_NUMERAL}个月)"
    r"(?P<after>期满|以上|及以上)?"
)
_NOT_ASKED = re.compile(
    r"(?:破格|近|最近|前|连续?每|每|第|提前|相差|差|缩短|减少|减|延长|未满|不满|不足|再|放宽|至|~|-|上|下|当|间隔|[0-9])$"
)
_NOT_AFTER = re.compile(r"^(?:内|以内|之内|后|制|来|以来|前|以下|\d|[0-9]{1,2}月|间)")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in months that is asked for, and where it stands."""

    start: int
    end: int
    months: int


def lengths_in(text: str, bare: bool = True) -> list[Length]:
    """Return the lengths of time that `text` asks for, in order; without `bare` only those with a word such as 满."""
    found = []
    for match in _LENGTH.finditer(text):
        if _NOT_ASKED.search(text[: match.start()]) or _NOT_AFTER.match(text[match.end() :]):
            continue
        if not bare and not (match["asked"] or match["after"]):
            continue
        months = printed_months(match["amount"])
        if len(months) == 1:
            found.append(Length(match.start(), match.end(), months[0]))
    return found
