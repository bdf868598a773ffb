"""The tables as the program uses them; `migrations` make them."""

from __future__ import annotations

import sqlalchemy as sa

VERSION = "0002"  # the last migration's revision

_TABLES = sa.MetaData()
RECORDS = sa.Table(
    "records",
    _TABLES,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("question", sa.Text),
    sa.Column("clauses", sa.JSON, nullable=False),
    sa.Column("useful", sa.Boolean),
)
CONVERSATIONS = sa.Table(
    "conversations",
    _TABLES,
    sa.Column("id_digest", sa.String(64), primary_key=True),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("last_used", sa.Float, nullable=False, index=True),
    sa.Column("model_tokens_left", sa.Integer, nullable=False),
    sa.Column("conversation", sa.LargeBinary, nullable=False),
)
