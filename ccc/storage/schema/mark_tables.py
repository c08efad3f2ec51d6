"""The tables of what coaches say of notes, as the newest migration leaves them.

Marks are append-only: triggers refuse every UPDATE but of a draft, of the state of one that was
handed over, and every DELETE of what is no draft while its writer, note and coach are there.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    text,
)

from ccc.storage.schema.column_types import AnyText, Json, UtcTime
from ccc.storage.schema.tables import belongs_to, metadata

# One draft a coach and note. `replaces` is the opened mark in whose place it came.
mark = Table(
    "mark",
    metadata,
    Column("id", Integer, nullable=False),
    Column("attempt_id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("host_id", Integer, nullable=False),
    Column("levels", Json, nullable=False),
    Column("reasons", Json, nullable=False),
    Column("comment", AnyText, nullable=False),
    Column("quote", AnyText, nullable=False),
    Column("blind", Boolean, nullable=False),
    Column("state", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("replaces", Integer),
    PrimaryKeyConstraint("id", name="mark_pkey"),
    belongs_to("attempt", "mark"),
    belongs_to("person", "mark"),
    belongs_to("host", "mark"),
    ForeignKeyConstraint(["replaces"], ["mark.id"], name="mark_replaces_fkey", ondelete="CASCADE"),
    CheckConstraint("state IN ('draft', 'handed_over', 'opened')", name="mark_state_check"),
    Index("mark_attempt_id_idx", "attempt_id"),
    Index("mark_person_id_idx", "person_id"),
    Index("mark_replaces_idx", "replaces"),
    Index(
        "mark_draft_idx",
        "host_id",
        "attempt_id",
        unique=True,
        sqlite_where=text("state = 'draft'"),
        postgresql_where=text("state = 'draft'"),
    ),
    Index("mark_host_id_idx", "host_id"),
    sqlite_autoincrement=True,
)

# `seen_at` is when the writer said that they got it, `at` when they answered, and `replied_at` when
# the coach said that they replied, each at most once.
mark_answer = Table(
    "mark_answer",
    metadata,
    Column("mark_id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("text", AnyText, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("at", UtcTime),
    Column("replied_at", UtcTime),
    PrimaryKeyConstraint("mark_id", name="mark_answer_pkey"),
    belongs_to("mark", "mark_answer"),
    belongs_to("person", "mark_answer"),
    Index("mark_answer_person_id_idx", "person_id"),
)

# When the tool's levels of a note were first shown to a coach: a mark of later is not blind.
levels_shown = Table(
    "levels_shown",
    metadata,
    Column("host_id", Integer, nullable=False),
    Column("attempt_id", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("host_id", "attempt_id", name="levels_shown_pkey"),
    belongs_to("host", "levels_shown"),
    belongs_to("attempt", "levels_shown"),
    Index("levels_shown_attempt_id_idx", "attempt_id"),
)
