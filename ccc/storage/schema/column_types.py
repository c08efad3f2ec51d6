"""Column types that hold the same values on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from ccc.errors import StorageError
from ccc.storage.schema.any_text import escaped, unescaped

LONGEST_TEXT = 20_000
"""Characters of a text; every field takes far less, and tells so."""

LONGEST_JSON = 1_000_000
"""Characters of a JSON value, such as the assessment of a long note."""

TOO_LARGE = "This is larger than anything that can be kept. Take out some of it, then try again."


class AnyText(TypeDecorator[str]):
    """Any text at all, U+0000 and lone surrogates included."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """What is stored: see `any_text`. Raises StorageError for more than `LONGEST_TEXT`."""
        return None if value is None else escaped(_bounded(value, LONGEST_TEXT))

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """What was given."""
        return None if value is None else unescaped(value)


class Json(TypeDecorator[object]):
    """A JSON value, kept as text; None is SQL's NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """What is stored: compact JSON, not escaped to ASCII so that people can read it.

        Raises StorageError for more than `LONGEST_JSON`, or for lists in lists without end.
        """
        if value is None:
            return None
        try:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        except RecursionError:
            raise StorageError(TOO_LARGE) from None
        return escaped(_bounded(text, LONGEST_JSON))

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


def _bounded(text: str, most: int) -> str:
    if len(text) > most:
        raise StorageError(TOO_LARGE)
    return text
