"""The two notes of a duel, and what stays of a workshop once all else of it is gone."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import moment

revision = "0008_kept_counts"
down_revision = "0007_writing_rounds"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "duel",
        sa.Column("workshop_id", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("left_id", sa.Integer, nullable=False),
        sa.Column("right_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "step", name="duel_pkey"),
        _of("workshop", "workshop_id", "duel"),
        _of("attempt", "left_id", "duel"),
        _of("attempt", "right_id", "duel"),
    )
    op.create_index("duel_left_id_idx", "duel", ["left_id"])
    op.create_index("duel_right_id_idx", "duel", ["right_id"])
    op.create_table(
        "kept_count",
        sa.Column("workshop_id", sa.Integer, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("workshop_id", name="kept_count_pkey"),
        _of("workshop", "workshop_id", "kept_count"),
    )


def _of(owner: str, column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{owner}.id"], name=f"{table}_{column}_fkey", ondelete="CASCADE"
    )
