"""The first tables, and the triggers that make attempts append-only."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import is_sqlite, moment, of_a_person

revision = "0001_first_tables"
down_revision = None

SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER attempt_is_never_changed BEFORE UPDATE ON attempt
    BEGIN
        SELECT RAISE(ABORT, 'attempts are append-only');
    END
    """,
    """
    CREATE TRIGGER attempt_goes_only_with_its_person BEFORE DELETE ON attempt
    WHEN EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id)
    BEGIN
        SELECT RAISE(ABORT, 'attempts are append-only');
    END
    """,
)

POSTGRESQL_TRIGGERS = (
    """
    CREATE FUNCTION refuse_to_change_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'attempts are append-only';
    END
    $$
    """,
    """
    CREATE TRIGGER attempt_is_append_only BEFORE UPDATE OR DELETE ON attempt
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_attempt()
    """,
)


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "person",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("nickname", sa.Text, nullable=False),
        moment("since"),
        sa.PrimaryKeyConstraint("id", name="person_pkey"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "device",
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        moment("since"),
        sa.PrimaryKeyConstraint("token_hash", name="device_pkey"),
        of_a_person("device"),
    )
    op.create_index("device_person_id_idx", "device", ["person_id"])
    op.create_table(
        "opening",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("scenario_id", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("person_id", "scenario_id", name="opening_pkey"),
        of_a_person("opening"),
    )
    _create_attempt()
    op.create_table(
        "draft",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("scenario_id", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("person_id", "scenario_id", name="draft_pkey"),
        of_a_person("draft"),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="setting_pkey"),
    )
    for trigger in SQLITE_TRIGGERS if is_sqlite() else POSTGRESQL_TRIGGERS:
        op.execute(trigger)


def _create_attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("scenario_id", sa.Text, nullable=False),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("unseen", sa.Boolean, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("character_limit", sa.Integer, nullable=False),
        sa.Column("forecast", sa.Integer),
        sa.Column("score", sa.Integer),
        sa.Column("band", sa.Text),
        sa.Column("levels", sa.Text),
        sa.Column("flags", sa.Text, nullable=False),
        sa.Column("rubric_id", sa.Text, nullable=False),
        sa.Column("rubric_hash", sa.Text, nullable=False),
        sa.Column("assessment", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="attempt_pkey"),
        of_a_person("attempt"),
        sa.UniqueConstraint(
            "person_id", "scenario_id", "nth", name="attempt_person_scenario_nth_key"
        ),
        sa.CheckConstraint("nth >= 1", name="attempt_nth_check"),
        sa.CheckConstraint("forecast BETWEEN 0 AND 100", name="attempt_forecast_check"),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name="attempt_score_check"),
        sqlite_autoincrement=True,
    )
