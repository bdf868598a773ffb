"""An older database, an empty one, or one of before there were versions → the tables of this program."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from guidance.database.tables import VERSION
from ingest.errors import AssistantError

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 20_260_101  # any number that no other program locks in the same PostgreSQL database


class NewerDatabaseError(AssistantError):
    """A database that a newer program has changed: this one must not write to it."""


def upgrade_tables(engine: Engine) -> None:
    """Run the migrations that the database has not had, all or none; of several processes one does it."""
    with engine.connect() as connection:
        if _version(connection) == VERSION:
            return
    with engine.begin() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_sqlite else f"SELECT pg_advisory_xact_lock({_LOCK})")
        if _version(connection) != VERSION:  # nobody else did it meanwhile
            _migrate(connection)


def _version(connection: sa.Connection) -> str | None:
    """The revision that the database has, None for none yet."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _migrate(connection: sa.Connection) -> None:
    # Only here: Alembic takes a while to import, and most starts find nothing to do.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(_MIGRATIONS), version_locations=[str(_MIGRATIONS)])
    known = {step.revision for step in steps.walk_revisions()}
    version = _version(connection)
    if version is not None and version not in known:
        raise NewerDatabaseError(f"表结构是更新的程序建的（{version}），请用新版程序，或用 restore 恢复旧备份")
    with EnvironmentContext(Config(), steps, fn=lambda before, _: steps._upgrade_revs(VERSION, before)) as migration:
        migration.configure(connection=connection)
        migration.run_migrations()
