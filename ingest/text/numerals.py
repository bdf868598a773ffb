"""Numerals → integers: Chinese, full-width, circled and Roman ones of labels, and those that people say."""

from __future__ import annotations

import re
import unicodedata

# cn2an reads Chinese numerals as well, but its import takes longer than everything else here together.
_WRITINGS = ("零〇○0", "一1壹", "二两俩2", "三仨3", "四4", "五5", "六6", "七7", "八8", "九9")
_DIGITS = {char: digit for digit, chars in enumerate(_WRITINGS) for char in chars}
_TENS = {"廿": 20, "卅": 30}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_READ = frozenset((*_DIGITS, *_UNITS, *_TENS))
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_VALUES: tuple[tuple[str, int], ...] = (("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90))
_ROMAN_VALUES += (("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_MOST_DIGITS = 9

CHINESE = "一二三四五六七八九十百千零〇○两"
"""The characters of a Chinese numeral in print."""

_SPOKEN = r"(?:\d{1,9}|[零〇一二两俩三仨四五六七八九十百千廿卅]{1,7})"
SPOKEN_NUMBER = rf"(?:{_SPOKEN}(?:[-~到至]{_SPOKEN})?)"
"""What `spoken_number` reads, as a regular expression."""

_PAIR = re.compile("([一二两俩三仨四五六七八九])([一二两俩三仨四五六七八九])")


def label_number(text: str) -> int:
    """Return the number that a label writes, such as 3, 十二, （三）, ④, ⅷ or b; 0 when it writes none."""
    text = unicodedata.normalize("NFKC", text).replace(" ", "").strip("().").lower()
    if text.isdecimal():
        return int(text[:_MOST_DIGITS])
    if text and all(char in CHINESE for char in text):
        return chinese_number(text)
    if text in _ROMANS:
        return _ROMANS.index(text) + 1
    return ord(text) - 96 if len(text) == 1 and "a" <= text <= "z" else 0


def chinese_number(text: str) -> int:
    """Return the number of a Chinese numeral below ten thousand or of its digits: 二十一, 一百零三, 二〇."""
    return _sum_of_units(text) if any(char in _UNITS for char in text) else digits_read_out(text)


def stated_year(text: str) -> int:
    """Return the year that `text` says: 2018, 18, 二〇一八, 两千零一十八, 两千一八, 一千九百九十八."""
    thousands, named, rest = text.partition("千")
    if not named:
        return digits_read_out(text)
    rest = rest.lstrip("零〇")
    spelt = any(char in _UNITS for char in rest) or not rest
    return _DIGITS[thousands] * 1000 + (_sum_of_units(rest) if spelt else digits_read_out(rest))


def digits_read_out(text: str) -> int:
    """Return the number whose digits `text` reads out one by one, 二〇一八 → 2018; nine digits at most."""
    return int("".join(str(_DIGITS[char]) for char in text)[:_MOST_DIGITS])


def spoken_number(text: str) -> int | None:
    """Return the number that `text` states, the lower one of a range (两三, 十七八, 2到3), or None for no number.

    廿 and 卅 are twenty and thirty.
    """
    text = re.split("[-~到至]", text)[0]
    if text.isascii() and text.isdigit():
        return int(text)
    text = _PAIR.sub(_lower_of_pair, text)
    if not text or any(char not in _READ for char in text) or _PAIR.search(text):
        return None
    if any(char in _UNITS or char in _TENS for char in text):
        return _sum_of_units(text)
    return _DIGITS[text] if len(text) == 1 else None  # a row of digits is only ever a year


def spoken_range(text: str) -> tuple[int, int] | None:
    """Return the lowest and the highest number that `text` may state (五六, 2到3, 十七八), None for no number."""
    ends = re.split("[-~到至]", text)
    lowest, highest = spoken_number(ends[0]), spoken_number(_PAIR.sub(_higher_of_pair, ends[-1]))
    return None if lowest is None or highest is None else (lowest, max(lowest, highest))


def chinese_numeral(number: int) -> str:
    """Return the Chinese numeral of a number from 1 to 9999, as labels of lists write it: 12 → 十二."""
    written, is_gap = "", False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // value % 10
        if digit:
            written += ("零" if is_gap else "") + "零一二三四五六七八九"[digit] + unit
        is_gap = bool(written) and not digit
    return written[1:] if written.startswith("一十") else written


def roman_numeral(number: int) -> str:
    """Return the Roman numeral of a number from 1 to 3999, in small letters."""
    written = ""
    for letters, value in _ROMAN_VALUES:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _lower_of_pair(pair: re.Match[str]) -> str:
    return pair[1] if 0 < _DIGITS[pair[2]] - _DIGITS[pair[1]] <= 2 else pair[0]


def _higher_of_pair(pair: re.Match[str]) -> str:
    return pair[2] if _lower_of_pair(pair) == pair[1] else pair[0]


def _sum_of_units(text: str) -> int:
    total, digit = 0, 0
    for char in text:
        if char in _TENS:
            total += _TENS[char]
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
