"""Column types that hold the same values on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from ccc.storage.any_text import escaped, unescaped


class AnyText(TypeDecorator[str]):
    """Any text at all, U+0000 and lone surrogates included."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """What is stored: see `any_text`."""
        return None if value is None else escaped(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """What was given."""
        return None if value is None else unescaped(value)


class Json(TypeDecorator[object]):
    """A JSON value, kept as text; None is SQL's NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """What is stored: compact JSON, not escaped to ASCII so that people can read it."""
        if value is None:
            return None
        return escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """What was given, with lists for tuples."""
        return None if value is None else json.loads(unescaped(value))


class UtcTime(TypeDecorator[datetime]):
    """A moment, in UTC and aware of it, to the microsecond; SQLite keeps it without the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What is stored. Raises ValueError for a time without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone; give an aware time")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same moment, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
