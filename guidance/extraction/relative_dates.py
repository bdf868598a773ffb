"""Dates told by a word for their year, which the day of asking settles: 去年7月评的工程师, 前年毕业."""

from __future__ import annotations

import re

from guidance.extraction.date_mentions import dates_as_of
from guidance.extraction.extraction_result import Approximation, DateMention, FactFinding
from guidance.extraction.fact_wording import PAUSE

_PRESENT = 2500  # stands for the year of asking: no year that anybody states is near it
_NEAR = 10  # years before it that a word can name
_THIS_YEAR = re.compile("今年")
_OBTAINED = re.compile("评|取得|拿|考[到过出上的]|毕业|获得?|发的?证|下来|到手|批|开始|入职|入行")


def relative_dates(text: str) -> list[DateMention]:
    """Return the dates of the folded `text` with those told by a word for their year; none where it has no such word.

    今年, which people say of applying too, counts with its month or beside what it dates.
    """
    dates = [date for date in dates_as_of(text, _PRESENT) if not _is_bare_present(text, date)]
    return dates if any(_years_ago(date.value) is not None for date in dates) else []


def as_relative(finding: FactFinding) -> Approximation | None:
    """Return what a finding among `relative_dates` tells of its date; None where that names its year."""
    years = _years_ago(finding.value) if isinstance(finding.value, str) else None
    return Approximation(finding.fact, 0, 0, str(finding.value)[len("2499") :], years) if years is not None else None


def answered_relative(text: str, fact: str) -> Approximation | None:
    """Return the date of `fact` that a folded `text` gives which is that date alone; None for any other."""
    found = [date for date in dates_as_of(text, _PRESENT) if _years_ago(date.value) is not None]
    if len(found) != 1 or re.search(
        r"[^\W\d的是吧呢了啊嗯应该大概就在]", text[: found[0].start] + text[found[0].end :]
    ):
        return None
    return as_relative(FactFinding(fact, found[0].value, found[0].start, found[0].end))


def _years_ago(value: str) -> int | None:
    years = _PRESENT - int(value[:4]) if re.match(r"\d{4}", value) else _NEAR
    return years if 0 <= years < _NEAR else None


def _is_bare_present(text: str, date: DateMention) -> bool:
    """Whether a date is 今年 alone, in a clause that tells of nothing obtained."""
    if "-" in date.value or not _THIS_YEAR.search(text, date.start, date.end):
        return False
    end = min((at for pause in PAUSE if (at := text.find(pause, date.end)) >= 0), default=len(text))
    return _OBTAINED.search(text, date.end, end) is None
