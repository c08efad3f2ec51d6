"""Every storage test runs twice: on an SQLite file, and on a real PostgreSQL."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy import Connection

from ccc.practice.attempts import Participant
from ccc.storage import Store, open_store
from ccc.storage.database.address import read_address
from ccc.storage.database.database import Database
from ccc.storage.migrate import alone, configuration
from ccc.storage.schema.tables import metadata
from tests.conftest import open_migrated
from tests.postgresql import running_postgresql
from tests.storage.notes import NOON

HERE = Path(__file__).parent
SQLITE, POSTGRESQL = "sqlite", "postgresql"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process runs what needs PostgreSQL: it starts a server, and migrates a model, once."""
    for item in (one for one in items if one.path.is_relative_to(HERE)):
        callspec = getattr(item, "callspec", None)
        kinds = [*callspec.params.values()] if callspec else []
        if POSTGRESQL in kinds or "server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(POSTGRESQL))


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server; called with a database's name, it gives that database's URL."""
    with running_postgresql() as database:
        yield database


@pytest.fixture(scope="session")
def migrated_database(server: Callable[[str], str]) -> str:
    """The name of a PostgreSQL database with all tables and no rows, to copy."""
    name = "ccc_migrated"
    with psycopg.connect(server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    open_store(server(name)).close()
    return name


@pytest.fixture(scope="session")
def emptied_databases() -> list[str]:
    """The names of PostgreSQL databases with all tables and no rows that tests have done with."""
    return []


@pytest.fixture
def new_database(
    request: pytest.FixtureRequest, tmp_path: Path, emptied_databases: list[str]
) -> Callable[..., str]:
    """Called with a kind of database, it gives the URL of an empty one, without tables or with."""

    def make(kind: str, *, migrated: bool = False) -> str:
        return (sqlite_file if kind == SQLITE else postgresql_database)(migrated=migrated)

    def sqlite_file(*, migrated: bool) -> str:
        file = tmp_path / f"{uuid.uuid4().hex}.db"
        if migrated:
            shutil.copyfile(request.getfixturevalue("migrated_file"), file)
        return f"sqlite:///{file}"

    def postgresql_database(*, migrated: bool) -> str:
        server = request.getfixturevalue("server")
        model = request.getfixturevalue("migrated_database") if migrated else "template1"
        if migrated and emptied_databases:
            name = emptied_databases.pop()
        else:
            name = create(server("postgres"), model)
        request.addfinalizer(lambda: done_with(name, server, model if migrated else None))
        return server(name)

    def done_with(name: str, server: Callable[[str], str], model: str | None) -> None:
        """Empty a database with tables for the next test, which is sooner done than a new one."""
        try:
            if model is not None and emptied(server(name)) == shape_of(server(model)):
                emptied_databases.append(name)
                return
        except psycopg.Error:
            pass  # the test dropped it, or its tables
        drop(server("postgres"), name)

    return make


@cache
def shape_of(url: str) -> object:
    """What a migration changes of a PostgreSQL database."""
    with psycopg.connect(url) as connection:
        return connection.execute(SHAPE).fetchall()


def emptied(url: str) -> object:
    """Delete every row of a PostgreSQL database, whoever is still connected; tell its shape."""
    rows = "; ".join(f'DELETE FROM "{table.name}"' for table in metadata.sorted_tables)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(OTHERS_LEAVE)
        connection.execute(f"SET session_replication_role = replica; {rows}; {COUNT_FROM_ONE}")
        return connection.execute(SHAPE).fetchall()


OTHERS_LEAVE = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
COUNT_FROM_ONE = (
    "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) "
    "FROM pg_sequences"
)
SHAPE = (
    "SELECT (SELECT max(version_num) FROM alembic_version), "
    "(SELECT count(*) FROM pg_attribute WHERE attrelid >= 16384 AND NOT attisdropped), "
    "(SELECT count(*) FROM pg_constraint), (SELECT count(*) FROM pg_trigger)"
)


def create(url: str, model: str) -> str:
    """The name of a new PostgreSQL database, a copy of this one."""
    name = f"ccc_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {model}")
    return name


def drop(url: str, name: str) -> None:
    """Drop a PostgreSQL database, whoever is still connected to it."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def new_url(kind: str, new_database: Callable[..., str]) -> str:
    """The URL of a database in which no migration has run yet."""
    return new_database(kind)


@pytest.fixture
def url(kind: str, new_database: Callable[..., str]) -> str:
    """The URL of a database with all tables and no rows."""
    return new_database(kind, migrated=True)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open and empty store."""
    opened = open_migrated(url)
    yield opened
    opened.close()


@contextmanager
def open_database(url: str) -> Iterator[Database]:
    """The database under a store, for looking at it and for doing what a store never would."""
    with closing(Database(read_address(url))) as database:
        yield database


@contextmanager
def database_at(url: str, revision: str) -> Iterator[Connection]:
    """An empty database brought to an earlier revision, to be filled as the app then filled it."""
    with alone(read_address(url)) as connection:
        command.upgrade(configuration(connection), revision)
        yield connection


@pytest.fixture
def sam(store: Store) -> Participant:
    return store.people.enrol("token of sam", "Sam", NOON)


@pytest.fixture
def ash(store: Store) -> Participant:
    return store.people.enrol("token of ash", "Ash", NOON)
