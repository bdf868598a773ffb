"""Application windows in words: which are closed, and what the notice itself says of coming late."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.notices.notice import Notice, application_state
from ingest.notices.windows_on_day import windows_over
from ingest.text.dates import say_day
from ingest.text.normalise import without_markup
from ingest.text.sentences import sentence_spans

_LATE = re.compile("逾期|过期|(?:不予|不再|概不|不)受理")


@dataclass(frozen=True, slots=True)
class LateRule:
    """Words of a clause, with the clause's id and label."""

    clause: str
    label: str
    words: str


def is_closed(notice: Notice, today: date) -> bool:
    """Whether every window of the notice is over."""
    return application_state(notice.windows, today) == "closed"


def closed_windows(notice: Notice, today: date) -> str:
    """Return on one line which windows are over since when, those of one day together; "" where none is."""
    by_day: dict[date, list[str]] = {}
    for window in windows_over(notice.windows, today):
        by_day.setdefault(window.closes, []).append(window.name)
    over = [f"{'、'.join(dict.fromkeys(names))}已于{say_day(day)}截止" for day, names in by_day.items()]
    return f"{'，'.join(over)}。" if over else ""


def late_rule(notice: Notice) -> LateRule | None:
    """Return what the windows' clauses say of coming late, else how they state the time; None without windows."""
    clauses = [notice.by_id[i] for i in dict.fromkeys(window.clause for window in notice.windows)]
    for clause in clauses:
        for start, end in sentence_spans(clause.text):
            if _LATE.search(clause.text[start:end]):
                return LateRule(clause.id, clause.label, without_markup(clause.text[start:end]))
    return LateRule(clauses[0].id, clauses[0].label, without_markup(clauses[0].text)) if clauses else None
