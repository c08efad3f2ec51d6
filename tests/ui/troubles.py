"""A database that another program holds, one without room, and one that does not answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Pool, event

from ccc.ui import resources

Trouble = Callable[[Path], AbstractContextManager[None]]


@contextmanager
def pragma(setting: str) -> Iterator[None]:
    """Every connection of the app begins with this."""

    def begin(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA {setting}")

    event.listen(Pool, "checkout", begin)
    try:
        yield
    finally:
        event.remove(Pool, "checkout", begin)


@contextmanager
def locked(tmp_path: Path) -> Iterator[None]:
    """Another program holds the database, and the app's wait for it is cut short."""
    other = sqlite3.connect(tmp_path / "ccc.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("ccc.storage.database.database.LONGEST_WAIT", 0.05)
            yield
    finally:
        other.rollback()
        other.close()


@contextmanager
def full(_: Path) -> Iterator[None]:
    """There is no room for one page more."""
    with pragma("max_page_count = 1"):
        yield
    with pragma("max_page_count = 100000"):
        resources.store().ready()


@contextmanager
def gone() -> Iterator[None]:
    """Nobody answers where the database was."""

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("connection refused")

    event.listen(Pool, "checkout", refuse)
    try:
        yield
    finally:
        event.remove(Pool, "checkout", refuse)


TROUBLES = pytest.mark.parametrize(
    ("trouble", "said"), [(locked, "The server is busy"), (full, "no room left")]
)
