"""Records in a database: the only importer of SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.pool import NullPool

from guidance.records.question_record import QuestionRecord
from ingest.errors import AssistantError, SettingError, system_reason
from ingest.office_settings import RecordSettings, record_settings

PATIENCE = 5  # seconds for a connection
_RECORDS = sa.Table(
    "records",
    sa.MetaData(),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("question", sa.Text),
    sa.Column("clauses", sa.JSON, nullable=False),
    sa.Column("useful", sa.Boolean),
)
# By the database's own "if not exists": another process may make them at the same moment.
_MAKE_TABLE: tuple[sa.schema.ExecutableDDLElement, ...] = (
    sa.schema.CreateTable(_RECORDS, if_not_exists=True),
    *(sa.schema.CreateIndex(index, if_not_exists=True) for index in _RECORDS.indexes),
)
# A plain address means the driver that requirements.txt brings.
_DRIVERS = {"postgresql": "postgresql+pg8000", "postgres": "postgresql+pg8000", "sqlite": "sqlite"}


class RecordsError(AssistantError):
    """The database cannot be reached, read or written; the message says which and why, without its password."""


class RecordStore:
    """The records of one database; records older than the retention period are deleted whenever it is used."""

    def __init__(self, engine: Engine, days: int) -> None:
        self._engine, self.days = engine, days
        self._ready = False

    def save(self, record: QuestionRecord, today: date) -> None:
        """Write a record, or the new state of one that was written before; raise RecordsError when that fails."""
        values = {"day": record.day, "kind": record.kind, "question": record.question, "useful": record.useful}
        values["clauses"] = list(record.clauses)
        with self._touched(today) as connection:
            updated = connection.execute(_RECORDS.update().where(_RECORDS.c.id == record.id).values(**values))
            if not updated.rowcount:
                connection.execute(_RECORDS.insert().values(id=record.id, **values))

    def clean(self, today: date) -> None:
        """Delete what is past the retention period; raise RecordsError when that fails."""
        with self._touched(today):
            pass

    def rows(self, today: date) -> list[QuestionRecord]:
        """Return every record that is within the retention period, the oldest day first; raise RecordsError."""
        with self._touched(today) as connection:
            found = connection.execute(sa.select(_RECORDS).order_by(_RECORDS.c.day, _RECORDS.c.id)).all()
        return [QuestionRecord(r.id, r.day, r.kind, r.question, tuple(r.clauses), r.useful) for r in found]

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _touched(self, today: date) -> Iterator[sa.Connection]:
        """A transaction on a database that has the table and no record that is too old."""
        try:
            with self._engine.begin() as connection:
                if not self._ready:
                    for make in _MAKE_TABLE:
                        connection.execute(make)
                connection.execute(_RECORDS.delete().where(_RECORDS.c.day <= today - timedelta(days=self.days)))
                yield connection
            self._ready = True
        except (sa.exc.SQLAlchemyError, OSError) as error:
            self._ready = False
            raise RecordsError(f"记录数据库 {_shown(self._engine.url)} 不能用（{_why(error)}）") from error


def open_records(settings: RecordSettings) -> RecordStore:
    """Return the records at an address; nothing is reached yet. Raise SettingError when the address cannot be."""
    try:
        url = make_url(settings.url)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise SettingError("GUIDANCE_RECORDS：不是数据库地址；请写 sqlite:///文件路径 或 postgresql://…") from error
    kind = url.drivername.split("+")[0]
    if kind not in _DRIVERS:
        raise SettingError(f"GUIDANCE_RECORDS：不认识数据库「{kind}」；请用 sqlite 或 postgresql")
    url = url.set(drivername=_DRIVERS[kind]) if "+" not in url.drivername else url
    try:
        return RecordStore(_sqlite(url) if kind == "sqlite" else _server(url), settings.days)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise SettingError(f"GUIDANCE_RECORDS：没有数据库驱动「{url.drivername}」；请写 postgresql://…") from error


def read_records(today: date) -> list[QuestionRecord]:
    """Return the records of the office's database, none where it keeps none; raise RecordsError or SettingError."""
    settings = record_settings()
    if settings is None:
        return []
    store = open_records(settings)
    try:
        return store.rows(today)
    finally:
        store.close()


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        folder = Path(url.database).parent
        if not folder.is_dir():
            try:
                folder.mkdir(parents=True)
            except OSError as error:
                raise SettingError(f"GUIDANCE_RECORDS：不能新建文件夹 {folder}（{system_reason(error)}）") from error
        engine = sa.create_engine(url, connect_args={"timeout": PATIENCE}, poolclass=NullPool)
    else:
        raise SettingError("GUIDANCE_RECORDS：sqlite 地址缺少文件路径；请写 sqlite:///文件路径")
    sa.event.listen(engine, "connect", _forget_for_good)
    return engine


def _forget_for_good(connection: Any, _: Any) -> None:  # SQLAlchemy passes the driver's own objects
    # Without it SQLite leaves the words of deleted records in the file.
    connection.execute("PRAGMA secure_delete=ON")


def _server(url: URL) -> Engine:
    limit = {"timeout": PATIENCE} if url.drivername.endswith("pg8000") else {"connect_timeout": PATIENCE}
    return sa.create_engine(url, connect_args=limit, pool_size=1, max_overflow=2, pool_pre_ping=True)


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _why(error: Exception) -> str:
    """The database's own words in one short line; never the values that were to be written."""
    own = getattr(error, "orig", None) or error
    said = own.args[0] if own.args else type(own).__name__
    said = said.get("M", said) if isinstance(said, dict) else said
    return " ".join(str(said).split())[:120]
