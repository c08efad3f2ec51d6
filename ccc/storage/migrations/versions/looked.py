"""When a host opened all of a participant's notes."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment, of_a_person

revision = "0010_looked"
down_revision = "0009_person_summaries"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "looked",
        sa.Column("host_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("host_id", "person_id", "at", name="looked_pkey"),
        sa.ForeignKeyConstraint(
            ["host_id"], ["host.id"], name="looked_host_id_fkey", ondelete="CASCADE"
        ),
        of_a_person("looked"),
    )
    op.create_index("looked_person_id_idx", "looked", ["person_id"])
