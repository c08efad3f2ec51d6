"""The tables of a coach's desk, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, Table

from ccc.storage.schema.column_types import AnyText, Json, UtcTime
from ccc.storage.schema.tables import goes_with, metadata

# Made of what a person wrote, by `ccc.coaching.summary`; `weakest` and `times_aside` are there to
# be asked for. A desk looks through all of them, so what is long stands elsewhere.
person_summary = Table(
    "person_summary",
    metadata,
    goes_with("person", primary_key=True),
    Column("notes", Integer, nullable=False),
    Column("new_people", Integer, nullable=False),
    Column("compared", Integer, nullable=False),
    Column("verdict", AnyText, nullable=False),
    Column("since", UtcTime),
    Column("first_mean", Float),
    Column("last_mean", Float),
    Column("means", Json, nullable=False),
    Column("changed", Json, nullable=False),
    Column("weakest", AnyText),
    Column("lean", Float),
    Column("most_tries", Integer, nullable=False),
    Column("repeated", Integer, nullable=False),
    Column("put_aside", Json),
    Column("times_aside", Integer, nullable=False),
    Column("last_at", UtcTime),
    Column("rules", AnyText, nullable=False),
)

# What the next summary goes on from.
summary_history = Table(
    "summary_history",
    metadata,
    goes_with("person", primary_key=True),
    Column("history", Json, nullable=False),
)

# The one line of a person that a coach has put away.
seen_reason = Table(
    "seen_reason",
    metadata,
    goes_with("host", primary_key=True),
    goes_with("person", primary_key=True, index=True),
    Column("reason", AnyText, nullable=False),
    Column("figure", Integer, nullable=False),
    Column("until", UtcTime, nullable=False),
)
