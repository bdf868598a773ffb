"""A database that comes back soon costs no turn; one that stays away keeps nobody waiting."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from guidance.database.database import DatabaseError, open_database
from guidance.database.short_outages import ShortOutages


def outages_of(path: Path, patience: float) -> ShortOutages:
    return ShortOutages(open_database(f"sqlite:///{path}", "GUIDANCE_RECORDS", "记录数据库"), patience)


def one(connection: sa.Connection) -> int:
    return connection.execute(sa.text("SELECT 1")).scalar_one()


def test_a_short_outage_is_waited_for(tmp_path: Path):
    path = tmp_path / "a.db"
    path.write_bytes(b"x" * 4096)  # no database, until it is taken away
    threading.Timer(0.3, path.unlink).start()
    assert outages_of(path, 20.0).transact(one) == 1


def test_of_a_long_one_only_the_beginning_is(tmp_path: Path):
    path = tmp_path / "a.db"
    path.write_bytes(b"x" * 4096)
    outages = outages_of(path, 0.3)
    with pytest.raises(DatabaseError):
        outages.transact(one)
    started = time.monotonic()
    with pytest.raises(DatabaseError):
        outages.transact(one)
    assert time.monotonic() - started < 0.3
    path.unlink()
    assert outages.transact(one) == 1
