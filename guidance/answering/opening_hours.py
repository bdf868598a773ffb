"""Whether an office is closed at a time of the day or week that is asked about, by a window's own words."""

from __future__ import annotations

import re

from ingest.text.numerals import spoken_number

_WEEKEND = re.compile("(?:周|星期|礼拜)[六6日天末]|双休")
_HOLIDAY = re.compile(
    "节假日|国庆|中秋|五一|十一(?=假期|长假|期间|放假|那几天)|元旦|春节|端午|清明|放假|(?:小?长)?假期"
)
_WORKING_DAYS = re.compile("工作日|(?<!法定)节假日除外|休息日除外")
_RESTS = re.compile("休息|除外|不办公|不受理")
_NOON = re.compile("中午|午休")
_EVENING = re.compile("晚上|夜里|下班后|下班以后")
_RANGE = re.compile(
    r"(下午|晚上)?\s*(\d{1,2})\s*[:：]\s*(\d{2})\s*[-—–~～至到]+\s*(?:下午)?\s*(\d{1,2})\s*[:：]\s*(\d{2})"
)
_CLOCK = re.compile(
    r"(?P<part>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上)?(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})点"
    r"(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>\d{1,2})分?|钟|整)?(?!开始|以[前后]|到|至|-)"
)
_PART_OF_DAY = re.compile("凌晨|早上|早晨|上午|下午|傍晚")
_LATE_PARTS = ("下午", "傍晚", "晚上")
NOON, EVENING = 12 * 60 + 30, 19 * 60  # minutes since midnight


def is_outside(asked: str, hours: str) -> bool:
    """Return whether `hours`, a notice's words, leave out the weekend, holiday, noon or evening of the folded `asked`.

    False wherever the words do not settle it.
    """
    works_only = bool(_WORKING_DAYS.search(hours))
    rests = bool(_RESTS.search(hours))
    if _WEEKEND.search(asked):
        return works_only or (rests and bool(re.search("双休|周六|周末|星期六", hours)))
    if _HOLIDAY.search(asked):
        return works_only or (rests and "节假日" in hours)
    parts = [minute for pattern, minute in ((_NOON, NOON), (_EVENING, EVENING)) if pattern.search(asked)]
    minutes = _clock_minutes(asked) or parts
    ranges = [_minutes(found) for found in _RANGE.finditer(hours)]
    return bool(ranges) and any(not _is_in(minute, ranges) for minute in minutes)


def is_inside(asked: str, hours: str) -> bool:
    """Return whether the folded `asked` names a time of the clock, and no day, that lies within `hours`."""
    minutes, ranges = _clock_minutes(asked), [_minutes(found) for found in _RANGE.finditer(hours)]
    if not minutes or _WEEKEND.search(asked) or _HOLIDAY.search(asked):
        return False
    return all(_is_in(minute, ranges) for minute in minutes)


def without_times(text: str) -> str:
    """Return the folded `text` without the times of the day or week that `is_outside` knows."""
    for pattern in (_WEEKEND, _HOLIDAY, _CLOCK, _NOON, _EVENING, _PART_OF_DAY):
        text = pattern.sub("", text)
    return text


def _is_in(minute: int, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= minute < last for first, last in ranges)


def _clock_minutes(asked: str) -> list[int]:
    """The minutes of the day that `asked` names by the clock."""
    return [minute for clock in _CLOCK.finditer(asked) if (minute := _clock_minute(clock)) is not None]


def _clock_minute(clock: re.Match[str]) -> int | None:
    """The minute of the day that a time of the clock names; None where it leaves open which half of the day."""
    hour = spoken_number(clock["hour"])
    if hour is None or hour > 24:
        return None
    if clock["part"] in _LATE_PARTS or (clock["part"] == "中午" and hour < 3):
        hour += 12 if hour < 12 else 0
    elif not clock["part"] and hour < 9:  # 四点 may be in the afternoon
        return None
    quarter = {"一": 15, "三": 45}.get(clock["quarter"] or "", 0)
    return hour * 60 + (30 if clock["half"] else quarter or int(clock["minute"] or 0))


def _minutes(found: re.Match[str]) -> tuple[int, int]:
    """The range in minutes since midnight."""
    late, *numbers = found.groups()
    first, first_minute, last, last_minute = map(int, numbers)
    first += 12 if late and first < 12 else 0
    last += 12 if last < first else 0
    return first * 60 + first_minute, last * 60 + last_minute
