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
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    false,
)

from ccc.storage.schema.column_types import AnyText, Json, UtcTime

metadata = MetaData()

# AUTOINCREMENT, so that SQLite too never gives an erased person's id to somebody else. `folded` is
# the nickname to be searched for: no database folds the case of every alphabet alike.
person = Table(
    "person",
    metadata,
    Column("id", Integer, nullable=False),
    Column("nickname", AnyText, nullable=False),
    Column("folded", AnyText),
    Column("since", UtcTime, nullable=False),
    Column("guesses", Boolean, nullable=False, server_default=false()),
    Column("coach_may", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("id", name="person_pkey"),
    sqlite_autoincrement=True,
)


def belongs_to(owner: str, table: str) -> ForeignKeyConstraint:
    """The rows of a table that go with their owner's, such as `person`."""
    return ForeignKeyConstraint(
        [f"{owner}_id"], [f"{owner}.id"], name=f"{table}_{owner}_id_fkey", ondelete="CASCADE"
    )


_of_a_person = partial(belongs_to, "person")

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

# What the cookie of a device held that was left or given another, so that nobody comes back by it.
# A token with a successor is known on, until its successor has arrived at the browser.
ended_token = Table(
    "ended_token",
    metadata,
    Column("token_hash", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("has_successor", Boolean, nullable=False),
    PrimaryKeyConstraint("token_hash", name="ended_token_pkey"),
)

# Device and address are names that tell no more; gone after a minute.
wrong_guess = Table(
    "wrong_guess",
    metadata,
    Column("id", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("device", AnyText, nullable=False),
    Column("address", AnyText, nullable=False),
    PrimaryKeyConstraint("id", name="wrong_guess_pkey"),
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
    Column("margin", Float),
    PrimaryKeyConstraint("id", name="attempt_pkey"),
    _of_a_person("attempt"),
    UniqueConstraint("person_id", "scenario_id", "nth", name="attempt_person_scenario_nth_key"),
    CheckConstraint("nth >= 1", name="attempt_nth_check"),
    CheckConstraint("forecast BETWEEN 0 AND 100", name="attempt_forecast_check"),
    CheckConstraint("score BETWEEN 0 AND 100", name="attempt_score_check"),
    Index("attempt_person_id_at_idx", "person_id", "at"),
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

setting = Table(
    "setting",
    metadata,
    Column("name", AnyText, nullable=False),
    Column("value", AnyText, nullable=False),
    PrimaryKeyConstraint("name", name="setting_pkey"),
)

STANDARD_ERROR = "standard_error"
"""The name of a setting: the scorer's own error, in points, by which summaries are made."""
