from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Event

import psycopg
import pytest
import sqlalchemy as sa

from ccc.access import Role
from ccc.errors import StorageError
from ccc.keys import new_key
from ccc.storage import Store, open_store
from ccc.storage.database.database import Database
from ccc.storage.schema.tables import metadata
from ccc.turns import Turns
from tests.participants import everybody
from tests.storage.conftest import SQLITE, open_database
from tests.storage.notes import NOON, new_attempt

LATER = NOON + timedelta(minutes=10)
NOBODY = 4711

# --- people -----------------------------------------------------------------------------------


# --- openings ---------------------------------------------------------------------------------


# --- attempts ---------------------------------------------------------------------------------


# --- drafts -----------------------------------------------------------------------------------


# --- any text, any time -----------------------------------------------------------------------


def test_times_come_back_in_utc_to_the_microsecond(store: Store) -> None:
    there = datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=5.5)))
    sam = store.people.enrol("a token", "Sam", there)
    store.activity.open_scenario(sam.id, "baker", there)
    store.attempts.save(new_attempt(sam.id, "baker"), there)

    read = [
        everybody(store)[0].since,
        store.activity.openings(sam.id)["baker"],
        store.attempts.of(sam.id)[0].at,
    ]

    assert read == [there] * 3
    assert [one.tzinfo for one in read] == [UTC] * 3


def test_a_time_without_a_zone_is_a_mistake(store: Store) -> None:
    with pytest.raises(sa.exc.StatementError, match="has no time zone"):
        store.people.enrol("a token", "Sam", datetime(2026, 3, 2))

    assert everybody(store) == ()


# --- a person's rights ------------------------------------------------------------------------


def rows_in(url: str) -> dict[str, int]:
    """The number of rows of every table."""
    with open_database(url) as database, database.reading() as connection:
        return {
            table.name: connection.execute(
                sa.select(sa.func.count()).select_from(table)
            ).scalar_one()
            for table in metadata.sorted_tables
        }


# --- the server's id --------------------------------------------------------------------------


def test_the_servers_of_one_database_share_an_id_and_others_have_another(
    store: Store, url: str, kind: str, new_database
) -> None:
    second, other = open_store(url), open_store(new_database(kind, migrated=True))

    assert store.server_id() == store.server_id() == second.server_id()
    assert other.server_id() != store.server_id()

    second.close()
    other.close()


# --- closing ----------------------------------------------------------------------------------


def test_an_sqlite_file_that_was_closed_may_be_copied_without_its_log(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ccc.db"
    store = open_store(url)
    sam = store.people.enrol("a token", "Sam", NOON)
    with open_database(url) as page, page.reading() as connection:
        connection.execute(sa.text("SELECT nickname FROM person"))

        store.close()

        shutil.copy(tmp_path / "ccc.db", tmp_path / "copy.db")

    copy = open_store(f"sqlite:///{tmp_path}/copy.db")
    assert everybody(copy) == (sam,)
    copy.close()


def test_closing_makes_no_new_file_in_place_of_one_that_is_gone(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/ccc.db")
    (tmp_path / "ccc.db").unlink()
    store.close()
    assert not (tmp_path / "ccc.db").exists()


# --- is it there? -----------------------------------------------------------------------------


def test_a_database_that_answers_is_ready(store: Store) -> None:
    store.ready()


def test_a_database_that_is_gone_is_not_ready(store: Store, kind: str, url: str) -> None:
    if kind == SQLITE:
        Path(url.removeprefix("sqlite:///")).unlink()
    else:
        name = url.rpartition("?")[0].rpartition("/")[2]
        with psycopg.connect(url.replace(name, "postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    with pytest.raises(StorageError, match=r"was deleted or replaced|does not exist"):
        store.ready()


def test_the_store_outlives_a_restart_of_the_server(server, new_database) -> None:
    url = new_database("postgresql", migrated=True)
    store = open_store(url)
    sam = store.people.enrol("a token", "Sam", NOON)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    assert everybody(store) == (sam,)
    store.close()


@pytest.fixture
def narrow(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A database to which there is one connection at a time."""
    monkeypatch.setattr("ccc.storage.database.database.MOST_CONNECTIONS", 1)
    monkeypatch.setattr("ccc.storage.database.database.LONGEST_WAIT", 0.5)
    open_store(url).close()
    with open_database(url) as database:
        yield database


def test_a_crowd_that_waits_too_long_for_a_connection_is_told(narrow: Database) -> None:
    with (
        narrow.reading(),
        pytest.raises(StorageError, match=r"Too many requests wait for the .* at once\. Try again"),
        narrow.reading(),
    ):
        pass


def test_who_waits_for_a_connection_leaves_the_turn_to_others_and_goes_on_when_one_is_free(
    narrow: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ccc.storage.database.database.LONGEST_WAIT", 30)
    turns, asks = Turns(at_once=1, longest=60), Event()

    def ask() -> object:
        with turns.taken():
            asks.set()
            with narrow.reading() as connection:
                return connection.scalar(sa.text("SELECT 1"))

    def have_a_turn() -> None:
        with turns.taken():
            pass

    with ThreadPoolExecutor(2) as pool:
        with narrow.reading():
            waits = pool.submit(ask)
            assert asks.wait(20)
            pool.submit(have_a_turn).result(timeout=20)
            assert not waits.done()
        assert waits.result(timeout=20) == 1


def test_a_queue_of_writers_that_stands_still_is_told_and_nobody_waits_for_all_of_it(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("ccc.storage.database.database.LONGEST_WAIT", 0.05)
    store = open_store(f"sqlite:///{tmp_path}/ccc.db")
    with ThreadPoolExecutor(1) as pool, store._database.writing() as connection:
        connection.execute(sa.text("SELECT 1"))
        waits = pool.submit(store.people.enrol, "a token", "Sam", NOON)
        with pytest.raises(StorageError, match=r"Others wait to write"):
            waits.result(timeout=60)
    assert store.people.enrol("a token", "Sam", NOON).nickname == "Sam"
    store.close()


def test_a_database_that_stays_locked_is_told(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("ccc.storage.database.engine._OPEN", ("busy_timeout = 50",))
    url = f"sqlite:///{tmp_path}/ccc.db"
    store = open_store(url)

    with open_database(url) as other, other.writing() as connection:
        connection.execute(sa.text("SELECT 1"))
        with pytest.raises(StorageError, match=r"locked\)\. Another program"):
            store.people.enrol("a token", "Sam", NOON)

    store.close()


# --- empty or not -----------------------------------------------------------------------------


def test_an_empty_database_is_told_from_one_in_which_there_was_ever_anybody(store: Store) -> None:
    store.refuse_unless_empty()
    store.hosts.new("Mara", Role.COACH, new_key(), NOON)
    store.hosts.end("Mara", NOON)
    with pytest.raises(StorageError, match="already people or keys in"):
        store.refuse_unless_empty()


def test_a_database_with_a_participant_and_no_host_is_not_empty(store: Store) -> None:
    store.people.enrol("a token", "Sam", NOON)
    with pytest.raises(StorageError, match="already people or keys in"):
        store.refuse_unless_empty()
