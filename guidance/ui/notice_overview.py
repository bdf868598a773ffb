"""The notices in a few lines: how many there are, by which one can apply now or soon, or which closed last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guidance.citations import short_name
from guidance.ui.render import render
from guidance.ui.window_words import CURRENT, STANDARDS, STATE_WORDS, by_state, time_left
from ingest.notices.notice import Notice

_ALL = 3  # notices up to which each is named, whatever its state
_HEADINGS = dict(zip(CURRENT, ("现在能报的", "部分已截止的", "即将开始的"), strict=True))
_MOST = 5  # notices that are named where one can apply by some


def overview(notices: Sequence[Notice], today: date) -> str:
    """Return as HTML how many notices there are in which state, and those that one can apply by, with days and phone.

    Where one can apply by none, those that closed last; a few notices are all named.
    """
    groups = {words: group for words, group in by_state(notices, today).items() if words != STANDARDS}
    listed = [notice for group in groups.values() for notice in group]
    current = [notice for words in CURRENT for notice in groups.get(words, ())]
    shown = listed if len(listed) <= _ALL else current[:_MOST] or listed[:_ALL]
    return render(
        "notice_overview",
        count=len(listed),
        states=[(words, len(group)) for words, group in groups.items()],
        rows=[(short_name(n), _state(groups, n), time_left(n, today), n.contact) for n in shown],
        heading=next((_HEADINGS[words] for words in CURRENT if words in groups), ""),
        shut=STATE_WORDS["closed"],
    )


def _state(groups: dict[str, list[Notice]], notice: Notice) -> str:
    return next(words for words, group in groups.items() if notice in group)
