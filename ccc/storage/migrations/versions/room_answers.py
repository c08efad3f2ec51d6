"""What phones answer in a workshop, and phones that ask to become its desk."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment, of_a_person, of_a_workshop

revision = "0006_room_answers"
down_revision = "0005_workshops"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "room_answer",
        sa.Column("workshop_id", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint(
            "workshop_id", "step", "question", "person_id", name="room_answer_pkey"
        ),
        of_a_workshop("room_answer"),
        of_a_person("room_answer"),
    )
    op.create_index("room_answer_person_id_idx", "room_answer", ["person_id"])
    op.create_table(
        "lead_request",
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("workshop_id", sa.Integer, nullable=False),
        sa.Column("digits", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("token_hash", name="lead_request_pkey"),
        of_a_workshop("lead_request"),
    )
    op.create_index("lead_request_workshop_id_idx", "lead_request", ["workshop_id"])
