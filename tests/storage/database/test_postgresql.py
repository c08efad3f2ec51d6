"""What PostgreSQL is told for each connection."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest

from ccc.storage.database.database import Database
from tests.storage.conftest import POSTGRESQL, open_database


@pytest.fixture
def kind() -> str:
    return POSTGRESQL


def says(database: Database, setting: str) -> object:
    with database.reading() as connection:
        return connection.exec_driver_sql(f"SHOW {setting}").scalar()


def test_statements_are_not_compiled_which_takes_longer_than_they_do(url: str) -> None:
    with open_database(url) as database:
        assert says(database, "jit") == "off"


def test_what_the_address_asks_for_holds_all_the_same(
    kind: str, new_database: Callable[..., str]
) -> None:
    url = new_database(kind)
    between = "&" if "?" in url else "?"
    asked = f"{url}{between}options={quote('-c statement_timeout=7s -c jit=on')}"

    with open_database(asked) as database:
        assert (says(database, "statement_timeout"), says(database, "jit")) == ("7s", "on")
