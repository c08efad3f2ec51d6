"""Wrong guesses of the last minute, which all servers of a database count together."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment

revision = "0015_wrong_guesses"
down_revision = "0014_coach"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "wrong_guess",
        sa.Column("id", sa.Integer, nullable=False),
        moment("at"),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="wrong_guess_pkey"),
    )
