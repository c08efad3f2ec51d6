"""The tables, as the newest migration leaves them; a test holds the two together.

Whatever belongs to a person goes with the person (ON DELETE CASCADE). Attempts are append-only:
triggers refuse every UPDATE, and every DELETE of an attempt whose person is still there, unless it
was written to an own person who is not.
"""

from __future__ import annotations

from functools import partial

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    false,
    text,
)

from ccc.storage.column_types import AnyText, Json, UtcTime

metadata = MetaData()

# AUTOINCREMENT, so that SQLite too never gives an erased person's id to somebody else.
person = Table(
    "person",
    metadata,
    Column("id", Integer, nullable=False),
    Column("nickname", AnyText, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("guesses", Boolean, nullable=False, server_default=false()),
    Column("coach_may", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("id", name="person_pkey"),
    sqlite_autoincrement=True,
)


def _of(owner: str, table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        [f"{owner}_id"], [f"{owner}.id"], name=f"{table}_{owner}_id_fkey", ondelete="CASCADE"
    )


_of_a_person, _of_a_host, _of_a_workshop = (
    partial(_of, owner) for owner in ("person", "host", "workshop")
)

device = Table(
    "device",
    metadata,
    Column("token_hash", AnyText, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("since", UtcTime, nullable=False),
    PrimaryKeyConstraint("token_hash", name="device_pkey"),
    _of_a_person("device"),
    Index("device_person_id_idx", "person_id"),
)

opening = Table(
    "opening",
    metadata,
    Column("person_id", Integer, nullable=False),
    Column("scenario_id", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("person_id", "scenario_id", name="opening_pkey"),
    _of_a_person("opening"),
)

# The assessment is kept whole, so that a point on a chart opens years after the rubric changed;
# the columns before it repeat what people ask a database about.
attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("scenario_id", AnyText, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("unseen", Boolean, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("character_limit", Integer, nullable=False),
    Column("forecast", Integer),
    Column("score", Integer),
    Column("band", AnyText),
    Column("levels", Json),
    Column("flags", Json, nullable=False),
    Column("rubric_id", AnyText, nullable=False),
    Column("rubric_hash", AnyText, nullable=False),
    Column("assessment", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("id", name="attempt_pkey"),
    _of_a_person("attempt"),
    UniqueConstraint("person_id", "scenario_id", "nth", name="attempt_person_scenario_nth_key"),
    CheckConstraint("nth >= 1", name="attempt_nth_check"),
    CheckConstraint("forecast BETWEEN 0 AND 100", name="attempt_forecast_check"),
    CheckConstraint("score BETWEEN 0 AND 100", name="attempt_score_check"),
    sqlite_autoincrement=True,
)

draft = Table(
    "draft",
    metadata,
    Column("person_id", Integer, nullable=False),
    Column("scenario_id", AnyText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("person_id", "scenario_id", name="draft_pkey"),
    _of_a_person("draft"),
)

goal = Table(
    "goal",
    metadata,
    Column("person_id", Integer, nullable=False),
    Column("scenario_id", AnyText, nullable=False),
    Column("why_them", AnyText, nullable=False),
    Column("what_for", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("person_id", "scenario_id", name="goal_pkey"),
    _of_a_person("goal"),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("scenario_id", AnyText, nullable=False),
    Column("criterion", AnyText, nullable=False),
    Column("say", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("id", name="set_aside_pkey"),
    _of_a_person("set_aside"),
    Index("set_aside_person_id_idx", "person_id"),
    sqlite_autoincrement=True,
)

# "This is wrong": with the note and its assessment as they were, for a draft is no attempt yet.
objection = Table(
    "objection",
    metadata,
    Column("id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("scenario_id", AnyText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("about", AnyText, nullable=False),
    Column("criterion", AnyText, nullable=False),
    Column("words", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("for_makers", Boolean, nullable=False),
    Column("assessment", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("id", name="objection_pkey"),
    _of_a_person("objection"),
    Index("objection_person_id_idx", "person_id"),
    sqlite_autoincrement=True,
)

canvas = Table(
    "canvas",
    metadata,
    Column("person_id", Integer, nullable=False),
    Column("answers", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("person_id", name="canvas_pkey"),
    _of_a_person("canvas"),
)

# AUTOINCREMENT, so that notes to somebody erased never seem to be to somebody else.
own_person = Table(
    "own_person",
    metadata,
    Column("id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("headline", AnyText, nullable=False),
    Column("situation", AnyText, nullable=False),
    Column("known", AnyText, nullable=False),
    Column("since", UtcTime, nullable=False),
    PrimaryKeyConstraint("id", name="own_person_pkey"),
    _of_a_person("own_person"),
    Index("own_person_person_id_idx", "person_id"),
    sqlite_autoincrement=True,
)

lesson_done = Table(
    "lesson_done",
    metadata,
    Column("person_id", Integer, nullable=False),
    Column("lesson_id", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("person_id", "lesson_id", name="lesson_done_pkey"),
    _of_a_person("lesson_done"),
)

# At most two a person: a code that lasts until it is replaced, and a link that works once.
recovery = Table(
    "recovery",
    metadata,
    Column("person_id", Integer, nullable=False),
    Column("once", Boolean, nullable=False),
    Column("code_hash", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("person_id", "once", name="recovery_pkey"),
    _of_a_person("recovery"),
    UniqueConstraint("code_hash", name="recovery_code_hash_key"),
)

# Answers are added while the round goes on; `gained` of `possible` comes when it ends.
played_round = Table(
    "played_round",
    metadata,
    Column("id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("game", AnyText, nullable=False),
    Column("about", AnyText, nullable=False),
    Column("plan", Json, nullable=False),
    Column("answers", Json, nullable=False),
    Column("gained", Integer),
    Column("possible", Integer),
    Column("began", UtcTime, nullable=False),
    Column("ended", UtcTime),
    PrimaryKeyConstraint("id", name="played_round_pkey"),
    _of_a_person("played_round"),
    Index("played_round_person_id_idx", "person_id"),
    sqlite_autoincrement=True,
)

# Only with its writer's consent, and gone with its writer.
weak_spot = Table(
    "weak_spot",
    metadata,
    Column("id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("scenario_id", AnyText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("why", AnyText, nullable=False),
    Column("score", Integer, nullable=False),
    Column("rubric_hash", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("id", name="weak_spot_pkey"),
    _of_a_person("weak_spot"),
    Index("weak_spot_person_id_idx", "person_id"),
    sqlite_autoincrement=True,
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
    _of_a_host("host_device"),
    Index("host_device_host_id_idx", "host_id"),
)

# The plan is a copy: content that changes meanwhile does not change a workshop. `code` is the
# number to join, none once it is closed; `moved` grows with every change that others must see.
workshop = Table(
    "workshop",
    metadata,
    Column("id", Integer, nullable=False),
    Column("title", AnyText, nullable=False),
    Column("plan", Json, nullable=False),
    Column("code", AnyText),
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
    UniqueConstraint("code", name="workshop_code_key"),
    sqlite_autoincrement=True,
)

workshop_host = Table(
    "workshop_host",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("host_id", Integer, nullable=False),
    Column("since", UtcTime, nullable=False),
    PrimaryKeyConstraint("workshop_id", "host_id", name="workshop_host_pkey"),
    _of_a_workshop("workshop_host"),
    _of_a_host("workshop_host"),
    Index("workshop_host_host_id_idx", "host_id"),
)

joined = Table(
    "joined",
    metadata,
    Column("workshop_id", Integer, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("coach_may", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("workshop_id", "person_id", name="joined_pkey"),
    UniqueConstraint("workshop_id", "number", name="joined_workshop_number_key"),
    _of_a_workshop("joined"),
    _of_a_person("joined"),
    Index("joined_person_id_idx", "person_id"),
)

setting = Table(
    "setting",
    metadata,
    Column("name", AnyText, nullable=False),
    Column("value", AnyText, nullable=False),
    PrimaryKeyConstraint("name", name="setting_pkey"),
)
