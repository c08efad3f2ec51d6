"""The tables of hosts and of their workshops, as the newest migration leaves them.

Whatever belongs to a workshop goes with the workshop, and a person's place in it with the person.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    false,
    text,
)

from ccc.storage.schema.column_types import AnyText, Json, UtcTime
from ccc.storage.schema.tables import belongs_to, metadata


def _is_an_attempt(column: str) -> ForeignKeyConstraint:
    """A row that goes with the attempt it is about."""
    return ForeignKeyConstraint(
        [column], ["attempt.id"], name=f"duel_{column}_fkey", ondelete="CASCADE"
    )


host = Table(
    "host",
    metadata,
    Column("id", Integer, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("role", AnyText, nullable=False),
    Column("key_hash", AnyText, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("ended", UtcTime),
    Column("hides_levels", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("id", name="host_pkey"),
    UniqueConstraint("key_hash", name="host_key_hash_key"),
    # A name may come again once its key was ended.
    Index(
        "host_name_idx",
        "name",
        unique=True,
        sqlite_where=text("ended IS NULL"),
        postgresql_where=text("ended IS NULL"),
    ),
    sqlite_autoincrement=True,
)

host_device = Table(
    "host_device",
    metadata,
    Column("token_hash", AnyText, nullable=False),
    Column("host_id", Integer, nullable=False),
    Column("since", UtcTime, nullable=False),
    PrimaryKeyConstraint("token_hash", name="host_device_pkey"),
    belongs_to("host", "host_device"),
    Index("host_device_host_id_idx", "host_id"),
)

# The plan is a copy: content that changes meanwhile does not change a workshop. `code` is the
# number to join, free for another once this one is closed; `moved` grows with every change that
# others must see.
workshop = Table(
    "workshop",
    metadata,
    Column("id", Integer, nullable=False),
    Column("title", AnyText, nullable=False),
    Column("plan", Json, nullable=False),
    Column("code", AnyText, nullable=False),
    Column("step", Integer, nullable=False),
    Column("part", Integer, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("shown", Integer),
    Column("moved", Integer, nullable=False),
    Column("began", UtcTime, nullable=False),
    Column("ends", UtcTime),
    Column("closed", UtcTime),
    Column("keep_until", UtcTime, nullable=False),
    PrimaryKeyConstraint("id", name="workshop_pkey"),
    Index(
        "workshop_code_idx",
        "code",
        unique=True,
        sqlite_where=text("closed IS NULL"),
        postgresql_where=text("closed IS NULL"),
    ),
    sqlite_autoincrement=True,
)

workshop_host = Table(
    "workshop_host",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("host_id", Integer, nullable=False),
    Column("since", UtcTime, nullable=False),
    PrimaryKeyConstraint("workshop_id", "host_id", name="workshop_host_pkey"),
    belongs_to("workshop", "workshop_host"),
    belongs_to("host", "workshop_host"),
    Index("workshop_host_host_id_idx", "host_id"),
)

# `said_yes_at` is when they let a coach read; NULL where they do not, or said so in former times.
# `seen` is when their phone was last heard of since they joined.
joined = Table(
    "joined",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("coach_may", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("said_yes_at", UtcTime),
    Column("seen", UtcTime),
    PrimaryKeyConstraint("workshop_id", "person_id", name="joined_pkey"),
    UniqueConstraint("workshop_id", "number", name="joined_workshop_number_key"),
    belongs_to("workshop", "joined"),
    belongs_to("person", "joined"),
    Index("joined_person_id_idx", "person_id"),
)

# When a host opened all of a participant's notes, at most once an hour.
looked = Table(
    "looked",
    metadata,
    Column("host_id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("host_id", "person_id", "at", name="looked_pkey"),
    belongs_to("host", "looked"),
    belongs_to("person", "looked"),
    Index("looked_person_id_idx", "person_id"),
)

# What somebody said to a question of a step: a letter, a side, or two notes in order.
room_answer = Table(
    "room_answer",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("question", AnyText, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("said", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("workshop_id", "step", "question", "person_id", name="room_answer_pkey"),
    belongs_to("workshop", "room_answer"),
    belongs_to("person", "room_answer"),
    Index("room_answer_person_id_idx", "person_id"),
)

# A phone that asks to become the desk: its host types these digits under the screen's bar.
lead_request = Table(
    "lead_request",
    metadata,
    Column("token_hash", AnyText, nullable=False),
    Column("workshop_id", Integer, nullable=False),
    Column("digits", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("token_hash", name="lead_request_pkey"),
    belongs_to("workshop", "lead_request"),
    Index("lead_request_workshop_id_idx", "workshop_id"),
)

# A step in which the room writes: until when, and when the notes that nobody sent were collected.
writing_round = Table(
    "writing_round",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("opened", UtcTime, nullable=False),
    Column("closes", UtcTime, nullable=False),
    Column("collected", UtcTime),
    PrimaryKeyConstraint("workshop_id", "step", name="writing_round_pkey"),
    belongs_to("workshop", "writing_round"),
)

# Whom somebody writes to in a round, and what the room may see of it; no attempt until it is sent.
# `shown` is when it was last put on the screen.
round_note = Table(
    "round_note",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("scenario_id", AnyText, nullable=False),
    Column("attempt_id", Integer),
    Column("may_show", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("shown", UtcTime),
    PrimaryKeyConstraint("workshop_id", "step", "person_id", name="round_note_pkey"),
    belongs_to("workshop", "round_note"),
    belongs_to("person", "round_note"),
    belongs_to("attempt", "round_note"),
    Index("round_note_person_id_idx", "person_id"),
    Index("round_note_attempt_id_idx", "attempt_id"),
)

# The two notes side by side in a step, the same for all pages; erased with either of them.
duel = Table(
    "duel",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("left_id", Integer, nullable=False),
    Column("right_id", Integer, nullable=False),
    PrimaryKeyConstraint("workshop_id", "step", name="duel_pkey"),
    belongs_to("workshop", "duel"),
    _is_an_attempt("left_id"),
    _is_an_attempt("right_id"),
    Index("duel_left_id_idx", "left_id"),
    Index("duel_right_id_idx", "right_id"),
)

# What stays of a workshop once its joinings, answers and rounds are gone.
kept_count = Table(
    "kept_count",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("counts", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("workshop_id", name="kept_count_pkey"),
    belongs_to("workshop", "kept_count"),
)
