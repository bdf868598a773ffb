"""Whether an office is closed at a time of the day or week that is asked about, by a window's own words."""

from __future__ import annotations

import re

_WEEKEND = re.compile("(?:周|星期|礼拜)[六日天末]|双休")
_HOLIDAY = re.compile("节假日|国庆|中秋|五一|元旦|春节|端午|清明|放假")
_WORKING_DAYS = re.compile("工作日|(?<!法定)节假日除外|休息日除外")
_RESTS = re.compile("休息|除外|不办公|不受理")
_NOON = re.compile("中午|午休")
_EVENING = re.compile("晚上|夜里|下班后|下班以后")
_RANGE = re.compile(
    r"(下午|晚上)?\s*(\d{1,2})\s*[:：]\s*(\d{2})\s*[-—–~～至到]+\s*(?:下午)?\s*(\d{1,2})\s*[:：]\s*(\d{2})"
)
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
    minutes = [minute for pattern, minute in ((_NOON, NOON), (_EVENING, EVENING)) if pattern.search(asked)]
    ranges = [_minutes(found) for found in _RANGE.finditer(hours)]
    return bool(ranges) and any(not any(first <= m < last for first, last in ranges) for m in minutes)


def without_times(text: str) -> str:
    """Return the folded `text` without the times of the day or week that `is_outside` knows."""
    for pattern in (_WEEKEND, _HOLIDAY, _NOON, _EVENING):
        text = pattern.sub("", text)
    return text


def _minutes(found: re.Match[str]) -> tuple[int, int]:
    """The range in minutes since midnight."""
    late, *numbers = found.groups()
    first, first_minute, last, last_minute = map(int, numbers)
    first += 12 if late and first < 12 else 0
    last += 12 if last < first else 0
    return first * 60 + first_minute, last * 60 + last_minute
