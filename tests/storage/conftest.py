"""Every storage test runs twice: on an SQLite file, and on a real PostgreSQL."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from ccc.practice.attempts import Participant
from ccc.storage import Store, open_store
from ccc.storage.database.address import read_address
from ccc.storage.database.database import Database
from tests.postgresql import running_postgresql
from tests.storage.notes import NOON

SQLITE, POSTGRESQL = "sqlite", "postgresql"


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


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., str]:
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
        name = f"ccc_{uuid.uuid4().hex}"
        with psycopg.connect(server("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {model}")
        request.addfinalizer(lambda: drop(server("postgres"), name))
        return server(name)

    return make


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
    opened = open_store(url)
    yield opened
    opened.close()


@contextmanager
def open_database(url: str) -> Iterator[Database]:
    """The database under a store, for looking at it and for doing what a store never would."""
    with closing(Database(read_address(url))) as database:
        yield database


@pytest.fixture
def sam(store: Store) -> Participant:
    return store.people.enrol("token of sam", "Sam", NOON)


@pytest.fixture
def ash(store: Store) -> Participant:
    return store.people.enrol("token of ash", "Ash", NOON)
