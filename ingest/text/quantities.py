"""Quantities as a notice prints them: numbers with what they count, and lengths of time; Arabic and Chinese alike."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

from ingest.text.normalise import match_key
from ingest.text.numerals import spoken_number

_HAN_NUMERAL = "零一二两三四五六七八九十百千"
_NUMBER = re.compile(rf"\d+(?:\.\d+)?|[{_HAN_NUMERAL}]+")
_AMOUNT = rf"(\d+(?:\.\d+)?|[{_HAN_NUMERAL}]+)"
_LENGTH = re.compile(
    rf"{_AMOUNT}(?:个|周|学)?(?:整)?年(?:度)?(?:(半)|零?{_AMOUNT}个月)?|{_AMOUNT}个(半)?月|(?P<half>半)年(?!度)"
)
_FIRST_YEAR = 1000  # a number from here on before 年 is a year of the calendar
_COUNTING = re.compile(r"[前第满达]$|不少于$|至少$|不低于$|不超过$")
_COUNTED = re.compile(r"以[上下]|及以|\(含\)|[名位]")
_TIME = ("年", "月", "日", "个月", "周年")


def printed_numbers(text: str, wanted: Collection[str], units: Collection[str] = ()) -> list[int]:
    """Return the whole numbers that `text` prints with one of the `wanted` units behind them, in order.

    Where it prints none, those with none of the other known `units` behind them, such as the 5 of 前5名; Chinese
    numerals among these only where the words around them count. Dates and lengths of time do not count.
    """
    found = list(_numbers(match_key(text), {*wanted, *units}))
    with_unit = [number for number, unit, _ in found if unit and unit in wanted]
    return with_unit or [number for number, unit, counts in found if not unit and counts]


def printed_months(text: str) -> list[int]:
    """Return the lengths of time that `text` prints, in months and in order: 满2年 → 24, 一年半 → 18, 半年 → 6."""
    found = (_months(match) for match in _LENGTH.finditer(match_key(text)))
    return [months for months in found if months is not None]


def _numbers(text: str, units: Collection[str]) -> Iterator[tuple[int, str, bool]]:
    """Every number with the known unit behind it, "" for none, and whether the words around it count."""
    longest_first = sorted({*units, *_TIME}, key=len, reverse=True)
    for match in _NUMBER.finditer(text):
        number = spoken_number(match[0])
        if number is None:
            continue
        behind = text[match.end() :]
        unit = next((unit for unit in longest_first if behind.startswith(unit)), "")
        counts = match[0].isdigit() or bool(_COUNTING.search(text[: match.start()]) or _COUNTED.match(behind))
        yield number, unit, counts


def _months(length: re.Match[str]) -> int | None:
    years, and_half, extra, months, half_month, half_year = length.groups()
    if half_year:
        return 6
    if half_month:
        return None
    if months:
        return _whole(_amount(months))
    amount = _amount(years)
    if amount is None or amount >= _FIRST_YEAR:
        return None
    return _whole(amount * 12 + (6 if and_half else 0) + (_amount(extra) or 0 if extra else 0))


def _amount(text: str) -> Fraction | None:
    if text[0].isdigit():
        return Fraction(text)
    number = spoken_number(text)
    return None if number is None else Fraction(number)


def _whole(amount: Fraction | None) -> int | None:
    return int(amount) if amount is not None and amount.denominator == 1 else None
