"""The days of a notice as an object for other programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from guidance.documents.deadlines import deadlines
from ingest.notices.notice import Notice


def deadline_row(notice: Notice, today: date) -> dict[str, Any]:
    """Return the notice with its days in order of time; `past` tells whether a day lies before `today`."""
    days = [
        {
            "day": deadline.day.isoformat(),
            "kind": deadline.kind,
            "name": deadline.name,
            "hours": deadline.hours_text,
            "past": deadline.day < today,
            "clause": deadline.clause,
            "label": notice.by_id[deadline.clause].label,
        }
        for deadline in deadlines(notice)
    ]
    return {"notice": notice.id, "name": notice.name, "days": days}
