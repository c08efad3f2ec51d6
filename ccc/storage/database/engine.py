"""How connections to SQLite and to PostgreSQL are opened, and what each is told at first."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.pool import ConnectionPoolEntry

from ccc.storage.database.address import Address
from ccc.turns import Turns

LONGEST_WAIT = 3
"""Seconds for which a write waits for all others together, and a read for another program."""

CONNECT_TIMEOUT = 10
"""Seconds for which a PostgreSQL server may take to answer the first time."""

_NO_JIT = "-c jit=off"
"""PostgreSQL compiles what it thinks will run for long, which takes longer than any of ours runs:
of a desk of thousands it was more than half of the time."""

BUSY_TIMEOUT = f"busy_timeout = {LONGEST_WAIT * 1000}"
"""What SQLite is told of the longest wait."""

_PRAGMAS = (BUSY_TIMEOUT, "synchronous = FULL", "secure_delete = ON")
_OPEN = (*_PRAGMAS, "foreign_keys = ON")
# A migration that rebuilds a table drops the old one, which must not empty the tables that refer to
# it, and renames the new one, which must not stumble over the triggers that speak of it.
_MIGRATING = (
    *_PRAGMAS,
    "foreign_keys = OFF",
    "legacy_alter_table = ON",
    "journal_mode = WAL",
)


def new_engine(address: Address, *, migrating: bool) -> Engine:
    """An engine that connects on first use; where it is `migrating`, without foreign keys."""
    # Parameters are people's notes: they stay out of tracebacks.
    if address.file is None:
        return _postgresql(address)
    return _sqlite(address, _MIGRATING if migrating else _OPEN)


def _postgresql(address: Address) -> Engine:
    engine = create_engine(
        address.url,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": CONNECT_TIMEOUT,
            # Where a database has no encoding, the driver would give bytes for text.
            "client_encoding": "utf8",
            # What the address asks for comes last, and holds.
            "options": " ".join((_NO_JIT, *address.url.normalized_query.get("options", ()))),
        },
    )

    @event.listens_for(engine, "do_connect")
    def connect(
        dialect: Dialect, _record: ConnectionPoolEntry, args: tuple[Any], options: dict[str, Any]
    ) -> DBAPIConnection:
        # A server that does not answer would hold up those who have a connection already.
        with Turns.given_back():
            return dialect.connect(*args, **options)

    return engine


def _sqlite(address: Address, pragmas: tuple[str, ...]) -> Engine:
    engine = create_engine(address.url, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        # The driver would begin transactions by itself, later than is safe; `begin` below does.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
            record.info[pragma.partition(" ")[0]] = pragma

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("sqlite_without_transaction"):
            return
        synchronous, wait = options.get("sqlite_synchronous"), options.get("sqlite_wait")
        if synchronous is not None:
            _say(connection, f"synchronous = {synchronous}")
        # What was waited for other writers of the app is not waited again for other programs.
        if wait is not None:
            _say(connection, f"busy_timeout = {round(wait * 1000)}")
        # A writer takes its turn at once: one that begins by reading may find the file changed.
        connection.exec_driver_sql("BEGIN" if synchronous is None else "BEGIN IMMEDIATE")
        _say(connection, BUSY_TIMEOUT)

    return engine


def _say(connection: Connection, pragma: str) -> None:
    """Tell SQLite what holds on this connection from now on, unless it holds already."""
    name = pragma.partition(" ")[0]
    if connection.info.get(name) != pragma:
        connection.exec_driver_sql(f"PRAGMA {pragma}")
        connection.info[name] = pragma
