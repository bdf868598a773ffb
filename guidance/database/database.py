"""A database by its address: opened without being reached, used in transactions, its faults told in one line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.pool import NullPool

from guidance.database.upgrade_tables import NewerDatabaseError, upgrade_tables
from ingest.errors import AssistantError, SettingError, system_reason

PATIENCE = 5  # seconds for a connection
# A plain address means the driver that requirements.txt brings.
_DRIVERS = {"postgresql": "postgresql+pg8000", "postgres": "postgresql+pg8000", "sqlite": "sqlite"}


class DatabaseError(AssistantError):
    """The database cannot be reached, read or written; the message says which and why, without its password."""


class Database:
    """One database; its tables are those of this program from the first use on.

    `name` is what it is called in Chinese where something is wrong with it.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._name = engine, name
        self._ready = False

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """Yield a connection whose work is written whole at the end, or not at all; raise DatabaseError."""
        try:
            if not self._ready:
                self._prepare()
            with self._engine.begin() as connection:
                yield connection
            self._ready = True
        except (sa.exc.SQLAlchemyError, NewerDatabaseError, OSError) as error:
            self._ready = False
            raise DatabaseError(f"{self._name} {_shown(self._engine.url)} 不能用（{_why(error)}）") from error

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _prepare(self) -> None:
        url = self._engine.url
        if url.get_backend_name() == "sqlite" and url.database:
            # What people wrote is for the owner's eyes alone; SQLite itself would let everybody read it.
            os.close(os.open(url.database, os.O_RDWR | os.O_CREAT, 0o600))
        upgrade_tables(self._engine)


def open_database(address: str, setting: str, name: str) -> Database:
    """Return the database at an address; nothing is reached yet. SettingError names `setting` where it cannot be."""
    try:
        url = make_url(address)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise SettingError(f"{setting}：不是数据库地址；请写 sqlite:///文件路径 或 postgresql://…") from error
    kind = url.drivername.split("+")[0]
    if kind not in _DRIVERS:
        raise SettingError(f"{setting}：不认识数据库「{kind}」；请用 sqlite 或 postgresql")
    url = url.set(drivername=_DRIVERS[kind]) if "+" not in url.drivername else url
    try:
        return Database(_sqlite(url, setting) if kind == "sqlite" else _server(url), name)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise SettingError(f"{setting}：没有数据库驱动「{url.drivername}」；请写 postgresql://…") from error


def _sqlite(url: URL, setting: str) -> Engine:
    if not url.database or url.database == ":memory:":
        raise SettingError(f"{setting}：sqlite 地址缺少文件路径；请写 sqlite:///文件路径")
    folder = Path(url.database).parent
    if not folder.is_dir():
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise SettingError(f"{setting}：不能新建文件夹 {folder}（{system_reason(error)}）") from error
    engine = sa.create_engine(url, connect_args={"timeout": PATIENCE}, poolclass=NullPool)
    sa.event.listen(engine, "connect", _forget_for_good)
    return engine


def _forget_for_good(connection: Any, _: Any) -> None:  # SQLAlchemy passes the driver's own objects
    # Without it SQLite leaves the words of deleted records in the file.
    connection.execute("PRAGMA secure_delete=ON")


def _server(url: URL) -> Engine:
    limit = {"timeout": PATIENCE} if url.drivername.endswith("pg8000") else {"connect_timeout": PATIENCE}
    return sa.create_engine(url, connect_args=limit, pool_size=2, max_overflow=6, pool_pre_ping=True)


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _why(error: Exception) -> str:
    """The database's own words in one short line; never the values that were to be written."""
    if isinstance(error, OSError):
        return system_reason(error)
    own = getattr(error, "orig", None) or error
    reason = own.args[0] if own.args else type(own).__name__
    reason = reason.get("M", reason) if isinstance(reason, dict) else reason
    return " ".join(str(reason).split())[:120]
