"""Text in one spelling, so that 五年 and 5 年, full and half width are the same."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.memo import memo
from ingest.text.normalise import match_key, without_markup
from ingest.text.numerals import chinese_number

_COUNTED = "年份个部篇册项类张名月天次所袋门位"
_NUMERAL = re.compile(rf"[零一二三四五六七八九十百千]+|两(?=[{_COUNTED}])")
_SYMBOL = re.compile(
    r"[A-Za-z][A-Za-z0-9._@:/%+=?&-]*[A-Za-z0-9/]"  # addresses and words stand as a whole
    r"|\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?|\d+-\d{5,}|\d+(?:\.\d+)?|."
)
_SEGMENT = re.compile(r"[,;。!?]+|(?<!\d):|:(?!\d)")
_HOURS = re.compile(r"(?<=:\d\d)[至到~](?=\d{1,2}:\d\d)")


@memo("comparable spelling")
def comparable_spelling(text: str) -> str:
    """Return the text in one spelling: no white space, half width, numerals as digits, links as their text."""
    return _HOURS.sub("-", _NUMERAL.sub(lambda m: str(chinese_number(m[0])), match_key(without_markup(text))))


@memo("pairs of symbols")
def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring symbols: numbers and addresses whole, else single characters."""
    return frozenset(pairwise(_SYMBOL.findall(text)))


def numbers(text: str) -> set[str]:
    """Return the numbers, times and phone numbers of a text in one spelling."""
    return {symbol for symbol in _SYMBOL.findall(text) if symbol[0].isdigit()}


def segments(text: str) -> list[str]:
    """Return the parts between commas, colons and full stops."""
    return [part for part in _SEGMENT.split(text) if part]
