"""One open database: short transactions, and every failure as a sentence a person can act on."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, StatementError

from ccc.errors import StorageError, UnavailableError
from ccc.seldom_log import log
from ccc.storage.database.address import Address
from ccc.storage.database.engine import (
    BUSY_TIMEOUT,
    LONGEST_WAIT,
    MOST_CONNECTIONS,
    new_engine,
)
from ccc.turns import Turns

_REMEDIES = (
    (
        "locked|lock timeout",
        f"Another program kept it locked for {LONGEST_WAIT} seconds: close it, or try again.",
    ),
    ("unable to open", "Check that its folder may be written to, or set CCC_DATABASE_URL."),
    ("readonly", "Check that file and folder may be written to, or set CCC_DATABASE_URL."),
    ("disk", "Make room on the disk, then try again."),
    ("not a database", "Name another file in CCC_DATABASE_URL; the app did not write this one."),
    ("malformed", "Restore the latest dump (`ccc restore`) into a new file."),
    ("authentication failed", "Check the user and the password in CCC_DATABASE_URL."),
    ("no password supplied", "Write the password in CCC_DATABASE_URL, after the user and a colon."),
    (r'(database|role) ".*" does not exist', "Create it, or name another one in CCC_DATABASE_URL."),
)
_REMEDY = "Check that it can be reached and that CCC_DATABASE_URL is right."

BUSY = "The server is busy and could not do this. Try again in a moment."
FULL = "The server has no room left and cannot save anything. Please tell whoever runs it."
OUT_OF_REACH = (
    "The server cannot reach its database. Try again in a moment. If it goes on, please tell "
    "whoever runs it."
)
_FOR_PEOPLE = (("locked", BUSY), ("lock timeout", BUSY), ("disk", FULL))
"""What people are told, who must not read where the database is."""


ANOTHER_FILE = (
    "The server's database was deleted or replaced while the app was running, so nothing is saved "
    "now. Whoever runs the server puts it back, or restarts the app."
)


class Database:
    """An engine with this project's habits; may be used from many threads at once."""

    def __init__(
        self,
        address: Address,
        *,
        migrating: bool = False,
        device_here: Callable[[], str | None] = lambda: None,
        serving: bool = False,
    ) -> None:
        """Connect on first use. `migrating` is for schema changes: foreign keys are off there.

        `device_here` tells the token of the device that is writing, None where there is no device.
        Where it is `serving` people, what fails is told in words for them, and in full in the log.
        """
        self.address = address
        self.device_here = device_here
        self._serving = serving
        self._engine = new_engine(address, migrating=migrating, serving=serving)
        # How much is on the disk after a commit is said before each write, and never for a read.
        self._writers, self._hasty_writers = (
            self._engine.execution_options(sqlite_synchronous=synchronous)
            for synchronous in ("FULL", "NORMAL")
        )
        self._file_id = _file_id(address)
        # SQLite has one writer at a time. Waiting for a lock is fairer than SQLite's own polling,
        # and a thread that waits here does not hold a connection that a reader could use.
        self._turn = threading.Lock()
        # Here and not in the engine's pool: whoever waits there would hold up all others.
        self._free = threading.BoundedSemaphore(MOST_CONNECTIONS)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite; otherwise it is PostgreSQL."""
        return self.address.file is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A short transaction that changes nothing."""
        self._refuse_another_file()
        with self.plainly("be read"), self._connected(self._engine) as connection:
            yield connection

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        """A connection, once one is free."""
        if not self._free.acquire(blocking=False):
            with Turns.given_back():
                self._wait_for_a_connection()
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            self._free.release()

    def _wait_for_a_connection(self) -> None:
        if not self._free.acquire(timeout=LONGEST_WAIT):
            raise self._failure(
                f"Too many requests wait for {self.address} at once. Try again in a moment.", BUSY
            )

    @contextmanager
    def writing(self, *, in_haste: bool = False) -> Iterator[Connection]:
        """A short transaction, committed at the end unless an exception leaves it.

        What was committed is on the disk, and stays there should the power fail. Only what is
        written `in_haste` may be gone then, back to the last write that was not.
        """
        writers = self._hasty_writers if in_haste else self._writers
        self._refuse_another_file()
        with (
            self._in_turn() as wait,
            self.plainly("be written to"),
            self._connected(writers) as connection,
        ):
            connection.execution_options(sqlite_wait=wait)
            yield connection
            self._refuse_another_file()
            connection.commit()

    def _refuse_another_file(self) -> None:
        """Raise UnavailableError where SQLite's file is not the one that was opened.

        A file that was deleted or replaced under the app would be written to for hours yet, and all
        of it be gone with the process.
        """
        here = _file_id(self.address)
        if self._file_id is None:
            self._file_id = here
        elif here != self._file_id:
            raise UnavailableError(ANOTHER_FILE)

    @contextmanager
    def _in_turn(self) -> Iterator[float]:
        """Wait for the writers before; tells how many seconds of the wait are left."""
        if not self.is_sqlite:
            yield LONGEST_WAIT
            return
        until = monotonic() + LONGEST_WAIT
        if not self._turn.acquire(blocking=False):
            with Turns.given_back():
                self._wait_for_writers()
        try:
            yield max(until - monotonic(), 0)
        finally:
            self._turn.release()

    def _wait_for_writers(self) -> None:
        if not self._turn.acquire(timeout=LONGEST_WAIT):
            raise self._failure(
                f"Others wait to write to {self.address} too, and it did not come to this within "
                f"{LONGEST_WAIT} seconds. Try again in a moment.",
                BUSY,
            )

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A long read in which everything is as it was at one moment, whoever writes meanwhile."""
        options: dict[str, Any] = (
            {}
            if self.is_sqlite
            else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        engine = self._engine.execution_options(**options)
        self._refuse_another_file()
        with self.plainly("be read"), self._connected(engine) as connection:
            yield connection

    def fold_log(self) -> None:
        """Fold SQLite's log into its file: the file alone is whole, and what was erased is gone.

        A backup that is running puts this off until a later checkpoint.
        """
        if self.address.file is None or not self.address.file.is_file():
            return
        engine = self._engine.execution_options(sqlite_without_transaction=True)
        with self.plainly("be tidied"), engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 500")
            try:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.exec_driver_sql(f"PRAGMA {BUSY_TIMEOUT}")

    def close(self) -> None:
        """Close every connection; the next use would open new ones."""
        self._engine.dispose()

    @contextmanager
    def plainly(self, doing: str) -> Iterator[None]:
        """Turn the driver's errors into StorageError: what failed, where, and what to do."""
        try:
            yield
        except StatementError as error:
            if isinstance(error.orig, StorageError):
                raise error.orig from None
            if not isinstance(error, DBAPIError):
                raise
            reason = self.address.without_secrets(_first_line(error))
            remedy = next((say for sign, say in _REMEDIES if re.search(sign, reason)), _REMEDY)
            place = self.address.place[:1].upper() + self.address.place[1:]
            kind = next((say for sign, say in _FOR_PEOPLE if sign in reason), OUT_OF_REACH)
            full = f"{place} could not {doing} ({reason}). {remedy}"
            raise self._failure(full, kind) from error

    def _failure(self, full: str, for_people: str) -> StorageError:
        if not self._serving:
            return StorageError(full)
        log.error(full)
        return UnavailableError(for_people)


def _file_id(address: Address) -> tuple[int, int] | None:
    """What tells SQLite's file from every other that may come to stand in its place."""
    try:
        found = None if address.file is None else address.file.stat()
    except OSError:
        found = None
    return None if found is None else (found.st_dev, found.st_ino)


def insert_into(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say ON CONFLICT, in this dialect."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def _first_line(error: DBAPIError) -> str:
    return next(iter(str(error.orig).strip().splitlines()), type(error.orig).__name__)
