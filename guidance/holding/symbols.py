"""Text → symbols in one spelling, so that 五年 and 5 年, full and half width are the same."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from guidance.quoting import plain
from ingest.numerals import chinese
from ingest.quote import plain as squeeze

_COUNTED = "年份个部篇册项类张名月天次所袋门位"
_NUMERAL = re.compile(rf"[零一二三四五六七八九十百千]+|两(?=[{_COUNTED}])")
_SYMBOL = re.compile(
    r"[A-Za-z][A-Za-z0-9._@:/%+=?&-]*[A-Za-z0-9/]"  # addresses and words stand as a whole
    r"|\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?|\d+-\d{5,}|\d+(?:\.\d+)?|."
)
_HOURS = re.compile(r"(?<=:\d\d)[至到~](?=\d{1,2}:\d\d)")
_SEGMENT = re.compile(r"[,;。!?]+|(?<!\d):|:(?!\d)")
UNITS = frozenset("年月日天个份篇部项元名位门岁周次册张页级等万千百字人款种类%倍小")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Return the text in one spelling: no white space, half width, numerals as digits, links as their text."""
    return _HOURS.sub("-", _NUMERAL.sub(lambda m: str(chinese(m[0])), squeeze(plain(text))))


@lru_cache(maxsize=4096)
def symbols(text: str) -> tuple[str, ...]:
    """Return the symbols of a text in one spelling: numbers, addresses and times whole, else single characters."""
    return tuple(_SYMBOL.findall(text))


def segments(text: str) -> list[str]:
    """Return the parts between commas, colons and full stops."""
    return [part for part in _SEGMENT.split(text) if part]


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring symbols."""
    every = symbols(text)
    return frozenset(pairwise(every))


@lru_cache(maxsize=4096)
def triples(text: str) -> frozenset[tuple[str, str, str]]:
    """Return the triples of neighbouring symbols."""
    every = symbols(text)
    return frozenset(zip(every, every[1:], every[2:], strict=False))


def is_number(symbol: str) -> bool:
    """Whether a symbol is a number, a time or a phone number."""
    return symbol[0].isdigit()


def is_han(symbol: str) -> bool:
    """Whether a symbol is a Chinese character."""
    return "\u4e00" <= symbol[0] <= "\u9fff"
