"""The rounds besides writing a note, and weak spots that participants found in the scorer."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment, of_a_person

revision = "0003_rounds"
down_revision = "0002_practising_alone"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "played_round",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("game", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("gained", sa.Integer),
        sa.Column("possible", sa.Integer),
        moment("began"),
        moment("ended", nullable=True),
        sa.PrimaryKeyConstraint("id", name="played_round_pkey"),
        of_a_person("played_round"),
        sqlite_autoincrement=True,
    )
    op.create_index("played_round_person_id_idx", "played_round", ["person_id"])
    op.create_table(
        "weak_spot",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("scenario_id", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("rubric_hash", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="weak_spot_pkey"),
        of_a_person("weak_spot"),
        sqlite_autoincrement=True,
    )
    op.create_index("weak_spot_person_id_idx", "weak_spot", ["person_id"])
