"""What a summary goes on from, so that a note more does not mean to read all of them again."""

import sqlalchemy as sa
from alembic import op

revision = "0014_coach"
down_revision = "0013_notes_by_week"


def upgrade() -> None:
    """Add the column; rows without it are of older rules, and made anew at the start."""
    history = sa.Column("history", sa.Text, nullable=False, server_default="{}")
    op.add_column("person_summary", history)


def downgrade() -> None:
    """Drop it."""
    op.drop_column("person_summary", "history")
