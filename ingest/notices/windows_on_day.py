"""Which windows of a notice are over on a day, and which are still ahead: they need not close together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ingest.notices.notice import Window


def windows_over(windows: Iterable[Window], today: datetime.date) -> list[Window]:
    """Return the windows that closed before today, in their order."""
    return [window for window in windows if window.closes < today]


def windows_ahead(windows: Iterable[Window], today: datetime.date) -> list[Window]:
    """Return the windows that are open or still to come, the one that closes next first."""
    return sorted((window for window in windows if window.closes >= today), key=lambda window: window.closes)


def is_partly_over(windows: Iterable[Window], today: datetime.date) -> bool:
    """Return whether some of the windows are over and others are not."""
    windows = list(windows)
    return 0 < len(windows_over(windows, today)) < len(windows)
