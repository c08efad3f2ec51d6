"""What every repository is: a noun of the domain, kept in one database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Row, Select
from sqlalchemy.sql.selectable import TypedReturnsRows

from ccc.storage.database.database import Database

P = ParamSpec("P")
T = TypeVar("T")


class Repository:
    """What is kept of one noun, in the domain's words. Every method raises StorageError on failure.

    One for a host raises RefusedError where their key does not open what they ask for, whether it
    exists or not.
    """

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

    def _read(
        self, read: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What a function reads that a longer read asks, too."""
        with self._database.reading() as connection:
            return read(connection, *args, **kwargs)

    def _all(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """What a single question finds; several that must agree are asked on one connection."""
        with self._database.reading() as connection:
            return connection.execute(query).all()

    def _first(
        self, query: Select[Any], given: Mapping[str, object] | None = None
    ) -> Row[Any] | None:
        with self._database.reading() as connection:
            return connection.execute(query, given).first()

    def _scalar(
        self, query: TypedReturnsRows[T], given: Mapping[str, object] | None = None
    ) -> T | None:
        """The first column of the first row; None where there is no row, or NULL in it."""
        with self._database.reading() as connection:
            return connection.execute(query, given).scalar()

    def _scalars(
        self, query: TypedReturnsRows[T], given: Mapping[str, object] | None = None
    ) -> tuple[T, ...]:
        """The first column of each row."""
        with self._database.reading() as connection:
            return tuple(connection.execute(query, given).scalars())
