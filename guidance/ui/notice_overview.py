"""The notices in a few lines: by which one can apply now, which are to come, and when the last one closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guidance.citations import short_name
from guidance.ui.render import render
from guidance.ui.window_words import STATE_WORDS, by_state, time_left
from ingest.notices.notice import Notice

_MOST = 3  # notices that are named


def overview(notices: Sequence[Notice], today: date) -> str:
    """Return as HTML the notices that one can apply by now or soon, or those that closed last, with the days."""
    groups = by_state(notices, today)
    current = [*groups.get(STATE_WORDS["open"], ()), *groups.get(STATE_WORDS["before"], ())]
    shown = current or groups.get(STATE_WORDS["closed"], [])
    rows = [(short_name(n), _state(groups, n), time_left(n, today), n.contact) for n in shown[:_MOST]]
    return render(
        "notice_overview",
        rows=rows,
        closed_only=not current,
        more=len(shown) - len(rows),
        shut=STATE_WORDS["closed"],
    )


def _state(groups: dict[str, list[Notice]], notice: Notice) -> str:
    return next(words for words, group in groups.items() if notice in group)
