"""A dump of an earlier version, brought up to date before anything is restored from it.

Its rows fill a passing SQLite database that has the tables they come from. The migrations then do
with them what they would have done at the start of this version, and the outcome is dumped anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Boolean, Connection, DateTime, Float, Integer, MetaData, Table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import TypeEngine

from ccc.errors import StorageError
from ccc.storage.database.address import Address, read_address
from ccc.storage.database.database import Database
from ccc.storage.dump import contradiction, open_dump, revision_in, write_dump
from ccc.storage.dump_rows import row_as_told
from ccc.storage.migrate import (
    alone,
    bring_up_to_date,
    configuration,
    newest_revision,
    refuse_newer,
)
from ccc.storage.schema.column_types import AnyText, UtcTime
from ccc.storage.schema.tables import metadata

_KINDS: Mapping[type[TypeEngine[Any]], type[TypeEngine[Any]]] = {
    Boolean: Boolean,
    Float: Float,
    Integer: Integer,
    DateTime: UtcTime,
}
"""What a database calls a column, and what the rows of a dump are read by."""


@contextmanager
def as_of_now(path: Path) -> Iterator[Path]:
    """The dump itself where its tables are those of this version, else a passing one of its rows.

    Raises StorageError if it was written by a newer version, or cannot be brought up to date.
    """
    revision = revision_in(path)
    if revision == newest_revision():
        yield path
        return
    refuse_newer(path, revision)
    with tempfile.TemporaryDirectory() as folder:
        passing = Path(folder) / "passing.dump"
        _bring_up_to_date(path, revision, read_address(f"sqlite:///{folder}/ccc.db"), passing)
        yield passing


def tables_in(connection: Connection) -> list[Table]:
    """The tables that a database has, of whatever revision, for rows to be read and written."""
    found = MetaData()
    found.reflect(connection)
    tables = [table for table in found.sorted_tables if table.name != "alembic_version"]
    for table in tables:
        for column in table.columns:
            column.type = _kind(table.name, column.name, column.type)
    return tables


def _kind(table: str, column: str, found: TypeEngine[Any]) -> TypeEngine[Any]:
    for wide, ours in _KINDS.items():
        if isinstance(found, wide):
            return ours()
    known = metadata.tables.get(table)
    if known is not None and column in known.columns:
        return known.columns[column].type
    return AnyText()


def _bring_up_to_date(path: Path, revision: str, address: Address, out: Path) -> None:
    with alone(address) as connection:
        command.upgrade(configuration(connection), revision)
        tables = tables_in(connection)
        with closing(open_dump(path, tables, row_as_told)) as dump:
            header = dump.header
            try:
                dump.fill(connection, tables)
            except IntegrityError as error:
                raise contradiction(path) from error
    try:
        bring_up_to_date(address)
    except StorageError:
        raise
    except Exception as error:  # whatever a migration stumbles over in rows that nobody's app wrote
        raise StorageError(
            f"{path} holds rows that no version of this app wrote. Use a dump that `ccc backup` "
            "wrote."
        ) from error
    with (
        closing(Database(address)) as database,
        database.reading() as connection,
        out.open("wb") as file,
    ):
        write_dump(connection, file, replace(header, revision=newest_revision()))
