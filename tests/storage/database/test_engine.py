"""Connections are opened while others go on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import create_engine

from ccc.errors import StorageError
from ccc.storage.database import engine
from ccc.storage.database.address import read_address
from ccc.storage.database.database import Database
from ccc.turns import Turns


@pytest.fixture
def silent_server() -> Iterator[socket.socket]:
    """What takes a connection, and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(60)
        yield listening


def test_who_waits_for_a_postgresql_that_does_not_answer_leaves_the_turn_to_others(
    silent_server: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LONGEST_SILENCE", 600)
    # Not the one of all tests, which hears nothing of connecting after the first of them.
    monkeypatch.setattr(engine, "create_engine", create_engine)
    place = f"127.0.0.1:{silent_server.getsockname()[1]}"
    url = f"postgresql://sam@{place}/ccc?sslmode=disable&gssencmode=disable"
    turns = Turns(at_once=1, longest=60)

    def read() -> None:
        with (
            closing(Database(read_address(url))) as database,
            turns.taken(),
            pytest.raises(StorageError),
            database.reading(),
        ):
            pass

    def have_a_turn() -> None:
        with turns.taken():
            pass

    with ThreadPoolExecutor(2) as pool:
        waits = pool.submit(read)
        with silent_server.accept()[0]:
            pool.submit(have_a_turn).result(timeout=20)
            assert not waits.done()
        waits.result()
