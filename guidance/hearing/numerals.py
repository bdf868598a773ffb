"""Chinese numerals below ten thousand, Arabic ones of up to nine digits, and rows of digits as years are read out."""

from __future__ import annotations

# cn2an reads these as well, but its import takes longer than everything else here together.
_DIGITS = {
    c: n
    for n, row in enumerate(("零〇0", "一1壹", "二两俩2", "三仨3", "四4", "五5", "六6", "七7", "八8", "九9"))
    for c in row
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMBER = r"(?:\d{1,9}|[零〇一二两俩三仨四五六七八九十百千]{1,7})"


def number(text: str) -> int | None:
    """Return the number that `text` writes, or None when it writes none."""
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return digits(text)
    total, digit = 0, 0
    for c in text:
        if c in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[c], 0
        else:
            digit = _DIGITS[c]
    return total + digit


def digits(text: str) -> int:
    """Return the number whose digits `text` reads out one by one, 二〇一八 → 2018."""
    return int("".join(str(_DIGITS[c]) for c in text))
