"""What coaches say of notes, and what their writers answer."""

import sqlalchemy as sa
from alembic import op

from ccc.storage.migrations.parts import is_sqlite, moment, of_a_person

revision = "0011_marks"
down_revision = "0010_looked"

# A draft may become anything but another's; one handed over may be opened, or be a draft again.
_MAY_CHANGE = """
    (OLD.id, OLD.attempt_id, OLD.person_id, OLD.host_id)
        = (NEW.id, NEW.attempt_id, NEW.person_id, NEW.host_id)
    AND (
        OLD.state = 'draft'
        OR OLD.state = 'handed_over'
        AND (OLD.levels, OLD.reasons, OLD.comment, OLD.quote, OLD.blind, OLD.at)
            = (NEW.levels, NEW.reasons, NEW.comment, NEW.quote, NEW.blind, NEW.at)
    )
"""

_MAY_GO = """
    OLD.state = 'draft'
    OR NOT EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id)
    OR NOT EXISTS (SELECT 1 FROM attempt WHERE id = OLD.attempt_id)
    OR NOT EXISTS (SELECT 1 FROM host WHERE id = OLD.host_id)
"""

# What was answered stays; an answer may come after "Got it", and a reply after the answer.
_ANSWER_MAY_CHANGE = """
    (OLD.mark_id, OLD.person_id, OLD.seen_at) = (NEW.mark_id, NEW.person_id, NEW.seen_at)
    AND (OLD.at IS NULL OR NEW.at IS NOT NULL AND (OLD.text, OLD.at) = (NEW.text, NEW.at))
"""

_ANSWER_MAY_GO = """
    NOT EXISTS (SELECT 1 FROM person WHERE id = OLD.person_id)
    OR NOT EXISTS (SELECT 1 FROM mark WHERE id = OLD.mark_id)
"""

RULES = (
    ("mark", _MAY_CHANGE, _MAY_GO),
    ("mark_answer", _ANSWER_MAY_CHANGE, _ANSWER_MAY_GO),
)

_SQLITE = """
    CREATE TRIGGER {table}_{when} BEFORE {what} ON {table}
    WHEN NOT ({unless})
    BEGIN
        SELECT RAISE(ABORT, '{table} is append-only');
    END
    """

_POSTGRESQL_FUNCTION = """
    CREATE FUNCTION refuse_to_change_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF {may_go} THEN
                RETURN OLD;
            END IF;
        ELSIF {may_change} THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION '{table} is append-only';
    END
    $$
    """

_POSTGRESQL_TRIGGER = """
    CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_{table}()
    """


def upgrade() -> None:
    """Create the tables and their triggers; whether a host hides the tool's levels."""
    _create_mark()
    op.create_table(
        "mark_answer",
        sa.Column("mark_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        moment("seen_at"),
        moment("at", nullable=True),
        moment("replied_at", nullable=True),
        sa.PrimaryKeyConstraint("mark_id", name="mark_answer_pkey"),
        _of("mark", "mark_answer"),
        of_a_person("mark_answer"),
    )
    op.create_index("mark_answer_person_id_idx", "mark_answer", ["person_id"])
    op.create_table(
        "levels_shown",
        sa.Column("host_id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        moment("at"),
        sa.PrimaryKeyConstraint("host_id", "attempt_id", name="levels_shown_pkey"),
        _of("host", "levels_shown"),
        _of("attempt", "levels_shown"),
    )
    op.create_index("levels_shown_attempt_id_idx", "levels_shown", ["attempt_id"])
    op.add_column(
        "host", sa.Column("hides_levels", sa.Boolean, nullable=False, server_default=sa.false())
    )
    for table, may_change, may_go in RULES:
        _guard(table, may_change, may_go)


def _create_mark() -> None:
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("host_id", sa.Integer, nullable=False),
        sa.Column("levels", sa.Text, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("blind", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        moment("at"),
        sa.Column("replaces", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="mark_pkey"),
        _of("attempt", "mark"),
        of_a_person("mark"),
        _of("host", "mark"),
        sa.ForeignKeyConstraint(
            ["replaces"], ["mark.id"], name="mark_replaces_fkey", ondelete="CASCADE"
        ),
        sa.CheckConstraint("state IN ('draft', 'handed_over', 'opened')", name="mark_state_check"),
        sqlite_autoincrement=True,
    )
    for column in ("attempt_id", "person_id", "host_id", "replaces"):
        op.create_index(f"mark_{column}_idx", "mark", [column])
    draft = sa.text("state = 'draft'")
    op.create_index(
        "mark_draft_idx",
        "mark",
        ["host_id", "attempt_id"],
        unique=True,
        sqlite_where=draft,
        postgresql_where=draft,
    )


def _of(owner: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{owner}_id"], [f"{owner}.id"], name=f"{table}_{owner}_id_fkey", ondelete="CASCADE"
    )


def _guard(table: str, may_change: str, may_go: str) -> None:
    if is_sqlite():
        for when, what, unless in (
            ("is_never_changed", "UPDATE", may_change),
            ("goes_only_with_its_owner", "DELETE", may_go),
        ):
            op.execute(_SQLITE.format(table=table, when=when, what=what, unless=unless))
    else:
        rules = {"table": table, "may_change": may_change, "may_go": may_go}
        op.execute(_POSTGRESQL_FUNCTION.format(**rules))
        op.execute(_POSTGRESQL_TRIGGER.format(table=table))
