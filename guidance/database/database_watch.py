"""Whether a database can be reached, told at once: somebody who asks for a process's health never waits for it."""

from __future__ import annotations

import threading
import time
from enum import StrEnum

import sqlalchemy as sa

from guidance.database.database import Database, DatabaseError

_APART = 10.0  # seconds between two tries


class Reach(StrEnum):
    """What was found at the last try."""

    UNKNOWN = "unknown"
    OK = "ok"
    UNREACHABLE = "unreachable"


class DatabaseWatch:
    """Tries the database in the background when somebody asks, every few seconds at most."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._found, self._tried = Reach.UNKNOWN, float("-inf")
        self._lock = threading.Lock()

    def look(self) -> Reach:
        """Return what the last try found, and begin another where that was a while ago."""
        with self._lock:
            is_due = time.monotonic() - self._tried > _APART
            if is_due:
                self._tried = time.monotonic()
        if is_due:
            threading.Thread(target=self._try, daemon=True).start()
        return self._found

    def _try(self) -> None:
        try:
            with self._database.transaction() as connection:
                connection.execute(sa.text("SELECT 1"))
            self._found = Reach.OK
        except DatabaseError:
            self._found = Reach.UNREACHABLE
