"""The record of questions. Databases of before the first step have this table already, in the same form."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table where it is not there."""
    op.create_table(
        "records",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("question", sa.Text),
        sa.Column("clauses", sa.JSON, nullable=False),
        sa.Column("useful", sa.Boolean),
        if_not_exists=True,
    )
    op.create_index("ix_records_day", "records", ["day"], if_not_exists=True)
