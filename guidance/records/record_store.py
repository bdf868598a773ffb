"""Records in the office's database, and gone from it when they are old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, timedelta

import sqlalchemy as sa

from guidance.database.database import Database, open_database
from guidance.database.tables import RECORDS
from guidance.records.question_record import QuestionRecord
from ingest.office_settings import RecordSettings, record_settings


class RecordStore:
    """The records of one database; records older than the retention period are deleted whenever it is used."""

    def __init__(self, database: Database, days: int) -> None:
        self.database, self.days = database, days

    def save(self, record: QuestionRecord, today: date) -> None:
        """Write a record, or the new state of one that was written before; raise DatabaseError when that fails."""
        values = {"day": record.day, "kind": record.kind, "question": record.question, "useful": record.useful}
        values["clauses"] = list(record.clauses)
        with self._touched(today) as connection:
            updated = connection.execute(RECORDS.update().where(RECORDS.c.id == record.id).values(**values))
            if not updated.rowcount:
                connection.execute(RECORDS.insert().values(id=record.id, **values))

    def clean(self, today: date) -> None:
        """Delete what is past the retention period; raise DatabaseError when that fails."""
        with self._touched(today):
            pass

    def rows(self, today: date) -> list[QuestionRecord]:
        """Return every record that is within the retention period, the oldest day first; raise DatabaseError."""
        with self._touched(today) as connection:
            found = connection.execute(sa.select(RECORDS).order_by(RECORDS.c.day, RECORDS.c.id)).all()
        return [QuestionRecord(r.id, r.day, r.kind, r.question, tuple(r.clauses), r.useful) for r in found]

    @contextmanager
    def replaced_by(self, records: Sequence[QuestionRecord], today: date) -> Iterator[None]:
        """Put other records in the place of all, once the block has ended well; raise DatabaseError."""
        with self.database.transaction() as connection:
            connection.execute(RECORDS.delete())
            oldest = today - timedelta(days=self.days)
            rows = [asdict(record) | {"clauses": list(record.clauses)} for record in records if record.day > oldest]
            if rows:
                connection.execute(RECORDS.insert(), rows)
            yield

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    @contextmanager
    def _touched(self, today: date) -> Iterator[sa.Connection]:
        """A transaction on a database that has no record that is too old."""
        with self.database.transaction() as connection:
            connection.execute(RECORDS.delete().where(RECORDS.c.day <= today - timedelta(days=self.days)))
            yield connection


def open_records(settings: RecordSettings) -> RecordStore:
    """Return the records at an address; nothing is reached yet. Raise SettingError when the address cannot be."""
    return RecordStore(open_database(settings.url, "GUIDANCE_RECORDS", "记录数据库"), settings.days)


def read_records(today: date) -> list[QuestionRecord]:
    """Return the records of the office's database, none where it keeps none; raise DatabaseError or SettingError."""
    settings = record_settings()
    if settings is None:
        return []
    store = open_records(settings)
    try:
        return store.rows(today)
    finally:
        store.close()
