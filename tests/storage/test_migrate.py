from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations

from ccc.access import Role
from ccc.coaching.cohort import Wanted
from ccc.errors import StorageError
from ccc.keys import key_hash
from ccc.scoring.assessment import Advice
from ccc.storage import Store, open_store
from ccc.storage.database.address import read_address
from ccc.storage.migrate import ADVISORY_LOCK, MIGRATIONS, alone, configuration, newest_revision
from ccc.storage.older_dump import tables_in as tables_of
from ccc.storage.participants.attempts import attempt_values
from ccc.storage.schema.tables import attempt, metadata
from tests.participants import everybody
from tests.storage.conftest import database_at, open_database
from tests.storage.notes import NOON, new_attempt
from tests.storage.test_many_at_once import at_once

OPTIONS = {"compare_type": True, "compare_server_default": True, "target_metadata": metadata}


def tables_in(url: str) -> set[str]:
    with open_database(url) as database, database.reading() as connection:
        return set(sa.inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_migrated_tables_are_those_the_code_knows(store: Store, url: str) -> None:
    with open_database(url) as database, database.reading() as connection:
        context = MigrationContext.configure(connection, opts=OPTIONS)

        assert compare_metadata(context, metadata) == []


def test_a_missing_column_would_be_noticed(store: Store, url: str) -> None:
    """So that the test above cannot pass by comparing nothing."""
    with open_database(url) as database, database.writing() as connection:
        connection.execute(sa.text("ALTER TABLE draft DROP COLUMN note"))
        context = MigrationContext.configure(connection, opts=OPTIONS)

        assert [change[0] for change in compare_metadata(context, metadata)] == ["add_column"]


def test_the_migrated_checks_are_those_the_code_knows(store: Store, url: str) -> None:
    """Alembic does not compare these."""
    with open_database(url) as database, database.reading() as connection:
        found = {one["name"] for one in sa.inspect(connection).get_check_constraints("attempt")}

    known = {
        one.name
        for one in metadata.tables["attempt"].constraints
        if isinstance(one, sa.CheckConstraint)
    }
    assert found == known != set()


def test_the_migrations_create_every_table_and_no_other(url: str) -> None:
    assert tables_in(url) == {table.name for table in metadata.sorted_tables}


def before_workshops(url: str, *, coach_key: str | None) -> None:
    """A database as the version before workshops left it, with Sam and perhaps a coach's key."""
    with database_at(url, "0004_objections") as connection:
        sam = {"nickname": "Sam", "since": NOON}
        connection.execute(
            sa.text("INSERT INTO person (nickname, since) VALUES (:nickname, :since)"), sam
        )
        if coach_key is not None:
            connection.execute(
                sa.text("INSERT INTO setting VALUES ('coach_key_hash', :hash)"),
                {"hash": key_hash(coach_key)},
            )


def test_the_coachs_key_of_before_is_the_owners_and_still_opens(new_url: str) -> None:
    before_workshops(new_url, coach_key="1a2b-3c4d")

    store = open_store(new_url)

    (owner,) = store.hosts.all()
    assert (owner.name, owner.role, owner.ended) == ("Coach", Role.OWNER, None)
    assert store.hosts.open("phone", "1a2b-3c4d", owner.since) == owner
    assert store.hosts.first("Owner", "another key", owner.since) is None
    with open_database(new_url) as database, database.reading() as connection:
        assert connection.execute(sa.text("SELECT name FROM setting")).all() == []
    store.close()


def test_without_a_coachs_key_of_before_the_first_owner_is_still_to_come(new_url: str) -> None:
    before_workshops(new_url, coach_key=None)

    store = open_store(new_url)

    assert store.hosts.all() == ()
    assert store.hosts.first("Owner", "a key", NOON) is not None
    store.close()


def test_who_was_told_that_the_coach_reads_stays_at_yes_and_who_comes_later_begins_with_no(
    new_url: str,
) -> None:
    before_workshops(new_url, coach_key="1a2b-3c4d")

    store = open_store(new_url)
    (owner,) = store.hosts.all()
    store.people.enrol("token of ash", "Ash", NOON)

    assert [(one.nickname, one.coach_may) for one in everybody(store)] == [
        ("Sam", True),
        ("Ash", False),
    ]
    assert [one.nickname for one in store.desk.members(owner)] == ["Sam"]
    assert [one.nickname for one in store.desk.page(owner, Wanted(search="sAM")).members] == ["Sam"]
    store.close()


def test_of_attempts_of_before_the_scores_own_error_gets_a_column(new_url: str) -> None:
    quoting = 'I said "margin":99 and \ud800 left.'
    with database_at(new_url, "0008_kept_counts") as connection:
        before = {table.name: table for table in tables_of(connection)}
        sam = {"id": 1, "nickname": "Sam", "since": NOON, "guesses": False, "coach_may": True}
        connection.execute(sa.insert(before["person"]).values(sam))
        for number, margin in enumerate([8.6, None, 12.0]):
            advice = (Advice("value", quoting),)
            new = new_attempt(1, f"p{number}", quoting, margin=margin, advice=advice)
            values = attempt_values(new, 1, False, NOON)
            values.pop("margin")
            connection.execute(sa.insert(before["attempt"]).values(values))

    store = open_store(new_url)

    found = sa.select(attempt.c.margin).order_by(attempt.c.id)
    with open_database(new_url) as database, database.reading() as connection:
        assert connection.execute(found).scalars().all() == [8.6, None, 12.0]
    kept = store.attempts.of(1)
    assert [one.assessment.margin for one in kept] == [8.6, None, 12.0]
    assert {one.note for one in kept} == {quoting}
    with (
        pytest.raises(StorageError, match="append-only"),
        open_database(new_url) as database,
        database.writing() as connection,
    ):
        connection.execute(sa.update(attempt).values(margin=1))
    store.close()


def test_a_migration_that_fails_changes_nothing(
    new_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ccc.storage.migrate.command.upgrade", upgrade_then(fail))
        with pytest.raises(KeyboardInterrupt):
            open_store(new_url)

    assert tables_in(new_url) == set()
    open_store(new_url).close()


def upgrade_then(fail):
    real = command.upgrade

    def upgrade(*arguments: object) -> None:
        real(*arguments)
        fail()

    return upgrade


def test_opening_again_migrates_nothing(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("ccc.storage.migrate.command.upgrade")

    again = open_store(url)

    again.ready()
    again.close()


def test_a_database_from_a_newer_version_is_left_alone(store: Store, url: str) -> None:
    with open_database(url) as database, database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999_wall'"))

    with pytest.raises(StorageError, match=r"newer version of this app .*9999_wall.*Update"):
        open_store(url)


def test_threads_that_open_one_new_database_at_once_all_succeed(new_url: str) -> None:
    stores = at_once(8, lambda _: open_store(new_url))

    for store in stores:
        store.ready()
        store.close()


def test_threads_that_open_different_new_databases_at_once_all_succeed(
    kind: str, new_database: Callable[..., str]
) -> None:
    urls = [new_database(kind) for _ in range(4)]

    stores = at_once(4, lambda turn: open_store(urls[turn]))

    for store in stores:
        store.ready()
        store.close()


@contextmanager
def another_process_migrating(url: str) -> Iterator[None]:
    """The lock that a migration holds, held."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(url) as connection:
            connection.execute(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
            yield


def test_a_process_that_starts_while_another_migrates_waits_for_it(new_url: str) -> None:
    with ThreadPoolExecutor(1) as threads:
        with another_process_migrating(new_url):
            starting = threads.submit(open_store, new_url)
            time.sleep(0.3)
            assert tables_in(new_url) == set()
        store = starting.result(timeout=60)

    store.ready()
    store.close()


@pytest.mark.usefixtures("the_disk_is_waited_for")
def test_sqlite_is_in_wal_mode_and_guards_its_foreign_keys(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/folder/ccc.db"
    open_store(url).close()

    with open_database(url) as database, database.reading() as connection:
        read = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }

    assert read == {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 3_000,
        "foreign_keys": 1,
    }


def test_a_later_migration_may_rebuild_a_table_without_emptying_its_children(
    store: Store, url: str
) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    kept = store.attempts.save(new_attempt(sam.id), NOON)
    store.close()

    with alone(read_address(url)) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("person", recreate="auto") as table:
            table.alter_column("nickname", nullable=True)

    assert store.attempts.of(sam.id) == (kept,)


def test_a_new_migration_can_be_written_from_the_template(
    store: Store, url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)

    with alone(read_address(url)) as connection:
        config = configuration(connection)
        config.set_main_option("script_location", str(folder))
        command.revision(config, "add the wall", autogenerate=True, rev_id="0002_wall")

    written = (folder / "versions" / "0002_wall_add_the_wall.py").read_text()
    assert f"down_revision = '{newest_revision()}'" in written
    assert written.count("pass") == 1
    compile(written, "0002_wall_add_the_wall.py", "exec")


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_postgresql_that_does_not_know_all_letters_is_refused_in_a_sentence(
    server: Callable[[str], str], encoding: str
) -> None:
    name = f"in_{encoding.lower()}"
    with psycopg.connect(server("postgres"), autocommit=True) as connection:
        connection.execute(
            f"CREATE DATABASE {name} ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C' "
            "TEMPLATE template0"
        )
    with pytest.raises(StorageError, match=f"keeps text as {encoding}.*createdb --encoding UTF8"):
        open_store(server(name))
