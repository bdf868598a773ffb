"""An older database keeps what it holds and gets the tables of today; a newer one is left alone."""

from __future__ import annotations

import sqlite3
import stat
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from guidance.database.database import DatabaseError, open_database
from guidance.database.tables import RECORDS, VERSION
from guidance.records.question_record import QuestionRecord
from guidance.records.record_store import open_records
from ingest.office_settings import RecordSettings

DAY = date(2024, 8, 1)
# As the program made it before there were versions.
WITHOUT_VERSION = """
CREATE TABLE records (id VARCHAR(32) NOT NULL, day DATE NOT NULL, kind VARCHAR(16) NOT NULL, question TEXT,
                      clauses JSON NOT NULL, useful BOOLEAN, PRIMARY KEY (id));
CREATE INDEX ix_records_day ON records (day);
INSERT INTO records VALUES ('a1', '2024-08-01', 'refuse', '停车费能报销吗', '["lyg-2024-14#5.3"]', 0);
"""


def address_of(path: Path) -> str:
    return f"sqlite:///{path}"


def test_records_of_before_there_were_versions_stay(tmp_path: Path):
    path = tmp_path / "records.db"
    with sqlite3.connect(path) as old:
        old.executescript(WITHOUT_VERSION)
    rows = open_records(RecordSettings(address_of(path), 180)).rows(DAY)
    assert rows == [QuestionRecord("a1", DAY, "refuse", "停车费能报销吗", ("lyg-2024-14#5.3",), False)]
    with sqlite3.connect(path) as upgraded:
        assert upgraded.execute("SELECT version_num FROM alembic_version").fetchall() == [(VERSION,)]


def test_the_migrations_make_the_tables_that_the_program_uses(tmp_path: Path):
    database = open_database(address_of(tmp_path / "new.db"), "GUIDANCE_RECORDS", "记录数据库")
    with database.transaction() as connection:
        assert compare_metadata(MigrationContext.configure(connection), RECORDS.metadata) == []


def test_a_database_of_a_newer_program_is_refused_and_left_as_it_is(tmp_path: Path):
    path = tmp_path / "records.db"
    with sqlite3.connect(path) as newer:
        newer.executescript("CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('9')")
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="更新的程序"):
        open_records(RecordSettings(address_of(path), 180)).rows(DAY)
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_no_half_made_tables(tmp_path: Path):
    path = tmp_path / "records.db"
    with sqlite3.connect(path) as odd:
        odd.execute("CREATE TABLE conversations (id_digest TEXT)")
    with pytest.raises(DatabaseError, match="记录数据库"):
        open_records(RecordSettings(address_of(path), 180)).rows(DAY)
    assert sa.inspect(sa.create_engine(address_of(path))).get_table_names() == ["conversations"]


def test_a_new_file_is_its_owners_alone(tmp_path: Path):
    path = tmp_path / "records.db"
    open_records(RecordSettings(address_of(path), 180)).clean(DAY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
