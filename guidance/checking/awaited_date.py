"""Which date a bare day tells that answers no question: 2019年 after 我是高级技师, 2014年3月 after 工程师十年了."""

from __future__ import annotations

import re
from collections.abc import Collection, Container

from guidance.extraction.credential_mentions import EDUCATION, SKILL, TITLE
from guidance.extraction.date_mentions import find_dates
from guidance.extraction.fact_wording import FactWording
from ingest.text.normalise import search_spelling

_BESIDE = re.compile(r"(?:确切|准确|具体|地?说|应该|大概|好像|时间|日期|[是的就在于吧呢了嗯哦啊]|\W)*")


def awaited_date(
    message: str,
    asked: str | None,
    known: Container[str],
    rough: Collection[str],
    mentioned: Container[str],
    wording: FactWording,
) -> str | None:
    """Return the one date told roughly before, or that of the one thing `mentioned` last whose date is not `known`.

    None where the message is more than a date, the question `asked` is for one, or more than one may be meant.
    """
    if asked in wording.date_facts or not _is_only_a_date(search_spelling(message)):
        return None
    file = wording.file
    things = {file.titles.fact: TITLE, file.skills.fact: SKILL, file.education.fact: EDUCATION}
    dates = [fact for fact in rough if fact in wording.date_facts] or [
        date for thing, kind in things.items() if thing in mentioned and (date := wording.date_of(kind))
    ]
    open_dates = [date for date in dates if date not in known]
    return open_dates[0] if len(open_dates) == 1 else None


def _is_only_a_date(text: str) -> bool:
    dates = find_dates(text)
    return len(dates) == 1 and _BESIDE.fullmatch(text[: dates[0].start] + " " + text[dates[0].end :]) is not None
