"""A notice in the list of notices."""

from __future__ import annotations

from datetime import date
from typing import Any

from ingest.notices.notice import Notice, Window, application_state


def notice_row(notice: Notice, checkable: bool, today: date) -> dict[str, Any]:
    """Return what tells one notice from another, its windows, and whom to ask; `checkable` where it has a rule pack."""
    return {
        "id": notice.id,
        "name": notice.name,
        "title": notice.title,
        "number": notice.number,
        "place": notice.place,
        "year": notice.year,
        "levels": list(notice.levels),
        "state": application_state(notice.windows, today),
        "windows": [_window(window) for window in notice.windows],
        "office": notice.contact.office,
        "phone": notice.contact.phone,
        "checkable": checkable,
    }


def _window(window: Window) -> dict[str, str | None]:
    opens = window.opens.isoformat() if window.opens else None
    return {"name": window.name, "opens": opens, "closes": window.closes.isoformat(), "clause": window.clause}
