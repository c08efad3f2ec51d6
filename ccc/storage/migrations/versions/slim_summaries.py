"""Summaries without the long history that they go on from, and ways to find what a desk asks for.

A desk looks through everybody's summary: by the history each was ten times as long.
"""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import of_a_person

revision = "0017_slim_summaries"
down_revision = "0016_seen_and_shown"

NOT_COLLECTED = sa.text("collected IS NULL")


def upgrade() -> None:
    """Give histories a table of their own, and create the indexes."""
    op.create_table(
        "summary_history",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("history", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="summary_history_pkey"),
        of_a_person("summary_history"),
    )
    op.execute("INSERT INTO summary_history SELECT person_id, history FROM person_summary")
    # SQLite would leave each row alone on a page where the column was merely dropped.
    with op.batch_alter_table("person_summary") as table:
        table.drop_column("history")
    op.create_index("person_nickname_idx", "person", ["nickname"])
    op.create_index(
        "objection_for_makers_idx",
        "objection",
        ["person_id"],
        sqlite_where=sa.text("for_makers = 1"),
        postgresql_where=sa.text("for_makers"),
    )
    op.create_index(
        "writing_round_closes_idx",
        "writing_round",
        ["closes"],
        sqlite_where=NOT_COLLECTED,
        postgresql_where=NOT_COLLECTED,
    )
