"""A PostgreSQL that stands still, or is held by another program, is waited for a few seconds."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Event
from time import monotonic, sleep

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import create_engine

from ccc.errors import StorageError, UnavailableError
from ccc.storage import Store
from ccc.storage.database import engine, patience
from ccc.storage.database.address import read_address
from ccc.storage.database.database import BUSY, OUT_OF_REACH, Database
from ccc.turns import Turns
from tests.storage.conftest import POSTGRESQL
from tests.storage.notes import NOON


@pytest.fixture
def kind() -> str:
    return POSTGRESQL


@pytest.fixture
def serving(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A database that serves people, who wait for a second at most."""
    # Not the one of all tests, which hears nothing of connecting after the first of them.
    monkeypatch.setattr(engine, "create_engine", create_engine)
    monkeypatch.setattr(patience, "LONGEST_SILENCE", 1)
    monkeypatch.setattr(engine, "_NO_LONG_LOCKS", "-c lock_timeout=300ms")
    with closing(Database(read_address(url), serving=True)) as database:
        yield database


@contextmanager
def standing_still(server_process: int) -> Iterator[None]:
    """One of the server's processes does nothing, as if its machine was gone."""
    os.kill(server_process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server_process, signal.SIGCONT)


def server_process(database: Database) -> int:
    """The one that answers what is asked next; a connection that is free is used again."""
    with database.reading() as connection:
        found: int = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        return found


def test_a_server_that_stands_still_in_mid_work_is_told_in_a_second_and_then_let_go(
    serving: Database,
) -> None:
    with serving.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (words text)")
    pid = server_process(serving)

    def write_half() -> None:
        with serving.writing() as connection:
            connection.exec_driver_sql("INSERT INTO note VALUES ('half a thought')")
            os.kill(pid, signal.SIGSTOP)
            connection.exec_driver_sql("INSERT INTO note VALUES ('the other half')")

    began = monotonic()
    try:
        with pytest.raises(StorageError) as told:
            write_half()
    finally:
        os.kill(pid, signal.SIGCONT)
    waited = monotonic() - began
    assert str(told.value) == OUT_OF_REACH
    assert 0.9 < waited < 10
    with serving.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one() == 0
    assert server_process(serving) != pid


def test_a_connection_that_stands_still_is_replaced_before_anything_is_asked_by_it(
    serving: Database,
) -> None:
    pid = server_process(serving)
    with standing_still(pid):
        assert server_process(serving) != pid


def test_who_waits_for_a_server_that_stands_still_leaves_the_turn_to_others(
    serving: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONGEST_SILENCE", 60)
    turns, asks = Turns(at_once=1, longest=60), Event()

    def ask() -> int:
        with turns.taken():
            asks.set()
            return server_process(serving)

    def have_a_turn() -> None:
        with turns.taken():
            pass

    pid = server_process(serving)
    with ThreadPoolExecutor(2) as pool:
        with standing_still(pid):
            waits = pool.submit(ask)
            assert asks.wait(20)
            pool.submit(have_a_turn).result(timeout=20)
            assert not waits.done()
        assert waits.result(timeout=20) == pid


def test_what_a_server_says_late_is_heard_as_if_it_had_been_in_time(serving: Database) -> None:
    """Longer than the driver waits before it looks up, and not too long."""
    with serving.reading() as connection:
        rows = "SELECT n, pg_sleep(0.3) FROM generate_series(1, 2) n"
        found = [row.n for row in connection.exec_driver_sql(rows)]
    assert found == [1, 2]


def test_whoever_meets_a_lock_of_another_program_is_told_that_the_server_is_busy(
    serving: Database, url: str
) -> None:
    sam = Store(serving).people.enrol("token of sam", "Sam", NOON)
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE person")
        with pytest.raises(StorageError, match=BUSY):
            Store(serving).people.rename(sam.id, "Samuel")
    Store(serving).people.rename(sam.id, "Samuel")


def test_what_a_process_holds_that_stands_still_in_mid_write_is_let_go_for_others(
    serving: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = Store(serving).people.enrol("token of sam", "Sam", NOON)
    monkeypatch.setattr(engine, "_NO_FORGOTTEN_LOCKS", _soon_forgotten())
    rename = sa.text("UPDATE person SET nickname = 'Nobody'")

    def stand_still(database: Database) -> None:
        with database.writing() as connection:
            connection.execute(rename)
            sleep(0.5)
            Store(serving).people.rename(sam.id, "Samuel")
            connection.execute(rename)

    with (
        closing(Database(read_address(url), serving=True)) as other,
        pytest.raises(UnavailableError, match=OUT_OF_REACH),
    ):
        stand_still(other)
    with serving.reading() as connection:
        assert connection.execute(sa.text("SELECT nickname FROM person")).scalar() == "Samuel"


def _soon_forgotten() -> str:
    """What is said of locks that are forgotten, but in a moment."""
    said = engine._NO_FORGOTTEN_LOCKS.replace("60s", "200ms")
    assert said != engine._NO_FORGOTTEN_LOCKS
    return said


def test_a_command_may_wait_for_as_long_as_it_takes(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONGEST_SILENCE", 0.2)
    with closing(Database(read_address(url))) as alone, alone.reading() as connection:
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar_one() == "0"
        idle = connection.exec_driver_sql("SHOW idle_in_transaction_session_timeout")
        assert idle.scalar_one() == "0"
        connection.exec_driver_sql("SELECT pg_sleep(1)")


def told_to_the_driver(url: str) -> dict[str, str]:
    made = engine.new_engine(read_address(url))
    try:
        with made.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            return driver.info.get_parameters()
    finally:
        made.dispose()


def test_the_loss_of_a_servers_machine_is_noticed_in_half_a_minute(url: str) -> None:
    told = told_to_the_driver(url)
    assert told["tcp_user_timeout"] == "30000"
    noticed = ("keepalives_idle", "keepalives_interval", "keepalives_count")
    idle, interval, count = (int(told[name]) for name in noticed)
    assert idle + interval * count == 30


@pytest.mark.parametrize("name", ["connect_timeout", "tcp_user_timeout"])
def test_what_the_address_says_of_waiting_holds(name: str, url: str) -> None:
    between = "&" if "?" in url else "?"
    assert told_to_the_driver(f"{url}{between}{name}=44")[name] == "44"
