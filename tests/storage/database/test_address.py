from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from ccc.errors import StorageError
from ccc.storage import open_store
from ccc.storage.database.address import read_address


def test_an_sqlite_file_is_spoken_of_by_its_path(tmp_path: Path) -> None:
    address = read_address(f"sqlite:///{tmp_path}/ccc.db")

    assert address.file == tmp_path / "ccc.db"
    assert str(address) == f"the SQLite file {tmp_path}/ccc.db"


def test_a_relative_path_is_fixed_when_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert read_address("sqlite:///some/ccc.db").file == tmp_path / "some" / "ccc.db"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_postgresql_is_always_reached_through_psycopg(scheme: str) -> None:
    address = read_address(f"{scheme}://sam:s3cret@db.example:6432/ccc?sslmode=require")

    assert address.url.drivername == "postgresql+psycopg"
    assert address.url.query["sslmode"] == "require"
    assert str(address) == "the PostgreSQL database ccc on db.example:6432"


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("s3cret", "Write sqlite:///"),
        ("", "Write sqlite:///"),
        ("mysql://sam:s3cret@db.example/ccc", "Write sqlite:///"),
        ("postgresql://sam:s3cret@db.example:port/ccc", "Write sqlite:///"),
        ("postgresql://sam:s3@s3cret@db.example/ccc", "Write %40"),
        ("sqlite://", "Write sqlite:///"),
        ("sqlite:///:memory:", "Write sqlite:///"),
        ("sqlite:///file:ccc.db?uri=true", "Write sqlite:///"),
    ],
)
def test_a_url_of_no_use_is_refused_with_a_remedy_and_without_its_password(
    url: str, remedy: str
) -> None:
    with pytest.raises(StorageError) as refused:
        read_address(url)

    assert remedy in str(refused.value)
    assert "s3cret" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://sam:s3cret@127.0.0.1:1/ccc",
        "postgresql://sam@127.0.0.1:1/ccc?password=s3cret",
        "postgresql://sam:s3cret@host.invalid/ccc",
        "postgresql://sam:%73%33cret@127.0.0.1:1/ccc?sslmode=nonsense",
    ],
)
def test_a_server_that_does_not_answer_is_told_without_the_password(url: str) -> None:
    with pytest.raises(StorageError, match=r"PostgreSQL database ccc on .* could not") as refused:
        open_store(url)

    told = "".join(traceback.format_exception(refused.value))
    assert "CCC_DATABASE_URL is right" in str(refused.value)
    assert "s3cret" not in told


def test_a_password_that_a_driver_repeats_is_struck_out() -> None:
    address = read_address("postgresql://sam:s3cret@db.example/ccc")

    assert address.without_secrets("no login with s3cret") == "no login with •••"
    assert "s3cret" not in repr(address)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").touch()

    with pytest.raises(StorageError, match="in-the-way/db could not be made"):
        open_store(f"sqlite:///{tmp_path}/in-the-way/db/ccc.db")


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "ccc.db"
    file.write_text("a shopping list, " * 100)

    with pytest.raises(StorageError, match=r"ccc\.db could not .*not a database.*Name another"):
        open_store(f"sqlite:///{file}")

    assert file.read_text() == "a shopping list, " * 100


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"could not be written to .*unable to open"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_database_that_is_not_there_is_told_with_a_remedy(server) -> None:
    with pytest.raises(StorageError, match=r'"nowhere" does not exist\)\. Create it'):
        open_store(server("nowhere"))
