"""Lengths of time that a message tells: years at some kind of work, months of insurance, hours, an age."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidance.extraction.certain_amounts import is_full, rough_range
from guidance.extraction.extraction_result import Approximation, DateMention, FactFinding
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.wording_file import YearsWords
from guidance.lexicon.lexicon import either
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

_YEAR = "年"
_SUM = re.compile(r"^(?:算下来|算起来|累计|一共|总共|加起来|前后|合计|到现在|至今|干了|都|已经|有|满|整整)+")
_LENGTH = re.compile(
    rf"(?<![\d零〇.])({SPOKEN_NUMBER})(?:个?整?年)(?:零?({SPOKEN_NUMBER})个?月|(半)|[多来余])?(?!\d|[年月]|级|的?[评取拿毕])"
    rf"|(?<![\d零〇.])()({SPOKEN_NUMBER})(?:多)?个月|(?<![一二两三四五六七八九十\d]年)(半)年(?!度)"
)


@dataclass(frozen=True, slots=True)
class _Spent:
    """How one fact is told: where, in which amounts and what they come to, and the most that is believed."""

    fact: str
    place: re.Pattern[str]
    amounts: re.Pattern[str]
    value: Callable[[re.Match[str]], int]
    most: int
    is_in_months: bool = False


class TimeSpentFinder:
    """Finds the years, or hours, months, times, spent at something, where they are stated as a plain number."""

    def __init__(self, years: Mapping[str, YearsWords]) -> None:
        self._spent = [_spent(fact, words) for fact, words in years.items()]

    def approximate(self, text: str, full_text: str, dates: Iterable[DateMention]) -> list[Approximation]:
        """Return the lengths that `text` tells roughly (二十来年, 五六年); the rest as `find`."""
        taken = {at for date in dates for at in range(date.start, date.end)}
        return [
            Approximation(spent.fact, rough[0], min(rough[1], spent.most), f"{full_text[slice(*span)]}")
            for spent in self._spent
            for _, span, rough in _amounts_in(text, full_text, spent)
            if rough and 0 < rough[0] <= spent.most and span[0] not in taken
        ]

    def find(self, text: str, full_text: str, dates: Iterable[DateMention]) -> list[FactFinding]:
        """Return the lengths that `text` states; 快20年 and 不到20年 state none, nor does a year of `dates`.

        What is told roughly (二十来年) is left out. `full_text` is the message unmasked, which may say what is
        lacking: 20年,还差两个月.
        """
        taken = {at for date in dates for at in range(date.start, date.end)}
        return [
            FactFinding(spent.fact, value, *span)
            for spent in self._spent
            for value, span, rough in _amounts_in(text, full_text, spent)
            if not rough and 0 < value <= spent.most and span[0] not in taken
        ]


def _spent(fact: str, words: YearsWords) -> _Spent:
    place = re.compile(either(words.at))
    if words.months:
        return _Spent(fact, place, _LENGTH, _months, words.most, is_in_months=True)
    bare = rf"|(?:{either(words.at)})(?:是|有|:)?(\d{{1,4}})(?=[,;。!?、)\n]|\Z)" if _YEAR not in words.units else ""
    units = either(words.units)
    amounts = rf"(?<![\d零〇个])({SPOKEN_NUMBER})(?:多|来|余|几)?(?:个)?(?:{units})(?!月|级|的?[评取拿毕]){bare}"
    return _Spent(fact, place, re.compile(amounts), _number, words.most)


def _number(match: re.Match[str]) -> int:
    """The number of an amount; one right behind what it is spent at has no unit: 公需30."""
    return spoken_number(next(filter(None, match.groups()), "")) or 0


def _months(match: re.Match[str]) -> int:
    """The months of a length: 两年 is 24, 一年半 18, 半年 6."""
    years, months = spoken_number(match[1] or "") or 0, spoken_number(match[2] or match[5] or "") or 0
    return years * 12 + months + (6 if match[3] or match[6] else 0)


def _amounts_in(
    text: str, full_text: str, spent: _Spent
) -> Iterator[tuple[int, tuple[int, int], tuple[int, int] | None]]:
    """Every amount in a clause that names the place, or that sums up the one before.

    With each its span, and from what to what it may be where it is told roughly.
    """
    before = False
    for clause in re.finditer(rf"[^{PAUSE}]+", text):
        here = bool(spent.place.search(clause[0]))
        if here or (before and _SUM.search(clause[0])):
            for match in spent.amounts.finditer(text, *clause.span()):
                number = next(at for at, words in enumerate(match.groups(), 1) if words)
                if match[0][0] != "0" and is_full(full_text, *match.span(number)):
                    rough = None if spent.is_in_months else rough_range(full_text, *match.span(number))
                    yield spent.value(match), match.span(), rough
        before = here
