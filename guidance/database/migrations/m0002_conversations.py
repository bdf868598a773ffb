"""The open conversations of other programs, for offices that run several processes of the service."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "conversations",
        sa.Column("id_digest", sa.String(64), primary_key=True),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("last_used", sa.Float, nullable=False),
        sa.Column("model_tokens_left", sa.Integer, nullable=False),
        sa.Column("conversation", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_conversations_last_used", "conversations", ["last_used"])
