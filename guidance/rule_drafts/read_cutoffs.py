"""The days to which years and evidence count, and how the conditions name them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.route_conditions import SERVICE
from guidance.rule_drafts.rule_wording import CutoffRoles
from guidance.rule_drafts.statements import NoticeSentence
from ingest.drafting.clause_lines import clause_lines
from ingest.drafting.draft_wording import DraftWording
from ingest.drafting.find_times import find_times
from ingest.notices.notice import Notice
from ingest.text.dates import printed_dates, say_day

EVIDENCE = "evidence"
_LAST_MONTH, _LAST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class CutoffRead:
    """A day to which something counts, and the words that print it.

    `reading` is "" but where the notice names no such day and another one stands in for it.
    """

    name: str
    day: datetime.date
    clause: str
    quote: str
    reading: str = ""


def read_cutoffs(notice: Notice, text: NoticeText, wording: DraftWording) -> list[CutoffRead]:
    """Return the cut-off days of the notice, that of years first; where it names none, another day stands in for it."""
    lines = clause_lines(notice.clauses, ())
    entries = [(cutoff.name, cutoff.date, cutoff.clause) for cutoff in notice.cutoffs]
    entries += [
        (each.name, each.date, each.clause) for each in find_times(lines, notice.year, notice.issued, wording).cutoffs
    ]
    found: list[CutoffRead] = []
    for name, day, clause in entries:
        quote = _quote(text.by_clause.get(clause, ()), day, notice.year)
        if quote and not any((each.day, each.clause) == (day, clause) for each in found):
            found.append(CutoffRead(_role(quote, name, text.names.wording.cutoff_roles), day, clause, quote))
    found = list(_named_once(found))
    if any(each.name == SERVICE for each in found):
        return sorted(found, key=lambda each: each.name != SERVICE)
    return [*_stand_in(notice, text, found), *found]


def _quote(found: Sequence[NoticeSentence], day: datetime.date, year: int) -> str:
    """The part of a sentence that prints the day, and no other."""
    for statement in found:
        start = 0
        for end in (at for at, char in enumerate(statement.text + "。") if char in "，；。"):
            quote = statement.quote(start, end)
            if printed_dates(quote, year) == [day]:
                return quote
            start = end + 1
    return ""


def _role(quote: str, name: str, roles: CutoffRoles) -> str:
    words = f"{quote}{name}"
    if any(word in words for word in roles.service):
        return SERVICE
    return EVIDENCE if any(word in words for word in roles.evidence) else "cutoff"


def _named_once(found: Sequence[CutoffRead]) -> Iterator[CutoffRead]:
    names: set[str] = set()
    for each in found:
        name, count = each.name, 1
        while name in names:
            count += 1
            name = f"{each.name}_{count}"
        names.add(name)
        yield CutoffRead(name, each.day, each.clause, each.quote)


def _stand_in(notice: Notice, text: NoticeText, found: Sequence[CutoffRead]) -> Iterator[CutoffRead]:
    """A day for years where the notice names none: its other cut-off, the last day of application, or its date."""
    days = [(each.day, each.clause) for each in found]
    days += [(window.closes, window.clause) for window in notice.windows]
    for day, clause in days:
        for statement in text.by_clause.get(clause, ()):
            printed = printed_dates(statement.text, notice.year)
            if day in printed:
                listed = "、".join(map(say_day, printed))
                reading = f"没有写年限算到哪一天，所引原文写了{listed}，按{say_day(day)}计算"
                yield CutoffRead(SERVICE, day, clause, statement.quote(), reading)
                return
    day = notice.issued or datetime.date(notice.year, _LAST_MONTH, _LAST_DAY)
    title = notice.clauses[0]
    reading = f"没有写年限算到哪一天，按{say_day(day)}计算"
    yield CutoffRead(SERVICE, day, title.number, title.words.strip().split("\n")[0], reading)
