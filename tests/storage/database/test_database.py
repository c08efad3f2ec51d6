"""What is confirmed is on the disk, in the file that the app was started with."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier
from time import monotonic, sleep

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.storage import Store, open_store
from ccc.storage.database import database
from ccc.storage.database.engine import LONGEST_WAIT
from ccc.turns import Turns
from tests.storage.conftest import SQLITE
from tests.storage.notes import NOON, new_attempt

pytestmark = pytest.mark.usefixtures("the_disk_is_waited_for")

NORMAL, FULL = 1, 2
"""SQLite's numbers: by the second a commit waits until the disk has it."""


@pytest.fixture
def kind() -> str:
    """All of this is about files; PostgreSQL waits for its disk by itself."""
    return SQLITE


@pytest.fixture
def file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def waited_for(write: Callable[[], object]) -> list[int]:
    """How much each commit waited for, of all that this writes."""
    found: list[int] = []

    def look(connection: Connection) -> None:
        found.append(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

    event.listen(Engine, "commit", look)
    try:
        write()
    finally:
        event.remove(Engine, "commit", look)
    return found


def test_a_confirmed_attempt_is_on_the_disk_and_a_draft_may_wait(
    store: Store, sam: Participant
) -> None:
    def save_attempt() -> None:
        store.attempts.save(new_attempt(sam.id, "baker"), NOON)

    def save_draft() -> None:
        store.drafts.save(sam.id, "baker", "Dear", NOON)

    assert waited_for(save_attempt) == [FULL]
    assert waited_for(save_draft) == [NORMAL]
    assert waited_for(save_attempt) == [FULL]
    assert waited_for(lambda: store.people.rename(sam.id, "Samuel")) == [FULL]


def delete(file: Path) -> None:
    file.unlink()


def delete_with_its_log(file: Path) -> None:
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink()


def put_a_copy_in_its_place(file: Path) -> None:
    copy = file.with_suffix(".copy")
    shutil.copy(file, copy)
    copy.replace(file)


def put_another_database_in_its_place(file: Path) -> None:
    other = file.with_suffix(".other")
    open_store(f"sqlite:///{other}").close()
    other.replace(file)


@pytest.mark.parametrize(
    "trouble",
    [delete, delete_with_its_log, put_a_copy_in_its_place, put_another_database_in_its_place],
)
def test_nothing_is_said_to_be_saved_into_a_file_that_is_not_there_any_more(
    store: Store, sam: Participant, file: Path, trouble: Callable[[Path], None]
) -> None:
    store.attempts.save(new_attempt(sam.id, "baker"), NOON)
    trouble(file)
    for refused in (
        lambda: store.attempts.save(new_attempt(sam.id, "baker", "Another"), NOON),
        lambda: store.drafts.save(sam.id, "baker", "Dear", NOON),
        lambda: store.attempts.of(sam.id),
        store.ready,
    ):
        with pytest.raises(StorageError, match="was deleted or replaced") as told:
            refused()
        assert str(file) not in str(told.value)
    assert file.exists() is (trouble not in {delete, delete_with_its_log})


def test_a_file_that_goes_while_something_is_written_is_noticed_too(
    store: Store, sam: Participant, file: Path
) -> None:
    def go(*_: object) -> None:
        file.rename(file.with_suffix(".gone"))

    event.listen(Engine, "begin", go, once=True)
    with pytest.raises(StorageError, match="was deleted or replaced"):
        store.people.rename(sam.id, "Samuel")
    file.with_suffix(".gone").rename(file)
    assert store.people.of_device("token of sam") == sam


def test_all_goes_on_once_the_file_is_back(store: Store, sam: Participant, file: Path) -> None:
    away = file.with_suffix(".away")
    file.rename(away)
    with pytest.raises(StorageError):
        store.ready()
    away.rename(file)
    store.ready()
    store.people.rename(sam.id, "Samuel")
    os.utime(file)
    found = store.people.of_device("token of sam")
    assert found is not None
    assert found.nickname == "Samuel"


@contextmanager
def held_by_another_program(file: Path) -> Iterator[None]:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def test_a_locked_database_is_waited_for_once_for_three_seconds_by_all_who_write(
    store: Store, sam: Participant, file: Path
) -> None:
    def seconds(_: int) -> float:
        began = monotonic()
        with pytest.raises(StorageError):
            store.people.rename(sam.id, "Samuel")
        return monotonic() - began

    with held_by_another_program(file), ThreadPoolExecutor(3) as pool:
        assert max(pool.map(seconds, range(3))) < 2 * LONGEST_WAIT
    store.people.rename(sam.id, "Samuel")


def test_those_who_wait_for_a_locked_database_leave_their_turns_to_others(
    store: Store, sam: Participant, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room writes while another program holds the database; whoever only reads goes on."""
    monkeypatch.setattr(database, "LONGEST_WAIT", 1)
    turns, begun = Turns(at_once=2, longest=30), Barrier(6)

    def write(_: int) -> None:
        begun.wait()
        with turns.taken(), pytest.raises(StorageError):
            store.people.rename(sam.id, "Samuel")

    with held_by_another_program(file), ThreadPoolExecutor(5) as pool:
        writers = [pool.submit(write, one) for one in range(5)]
        begun.wait()
        sleep(0.1)
        turns_had = 0
        while not any(writer.done() for writer in writers):
            with turns.taken():
                assert store.people.of_device("token of sam") == sam
            turns_had += 1
        for writer in writers:
            writer.result()
    assert turns_had > 5


def test_people_read_a_sentence_and_the_log_where_the_database_is(
    url: str, file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database, "LONGEST_WAIT", 0.05)
    with closing(open_store(url, serving=True)) as serving, closing(open_store(url)) as alone:
        sam = serving.people.enrol("token of sam", "Sam", NOON)
        with held_by_another_program(file):
            with pytest.raises(StorageError, match="The server is busy") as told:
                serving.people.rename(sam.id, "Samuel")
            assert str(file) not in str(told.value)
            assert str(file) in caplog.text
            with pytest.raises(StorageError, match="kept it locked") as told:
                alone.people.rename(sam.id, "Samuel")
            assert str(file) in str(told.value)


def test_nobody_else_on_the_machine_reads_the_notes(url: str, file: Path) -> None:
    before = os.umask(0)
    try:
        with closing(open_store(url)) as store:
            store.people.enrol("token of sam", "Sam", NOON)
            made = [*file.parent.glob(f"{file.name}*")]
            assert {one.stat().st_mode & 0o777 for one in made} == {0o600}
        file.chmod(0o644)
        open_store(url).close()
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
