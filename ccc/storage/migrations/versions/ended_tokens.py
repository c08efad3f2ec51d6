"""The tokens of devices that were left or given another: no cookie of theirs is taken again."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment

revision = "0012_ended_tokens"
down_revision = "0011_marks"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "ended_token",
        sa.Column("token_hash", sa.Text, nullable=False),
        moment("at"),
        sa.Column("has_successor", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="ended_token_pkey"),
    )
