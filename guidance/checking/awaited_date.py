"""Which date a bare day tells that answers no question: 2019年 after 我是高级技师, 2014年3月 after 工程师十年了."""

from __future__ import annotations

from collections.abc import Collection, Container

from guidance.extraction.credential_mentions import EDUCATION, SKILL, TITLE
from guidance.extraction.fact_wording import FactWording


def awaited_date(
    asked: str | None, known: Container[str], rough: Collection[str], mentioned: Container[str], wording: FactWording
) -> str | None:
    """Return the one date told roughly before, or that of the one thing `mentioned` last whose date is not `known`.

    None where the question `asked` is for a date itself, or more than one date may be meant.
    """
    if asked in wording.date_facts:
        return None
    file = wording.file
    things = {file.titles.fact: TITLE, file.skills.fact: SKILL, file.education.fact: EDUCATION}
    dates = [fact for fact in rough if fact in wording.date_facts] or [
        date for thing, kind in things.items() if thing in mentioned and (date := wording.date_of(kind))
    ]
    open_dates = [date for date in dates if date not in known]
    return open_dates[0] if len(open_dates) == 1 else None
