"""What practising alone needs: goals, set-aside advice, canvas, own people, lessons, recovery.

A note to an own person goes with that person, so that no third person's details outlive an erasure.
"""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import is_sqlite, moment, of_a_person

revision = "0002_practising_alone"
down_revision = "0001_first_tables"

# "own:12" is the scenario id of own person 12.
_ITS_OWN_PERSON_IS_GONE = (
    "OLD.scenario_id LIKE 'own:%' AND NOT EXISTS "
    "(SELECT 1 FROM own_person WHERE 'own:' || id = OLD.scenario_id)"
)

SQLITE_TRIGGER = f"""
    CREATE TRIGGER attempt_goes_only_with_its_person BEFORE DELETE ON attempt
    WHEN EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id) AND NOT ({_ITS_OWN_PERSON_IS_GONE})
    BEGIN
        SELECT RAISE(ABORT, 'attempts are append-only');
    END
    """

POSTGRESQL_FUNCTION = f"""
    CREATE OR REPLACE FUNCTION refuse_to_change_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND (
            NOT EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id)
            OR ({_ITS_OWN_PERSON_IS_GONE})
        ) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'attempts are append-only';
    END
    $$
    """


def upgrade() -> None:
    """Create the tables; let notes to an erased own person go."""
    _create_tables()
    if is_sqlite():
        op.execute("DROP TRIGGER attempt_goes_only_with_its_person")
        op.execute(SQLITE_TRIGGER)
    else:
        op.execute(POSTGRESQL_FUNCTION)


def _create_tables() -> None:
    op.create_table(
        "goal",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("scenario_id", sa.Text, nullable=False),
        sa.Column("why_them", sa.Text, nullable=False),
        sa.Column("what_for", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("person_id", "scenario_id", name="goal_pkey"),
        of_a_person("goal"),
    )
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("scenario_id", sa.Text, nullable=False),
        sa.Column("criterion", sa.Text, nullable=False),
        sa.Column("say", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="set_aside_pkey"),
        of_a_person("set_aside"),
        sqlite_autoincrement=True,
    )
    op.create_index("set_aside_person_id_idx", "set_aside", ["person_id"])
    op.create_table(
        "canvas",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("person_id", name="canvas_pkey"),
        of_a_person("canvas"),
    )
    op.create_table(
        "own_person",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("situation", sa.Text, nullable=False),
        sa.Column("known", sa.Text, nullable=False),
        moment("since"),
        sa.PrimaryKeyConstraint("id", name="own_person_pkey"),
        of_a_person("own_person"),
        sqlite_autoincrement=True,
    )
    op.create_index("own_person_person_id_idx", "own_person", ["person_id"])
    op.create_table(
        "lesson_done",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("lesson_id", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("person_id", "lesson_id", name="lesson_done_pkey"),
        of_a_person("lesson_done"),
    )
    op.create_table(
        "recovery",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("once", sa.Boolean, nullable=False),
        sa.Column("code_hash", sa.Text, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("person_id", "once", name="recovery_pkey"),
        of_a_person("recovery"),
        sa.UniqueConstraint("code_hash", name="recovery_code_hash_key"),
    )
