"""Bringing a database up to date at start, safely when several processes start at once.

A new migration: change `tables.py`, open a database with `alone`, run
`alembic.command.revision(configuration(connection), "what it does", autogenerate=True)`, and read
what it wrote. SQLite changes a table by rebuilding it (`op.batch_alter_table`), which drops the
table's triggers: create them again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from ccc.errors import StorageError
from ccc.storage.database.address import Address
from ccc.storage.database.database import Database

MIGRATIONS = Path(__file__).resolve().parent / "migrations"

ADVISORY_LOCK = 0x63_63_63_31
"""PostgreSQL's lock for one migration at a time; any number that nobody else uses."""

ENCODING = "UTF8"
"""PostgreSQL's name of the only encoding in which it keeps every letter."""

# Alembic keeps the migration that is running in globals of its own.
_one_thread = threading.Lock()


def bring_up_to_date(address: Address) -> None:
    """Run the migrations that are missing. Raises StorageError, and then changes nothing."""
    with alone(address) as connection:
        refuse_other_encoding(address, connection)
        found = revision_of(connection)
        refuse_newer(address, found)
        if found != newest_revision():
            command.upgrade(configuration(connection), "head")


def refuse_other_encoding(address: Address, connection: Connection) -> None:
    """Raise StorageError if a PostgreSQL database cannot keep whatever people may write."""
    if address.file is not None:
        return
    found = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if found != ENCODING:
        place = address.place[:1].upper() + address.place[1:]
        raise StorageError(
            f"{place} keeps text as {found}, which does not know all letters. Create another one "
            f"(`createdb --encoding {ENCODING} --template template0`), and name it in "
            "CCC_DATABASE_URL."
        )


@contextmanager
def alone(address: Address) -> Iterator[Connection]:
    """A transaction during which no other thread or process migrates this database."""
    database = Database(address, migrating=True)
    try:
        with _one_thread, database.writing() as connection:
            if not database.is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
            yield connection
    finally:
        database.close()


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for the migrations in this package, run on this connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def revision_of(connection: Connection) -> str | None:
    """The database's own revision, or None where no migration has run yet."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str:
    """The revision that `tables.py` describes."""
    head = _migrations().get_current_head()
    assert head is not None
    return head


def refuse_newer(place: Address | Path, found: str | None) -> None:
    """Raise StorageError if a database or a dump has a revision that is unknown to this version."""
    known = {one.revision for one in _migrations().walk_revisions()}
    if found is not None and found not in known:
        raise StorageError(
            f"A newer version of this app wrote {place} (revision {found}; this version knows "
            f"up to {newest_revision()}). Update the app, or name another "
            + ("dump." if isinstance(place, Path) else "database in CCC_DATABASE_URL.")
        )


@cache
def _migrations() -> ScriptDirectory:
    """The migrations in this package, read once a process."""
    return ScriptDirectory(str(MIGRATIONS))
