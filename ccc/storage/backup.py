"""Backup and restore, between any two databases, while the app runs; `dump` is the file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, delete, select, text
from sqlalchemy.exc import IntegrityError

from ccc.errors import StorageError
from ccc.storage.database.address import Address, read_address
from ccc.storage.database.database import Database
from ccc.storage.dump import Dump, Header, Progress, contradiction, open_dump, write_dump
from ccc.storage.migrate import newest_revision, refuse_newer, revision_of
from ccc.storage.older_dump import as_of_now
from ccc.storage.schema.tables import metadata, person
from ccc.storage.store import opened


def backup(
    url: str, path: Path, progress: Progress | None = None, *, force: bool = False
) -> Header:
    """Write everything in the database to one file, as it was at one moment.

    The file appears under its name only when it is whole; an existing one is replaced only with
    `force`. Raises StorageError.
    """
    address = read_address(url)
    if address.file is not None and not address.file.is_file():
        raise StorageError(f"There is no database yet at {address.file}, so nothing to back up.")
    _refuse_existing(path, force)
    with closing(Database(address)) as database, database.snapshot() as connection:
        _refuse_older(address, revision_of(connection))
        header = Header(newest_revision(), datetime.now(UTC).isoformat(timespec="seconds"), {}, {})
        with appearing_whole(path, force) as file:
            return write_dump(connection, file, header, progress)


def restore(path: Path, url: str, *, force: bool = False) -> Header:
    """Fill a database from a dump: all of it, or nothing is changed.

    A database in which there are people is refused, or with `force` replaced. All keys and the
    server's id, by which devices are known, are then the dump's. One that an earlier version wrote
    is brought up to date on the way. Raises StorageError.
    """
    address = read_address(url)
    with as_of_now(path) as current, closing(open_dump(current, name=path)) as dump:
        with closing(opened(address)) as database, database.writing() as connection:
            _lock(connection)
            if not force and connection.execute(select(person.c.id).limit(1)).first():
                raise StorageError(
                    f"There are already people in {address}. Name an empty database, or add "
                    "--force to replace everything in it."
                )
            try:
                _replace_everything(connection, dump)
            except IntegrityError as error:
                raise contradiction(path) from error
        return dump.header


def _replace_everything(connection: Connection, dump: Dump) -> None:
    for table in metadata.sorted_tables:
        connection.execute(delete(table))
    dump.fill(connection, metadata.sorted_tables)
    if connection.dialect.name == "postgresql":
        _reset_sequences(connection)


def _lock(connection: Connection) -> None:
    """Keep others from writing meanwhile; SQLite's BEGIN IMMEDIATE has done that already."""
    if connection.dialect.name == "postgresql":
        tables = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(text(f"LOCK TABLE {tables} IN EXCLUSIVE MODE"))


def _reset_sequences(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if table.autoincrement_column is not None:
            column = table.autoincrement_column.name
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column}'), "
                    f"coalesce(max({column}), 0) + 1, false) FROM {table.name}"
                )
            )


def _refuse_existing(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise StorageError(f"{path} is there already. Name another file, or add --force.")


def _refuse_older(address: Address, found: str | None) -> None:
    refuse_newer(address, found)
    if found != newest_revision():
        raise StorageError(
            f"An older version of this app wrote {address}. Back it up with that version, or start "
            "this one once to bring it up to date."
        )


@contextmanager
def appearing_whole(path: Path, force: bool) -> Iterator[IO[bytes]]:
    """A file under a passing name, which takes its own name once it is whole and on the disk.

    Raises StorageError where it cannot be written, or is there already and `force` is not given.
    """
    _refuse_existing(path, force)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    passing = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _refuse_existing(path, force)
        passing.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        passing.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> StorageError:
    return StorageError(f"{path} could not be written ({error.strerror}). Name another place.")
