"""Where participants say that the scorer is wrong, and whether they guess before they look."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment, of_a_person

revision = "0004_objections"
down_revision = "0003_rounds"


def upgrade() -> None:
    """Create the table and the column."""
    op.add_column(
        "person", sa.Column("guesses", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.create_table(
        "objection",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("scenario_id", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("criterion", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("for_makers", sa.Boolean, nullable=False),
        sa.Column("assessment", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="objection_pkey"),
        of_a_person("objection"),
        sqlite_autoincrement=True,
    )
    op.create_index("objection_person_id_idx", "objection", ["person_id"])
