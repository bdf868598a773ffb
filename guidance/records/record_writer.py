"""Records are written in the background: a talk never waits for the database, and lost records are counted."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from threading import Lock

from guidance.database.database import DatabaseError
from guidance.database.database_watch import DatabaseWatch
from guidance.records.question_record import Loss, QuestionRecord
from guidance.records.record_store import RecordStore

WAITING = 500  # records that may wait for a slow database; more are lost rather than kept in memory
_LOG = logging.getLogger(__name__)


class RecordWriter:
    """Writes records one after another in a thread of its own, which first deletes those that are too old."""

    def __init__(self, records: RecordStore, today: date) -> None:
        self.records, self.watch = records, DatabaseWatch(records.database)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="records")
        self._lock, self._waiting = Lock(), 0
        self._loss: Loss | None = None
        self._thread.submit(self._clean, today)

    @property
    def loss(self) -> Loss | None:
        """What was lost since the program started, None where nothing was."""
        return self._loss

    @property
    def waiting(self) -> int:
        """How many records wait to be written."""
        return self._waiting

    def write(self, make: Callable[[], QuestionRecord | None], today: date) -> Future[None] | None:
        """Have a record made and written by the thread; never raises, and never waits."""
        with self._lock:
            if self._waiting < WAITING:
                self._waiting += 1
                return self._thread.submit(self._write, make, today)
        self._lose(today, "等着写入的记录太多")
        return None

    def flush(self, patience: float | None = None) -> None:
        """Return when all records handed over are written or lost, or after `patience` seconds."""
        with suppress(TimeoutError):
            self._thread.submit(int).result(patience)

    def close(self) -> None:
        """Write what waits, then close the database."""
        self._thread.shutdown()
        self.records.close()

    def _clean(self, today: date) -> None:
        try:
            self.records.clean(today)
        except DatabaseError as error:
            _LOG.error("%s", error)

    def _write(self, make: Callable[[], QuestionRecord | None], today: date) -> None:
        try:
            record = make()
            if record:
                self.records.save(record, today)
        except DatabaseError as error:
            self._lose(today, str(error))
        except Exception as error:  # a message that cannot be stripped must not end the thread, nor be shown
            self._lose(today, f"程序出错：{type(error).__name__}")
        finally:
            with self._lock:
                self._waiting -= 1

    def _lose(self, today: date, why: str) -> None:
        with self._lock:
            before = self._loss
            self._loss = Loss(before.count + 1 if before else 1, before.since if before else today, why)
        if not before:
            _LOG.error("记录没有写入：%s", why)
