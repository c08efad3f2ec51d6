"""What a coach is told of many people, a row each; and which lines a coach has put away."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import is_sqlite, moment, of_a_person

revision = "0009_person_summaries"
down_revision = "0008_kept_counts"

NEVER_CHANGED = """
    CREATE TRIGGER attempt_is_never_changed BEFORE UPDATE ON attempt
    BEGIN
        SELECT RAISE(ABORT, 'attempts are append-only');
    END
    """

# An assessment is compact JSON, where a quotation mark of a note is escaped: no text of its is
# taken for this name. Neither database parses it all, since halves of characters are in the way.
_NAME = '"margin":'

SQLITE_MARGINS = f"""
    UPDATE attempt
    SET margin = CAST(substr(assessment, instr(assessment, '{_NAME}') + {len(_NAME)}, 30) AS REAL)
    WHERE instr(assessment, '{_NAME}') > 0 AND instr(assessment, '{_NAME}null') = 0
    """

POSTGRESQL_MARGINS = f"""
    UPDATE attempt
    SET margin = substring(assessment from '{_NAME}([0-9.eE+-]+)')::double precision
    """


def upgrade() -> None:
    """Create the tables, and give attempts the score's own error as a column."""
    op.add_column("attempt", sa.Column("margin", sa.Float))
    _fill_margins()
    op.create_table(
        "person_summary",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("notes", sa.Integer, nullable=False),
        sa.Column("new_people", sa.Integer, nullable=False),
        sa.Column("compared", sa.Integer, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        moment("since", nullable=True),
        sa.Column("first_mean", sa.Float),
        sa.Column("last_mean", sa.Float),
        sa.Column("means", sa.Text, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("weakest", sa.Text),
        sa.Column("lean", sa.Float),
        sa.Column("most_tries", sa.Integer, nullable=False),
        sa.Column("repeated", sa.Integer, nullable=False),
        sa.Column("put_aside", sa.Text),
        sa.Column("times_aside", sa.Integer, nullable=False),
        moment("last_at", nullable=True),
        sa.Column("rules", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="person_summary_pkey"),
        of_a_person("person_summary"),
    )
    op.create_table(
        "seen_reason",
        sa.Column("host_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("figure", sa.Integer, nullable=False),
        moment("until"),
        sa.PrimaryKeyConstraint("host_id", "person_id", name="seen_reason_pkey"),
        sa.ForeignKeyConstraint(
            ["host_id"], ["host.id"], name="seen_reason_host_id_fkey", ondelete="CASCADE"
        ),
        of_a_person("seen_reason"),
    )
    op.create_index("seen_reason_person_id_idx", "seen_reason", ["person_id"])


def _fill_margins() -> None:
    """Copy the error out of the assessments: this once, attempts may be changed."""
    if is_sqlite():
        op.execute("DROP TRIGGER attempt_is_never_changed")
        op.get_bind().exec_driver_sql(SQLITE_MARGINS)
        op.execute(NEVER_CHANGED)
        return
    op.execute("ALTER TABLE attempt DISABLE TRIGGER attempt_is_append_only")
    op.get_bind().exec_driver_sql(POSTGRESQL_MARGINS)
    op.execute("ALTER TABLE attempt ENABLE TRIGGER attempt_is_append_only")
