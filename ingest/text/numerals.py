"""Chinese, full-width, circled and Roman numerals → integers."""

from __future__ import annotations

import unicodedata

DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "０": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "一二三四五六七八九十百千零〇○两"
ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
ROMAN = {numeral: number for number, numeral in enumerate(ROMANS, 1)}


def value(text: str) -> int:
    """Return the number that `text` writes, 0 when it writes none."""
    text = unicodedata.normalize("NFKC", text).replace(" ", "").strip("().").lower()
    if text.isdecimal():
        return int(text[:9])
    if text and all(c in CHINESE for c in text):
        return chinese(text)
    if text in ROMAN:
        return ROMAN[text]
    return ord(text) - 96 if len(text) == 1 and "a" <= text <= "z" else 0


def chinese(text: str) -> int:
    """Return the number of a Chinese numeral such as 二十一, 一百零三 or 二〇."""
    if not any(c in UNITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text)[:9])
    total, digit = 0, 0
    for c in text:
        if c in UNITS:
            total += (digit or 1) * UNITS[c]
            digit = 0
        else:
            digit = DIGITS[c]
    return total + digit
