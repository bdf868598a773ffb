"""Chinese numerals below ten thousand, Arabic ones of up to nine digits, ranges, and years read out by digits."""

from __future__ import annotations

import re

# cn2an reads these as well, but its import takes longer than everything else here together.
_DIGITS = {
    c: n
    for n, row in enumerate(("零〇0", "一1壹", "二两俩2", "三仨3", "四4", "五5", "六6", "七7", "八8", "九9"))
    for c in row
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ONE = r"(?:\d{1,9}|[零〇一二两俩三仨四五六七八九十百千]{1,7})"
NUMBER = rf"(?:{_ONE}(?:[-~到至]{_ONE})?)"
_HAN = "一二两俩三仨四五六七八九"
_PAIR = re.compile(rf"([{_HAN}])([{_HAN}])")


def number(text: str) -> int | None:
    """Return the number that `text` writes, the lower one of a range (两三, 十七八, 2到3), or None for no number."""
    text = re.split("[-~到至]", text)[0]
    if text.isascii() and text.isdigit():
        return int(text)
    text = _PAIR.sub(_lower, text)
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text) or _PAIR.search(text):
        return None
    if not any(c in _UNITS for c in text):
        return _DIGITS[text] if len(text) == 1 else None  # a row of digits is only ever a year
    total, digit = 0, 0
    for c in text:
        if c in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[c], 0
        else:
            digit = _DIGITS[c]
    return total + digit


def _lower(pair: re.Match[str]) -> str:
    return pair[1] if 0 < _DIGITS[pair[2]] - _DIGITS[pair[1]] <= 2 else pair[0]


def digits(text: str) -> int:
    """Return the number whose digits `text` reads out one by one, 二〇一八 → 2018."""
    return int("".join(str(_DIGITS[c]) for c in text))
