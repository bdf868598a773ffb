"""Transactions that outlast a database's restart, without keeping everybody waiting while it stays away."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa

from guidance.database.database import Database, DatabaseError

_PATIENCE = 10.0  # seconds of an outage during which a transaction is tried again
_PAUSE = 0.2  # seconds between two tries
Result = TypeVar("Result")


class ShortOutages:
    """One database; of an outage only the first seconds are waited for, after that each transaction fails at once."""

    def __init__(self, database: Database, patience: float = _PATIENCE) -> None:
        self._database, self._patience = database, patience
        self._away_since: float | None = None

    def transact(self, work: Callable[[sa.Connection], Result]) -> Result:
        """Return what `work` returns, in a transaction of its own; raise DatabaseError."""
        while True:
            try:
                with self._database.transaction() as connection:
                    result = work(connection)
            except DatabaseError:
                self._away_since = self._away_since or time.monotonic()
                if time.monotonic() - self._away_since > self._patience:
                    raise
                time.sleep(_PAUSE)
            else:
                self._away_since = None
                return result
