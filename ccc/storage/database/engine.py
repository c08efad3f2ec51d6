"""How connections to SQLite and to PostgreSQL are opened, and what each is told at first."""

from __future__ import annotations

import sqlite3
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.pool import ConnectionPoolEntry

from ccc.storage.database.address import Address
from ccc.storage.database.patience import LONGEST_SILENCE, PatientConnection
from ccc.turns import Turns

LONGEST_WAIT = 3
"""Seconds for which a write waits for all others together, and a read for another program."""

MOST_CONNECTIONS = 15
"""Of an engine, at the same time; whoever wants one more waits in `Database`, never here."""

_KEPT_OPEN = 5

_NOTICE_A_LOSS = {
    "tcp_user_timeout": 30_000,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
}
"""A machine that is gone says no word more, and would be waited for a quarter of an hour, or two
hours where it had taken all it was told. By this it is half a minute."""

_NO_JIT = "-c jit=off"
"""PostgreSQL compiles what it thinks will run for long, which takes longer than any of ours runs:
of a desk of thousands it was more than half of the time."""

_NO_LONG_LOCKS = f"-c lock_timeout={LONGEST_WAIT}s"
"""For whom another program holds a lock: the same wait as on SQLite."""

_NO_FORGOTTEN_LOCKS = "-c idle_in_transaction_session_timeout=60s"
"""What a process holds that stands still in mid-write, or whose machine is gone, is let go then. A
run that waits for its turn meanwhile does not wait for so long."""

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


def new_engine(address: Address, *, migrating: bool = False, serving: bool = False) -> Engine:
    """An engine that connects on first use; where it is `migrating`, without foreign keys.

    Where it is `serving` people, nothing is waited for that takes longer than they would.
    """
    if address.file is None:
        return _postgresql(address, serving=serving)
    return _sqlite(address, _MIGRATING if migrating else _OPEN)


def _engine(address: Address, **options: Any) -> Engine:
    return create_engine(
        address.url,
        # Parameters are people's notes: they stay out of tracebacks.
        hide_parameters=True,
        pool_size=_KEPT_OPEN,
        max_overflow=MOST_CONNECTIONS - _KEPT_OPEN,
        **options,
    )


def _postgresql(address: Address, *, serving: bool) -> Engine:
    asked = address.url.normalized_query
    patience = (_NO_LONG_LOCKS, _NO_FORGOTTEN_LOCKS) if serving else ()
    settings = (_NO_JIT, *patience, *asked.get("options", ()))
    told = {
        **_NOTICE_A_LOSS,
        "connect_timeout": LONGEST_SILENCE,
        # Where a database has no encoding, the driver would give bytes for text.
        "client_encoding": "utf8",
    }
    # What the address asks for holds, and comes last.
    told = {name: value for name, value in told.items() if name not in asked}
    engine = _engine(
        address, pool_pre_ping=True, connect_args={**told, "options": " ".join(settings)}
    )

    @event.listens_for(engine, "do_connect")
    def connect(
        dialect: Dialect, _record: ConnectionPoolEntry, args: tuple[Any], options: dict[str, Any]
    ) -> DBAPIConnection:
        # A server that does not answer would hold up those who have a connection already.
        with Turns.given_back():
            if serving:
                return cast("DBAPIConnection", PatientConnection.connect(*args, **options))
            return dialect.connect(*args, **options)

    return engine


def _sqlite(address: Address, pragmas: tuple[str, ...]) -> Engine:
    engine = _engine(address)

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
