"""The tables of what coaches say of notes, as the newest migration leaves them.

Marks are append-only: triggers refuse every UPDATE but of a draft, of the state of one that was
handed over, and every DELETE of what is no draft while its writer, note and coach are there.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    Table,
    text,
)

from ccc.storage.schema.column_types import AnyText, Json, UtcTime
from ccc.storage.schema.tables import goes_with, metadata

# One draft a coach and note. `replaces` is the opened mark in whose place it came.
mark = Table(
    "mark",
    metadata,
    Column("id", Integer, primary_key=True),
    goes_with("attempt", index=True),
    goes_with("person", index=True),
    goes_with("host", index=True),
    Column("levels", Json, nullable=False),
    Column("reasons", Json, nullable=False),
    Column("comment", AnyText, nullable=False),
    Column("quote", AnyText, nullable=False),
    Column("blind", Boolean, nullable=False),
    Column("state", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    goes_with("mark", "replaces", index=True, nullable=True),
    CheckConstraint("state IN ('draft', 'handed_over', 'opened')", name="mark_state_check"),
    Index(
        "mark_draft_idx",
        "host_id",
        "attempt_id",
        unique=True,
        sqlite_where=text("state = 'draft'"),
        postgresql_where=text("state = 'draft'"),
    ),
    sqlite_autoincrement=True,
)

# `seen_at` is when the writer said that they got it, `at` when they answered, and `replied_at` when
# the coach said that they replied, each at most once.
mark_answer = Table(
    "mark_answer",
    metadata,
    goes_with("mark", primary_key=True),
    goes_with("person", index=True),
    Column("text", AnyText, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("at", UtcTime),
    Column("replied_at", UtcTime),
)

# When the tool's levels of a note were first shown to a coach: a mark of later is not blind.
levels_shown = Table(
    "levels_shown",
    metadata,
    goes_with("host", primary_key=True),
    goes_with("attempt", primary_key=True, index=True),
    Column("at", UtcTime, nullable=False),
)
