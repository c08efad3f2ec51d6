"""The tables of hosts and of their workshops, as the newest migration leaves them.

Whatever belongs to a workshop goes with the workshop, and a person's place in it with the person.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    false,
    text,
)

from ccc.storage.schema.column_types import AnyText, Json, UtcTime
from ccc.storage.schema.tables import goes_with, metadata

host = Table(
    "host",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("role", AnyText, nullable=False),
    Column("key_hash", AnyText, nullable=False, unique=True),
    Column("since", UtcTime, nullable=False),
    Column("ended", UtcTime),
    Column("hides_levels", Boolean, nullable=False, server_default=false()),
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
    Column("token_hash", AnyText, primary_key=True),
    goes_with("host", index=True),
    Column("since", UtcTime, nullable=False),
)

# The plan is a copy: content that changes meanwhile does not change a workshop. `code` is the
# number to join, free for another once this one is closed; `moved` grows with every change that
# others must see.
workshop = Table(
    "workshop",
    metadata,
    Column("id", Integer, primary_key=True),
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
    goes_with("workshop", primary_key=True),
    goes_with("host", primary_key=True, index=True),
    Column("since", UtcTime, nullable=False),
)

# `said_yes_at` is when they let a coach read; NULL where they do not, or said so in former times.
# `seen` is when their phone was last heard of since they joined.
joined = Table(
    "joined",
    metadata,
    goes_with("workshop", primary_key=True),
    goes_with("person", primary_key=True, index=True),
    Column("number", Integer, nullable=False),
    Column("coach_may", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("said_yes_at", UtcTime),
    Column("seen", UtcTime),
    UniqueConstraint("workshop_id", "number", name="joined_workshop_number_key"),
)

# When a host opened all of a participant's notes, at most once an hour.
looked = Table(
    "looked",
    metadata,
    goes_with("host", primary_key=True),
    goes_with("person", primary_key=True, index=True),
    Column("at", UtcTime, primary_key=True),
)

# What somebody said to a question of a step: a letter, a side, or two notes in order.
room_answer = Table(
    "room_answer",
    metadata,
    goes_with("workshop", primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("question", AnyText, primary_key=True),
    goes_with("person", primary_key=True, index=True),
    Column("said", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# A phone that asks to become the desk: its host types these digits under the screen's bar.
lead_request = Table(
    "lead_request",
    metadata,
    Column("token_hash", AnyText, primary_key=True),
    goes_with("workshop", index=True),
    Column("digits", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# A step in which the room writes: until when, and when the notes that nobody sent were collected.
writing_round = Table(
    "writing_round",
    metadata,
    goes_with("workshop", primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("opened", UtcTime, nullable=False),
    Column("closes", UtcTime, nullable=False),
    Column("collected", UtcTime),
    Index(
        "writing_round_closes_idx",
        "closes",
        sqlite_where=text("collected IS NULL"),
        postgresql_where=text("collected IS NULL"),
    ),
)

# Whom somebody writes to in a round, and what the room may see of it; no attempt until it is sent.
# `shown` is when it was last put on the screen.
round_note = Table(
    "round_note",
    metadata,
    goes_with("workshop", primary_key=True),
    Column("step", Integer, primary_key=True),
    goes_with("person", primary_key=True, index=True),
    Column("scenario_id", AnyText, nullable=False),
    goes_with("attempt", index=True, nullable=True),
    Column("may_show", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("shown", UtcTime),
)

# The two notes side by side in a step, the same for all pages; erased with either of them.
duel = Table(
    "duel",
    metadata,
    goes_with("workshop", primary_key=True),
    Column("step", Integer, primary_key=True),
    goes_with("attempt", "left_id", index=True),
    goes_with("attempt", "right_id", index=True),
)

# What stays of a workshop once its joinings, answers and rounds are gone.
kept_count = Table(
    "kept_count",
    metadata,
    goes_with("workshop", primary_key=True),
    Column("counts", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
)
