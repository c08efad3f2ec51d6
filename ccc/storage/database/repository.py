"""What every repository is: a noun of the domain, kept in one database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select

from ccc.storage.database.database import Database


class Repository:
    """What is kept of one noun, in the domain's words. Every method raises StorageError on failure.

    One for a host raises RefusedError where their key does not open what they ask for, whether it
    exists or not.
    """

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

    def _all(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """What a single question finds; several that must agree are asked on one connection."""
        with self._database.reading() as connection:
            return connection.execute(query).all()

    def _first(
        self, query: Select[Any], given: Mapping[str, object] | None = None
    ) -> Row[Any] | None:
        with self._database.reading() as connection:
            return connection.execute(query, given).first()
