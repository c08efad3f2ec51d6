"""What a room writes together: when each round closes, and everybody's part of it."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment, of_a_person

revision = "0007_writing_rounds"
down_revision = "0006_room_answers"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "writing_round",
        sa.Column("workshop_id", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        moment("opened"),
        moment("closes"),
        moment("collected", nullable=True),
        sa.PrimaryKeyConstraint("workshop_id", "step", name="writing_round_pkey"),
        _goes_with("workshop", "writing_round"),
    )
    op.create_table(
        "round_note",
        sa.Column("workshop_id", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("scenario_id", sa.Text, nullable=False),
        sa.Column("attempt_id", sa.Integer),
        sa.Column("may_show", sa.Boolean, nullable=False),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "step", "person_id", name="round_note_pkey"),
        _goes_with("workshop", "round_note"),
        of_a_person("round_note"),
        _goes_with("attempt", "round_note"),
    )
    op.create_index("round_note_person_id_idx", "round_note", ["person_id"])
    op.create_index("round_note_attempt_id_idx", "round_note", ["attempt_id"])


def _goes_with(owner: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{owner}_id"], [f"{owner}.id"], name=f"{table}_{owner}_id_fkey", ondelete="CASCADE"
    )
