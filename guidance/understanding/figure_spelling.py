"""Figures in a question, written as the notices write them: 三千字 and 3000字, 二零九室 and 209室 ask the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.text.numerals import digits_read_out, spoken_range, stated_year

_CHARACTERS = "零〇一二两三四五六七八九十百千廿卅"
_UNITS = "年|个月|天|周|岁|篇|项|件|份|本|部|字|房间|室|号楼|号|楼|层|学时|元|门|名|人|次"
_FIGURE = re.compile(rf"(?<![\d第{_CHARACTERS}.])(\d{{1,6}}|[{_CHARACTERS}]{{1,7}})({_UNITS})(?![{_CHARACTERS}])")
_COUNTED_ONCE = ("年", "个月", "篇", "份", "门", "学时", "项", "部", "件")  # 一次, 一人, 一层 are seldom figures
_READ_OUT = {"年": 4, "房间": 2, "室": 2, "号楼": 2, "号": 3}  # how many digits at least are read out one by one


class FigureSpelling:
    """Knows how the notices write each number with its unit; what they write both ways or never stands in digits."""

    def __init__(self, clauses: Iterable[str]) -> None:
        self._written: dict[tuple[int, str], set[str]] = {}
        for text in clauses:
            for match in _FIGURE.finditer(text):
                if (number := _number(match)) is not None:
                    self._written.setdefault((number, match[2]), set()).add(match[1])

    def as_written(self, text: str) -> str:
        """Return `text`, in the spelling of search, with its figures in the notices' writing."""
        return _FIGURE.sub(self._spelt, text)

    def _spelt(self, match: re.Match[str]) -> str:
        number = _number(match)
        if number is None:
            return match[0]
        written = self._written.get((number, match[2]), ())
        return (next(iter(written)) if len(written) == 1 else str(number)) + match[2]


def _number(match: re.Match[str]) -> int | None:
    """The number that a figure states; None where it may be several, or is no figure."""
    words, unit = match.groups()
    if words in ("一", "1") and unit not in _COUNTED_ONCE:
        return None
    if words.isdigit():
        return int(words)
    if len(words) >= _READ_OUT.get(unit, len(words) + 1) and not re.search("[十百千廿卅]", words):
        return digits_read_out(words)
    if unit == "年" and words[0] in "两二" and words[1:2] == "千":
        return stated_year(words)
    ends = spoken_range(words)
    return ends[0] if ends and ends[0] == ends[1] else None
