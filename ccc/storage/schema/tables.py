"""The tables, as the newest migration leaves them; a test holds the two together.

Whatever belongs to a person goes with the person (ON DELETE CASCADE). Attempts are append-only:
triggers refuse every UPDATE, and every DELETE of an attempt whose person is still there, unless it
was written to an own person who is not.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    false,
    text,
)

from ccc.storage.schema.column_types import AnyText, Json, UtcTime

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "uq": "%(table_name)s_%(column_0_name)s_key",
        "ix": "%(table_name)s_%(column_0_name)s_idx",
    }
)

# AUTOINCREMENT, so that SQLite too never gives an erased person's id to somebody else. `folded` is
# the nickname to be searched for: no database folds the case of every alphabet alike.
person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("nickname", AnyText, nullable=False, index=True),
    Column("folded", AnyText),
    Column("since", UtcTime, nullable=False),
    Column("guesses", Boolean, nullable=False, server_default=false()),
    Column("coach_may", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)


def goes_with(owner: str, column: str = "", **more: Any) -> Column[int]:
    """The number of the row with which a row goes, such as a `person`'s."""
    key = ForeignKey(f"{owner}.id", ondelete="CASCADE")
    return Column(column or f"{owner}_id", Integer, key, **({"nullable": False} | more))


device = Table(
    "device",
    metadata,
    Column("token_hash", AnyText, primary_key=True),
    goes_with("person", index=True),
    Column("since", UtcTime, nullable=False),
)

# What the cookie of a device held that was left or given another, so that nobody comes back by it.
# A token with a successor is known on, until its successor has arrived at the browser.
ended_token = Table(
    "ended_token",
    metadata,
    Column("token_hash", AnyText, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("has_successor", Boolean, nullable=False),
)

# Device and address are names that tell no more; gone after a minute.
wrong_guess = Table(
    "wrong_guess",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("device", AnyText, nullable=False),
    Column("address", AnyText, nullable=False),
    Column("what", AnyText, nullable=False, server_default="key"),
)

opening = Table(
    "opening",
    metadata,
    goes_with("person", primary_key=True),
    Column("scenario_id", AnyText, primary_key=True),
    Column("at", UtcTime, nullable=False),
)

# The assessment is kept whole, so that a point on a chart opens years after the rubric changed;
# the columns before it repeat what people ask a database about.
attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    goes_with("person"),
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
    goes_with("person", primary_key=True),
    Column("scenario_id", AnyText, primary_key=True),
    Column("note", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
)

goal = Table(
    "goal",
    metadata,
    goes_with("person", primary_key=True),
    Column("scenario_id", AnyText, primary_key=True),
    Column("why_them", AnyText, nullable=False),
    Column("what_for", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Integer, primary_key=True),
    goes_with("person", index=True),
    Column("scenario_id", AnyText, nullable=False),
    Column("criterion", AnyText, nullable=False),
    Column("say", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

# "This is wrong": with the note and its assessment as they were, for a draft is no attempt yet.
objection = Table(
    "objection",
    metadata,
    Column("id", Integer, primary_key=True),
    goes_with("person", index=True),
    Column("scenario_id", AnyText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("about", AnyText, nullable=False),
    Column("criterion", AnyText, nullable=False),
    Column("words", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("for_makers", Boolean, nullable=False),
    Column("assessment", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index(
        "objection_for_makers_idx",
        "person_id",
        sqlite_where=text("for_makers = 1"),
        postgresql_where=text("for_makers"),
    ),
    sqlite_autoincrement=True,
)

canvas = Table(
    "canvas",
    metadata,
    goes_with("person", primary_key=True),
    Column("answers", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# AUTOINCREMENT, so that notes to somebody erased never seem to be to somebody else.
own_person = Table(
    "own_person",
    metadata,
    Column("id", Integer, primary_key=True),
    goes_with("person", index=True),
    Column("name", AnyText, nullable=False),
    Column("headline", AnyText, nullable=False),
    Column("situation", AnyText, nullable=False),
    Column("known", AnyText, nullable=False),
    Column("since", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

lesson_done = Table(
    "lesson_done",
    metadata,
    goes_with("person", primary_key=True),
    Column("lesson_id", AnyText, primary_key=True),
    Column("at", UtcTime, nullable=False),
)

# At most two a person: a code that lasts until it is replaced, and a link that works once.
recovery = Table(
    "recovery",
    metadata,
    goes_with("person", primary_key=True),
    Column("once", Boolean, primary_key=True),
    Column("code_hash", AnyText, nullable=False, unique=True),
    Column("at", UtcTime, nullable=False),
)

# Answers are added while the round goes on; `gained` of `possible` comes when it ends.
played_round = Table(
    "played_round",
    metadata,
    Column("id", Integer, primary_key=True),
    goes_with("person", index=True),
    Column("game", AnyText, nullable=False),
    Column("about", AnyText, nullable=False),
    Column("plan", Json, nullable=False),
    Column("answers", Json, nullable=False),
    Column("gained", Integer),
    Column("possible", Integer),
    Column("began", UtcTime, nullable=False),
    Column("ended", UtcTime),
    sqlite_autoincrement=True,
)

# Only with its writer's consent, and gone with its writer.
weak_spot = Table(
    "weak_spot",
    metadata,
    Column("id", Integer, primary_key=True),
    goes_with("person", index=True),
    Column("scenario_id", AnyText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("why", AnyText, nullable=False),
    Column("score", Integer, nullable=False),
    Column("rubric_hash", AnyText, nullable=False),
    Column("at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

setting = Table(
    "setting",
    metadata,
    Column("name", AnyText, primary_key=True),
    Column("value", AnyText, nullable=False),
)

STANDARD_ERROR = "standard_error"
"""The name of a setting: the scorer's own error, in points, by which summaries are made."""
