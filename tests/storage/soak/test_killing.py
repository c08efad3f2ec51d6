"""What was confirmed before a process was killed with kill -9 is there when the app starts anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from ccc.errors import StorageError
from ccc.storage import Store, open_store
from ccc.storage.soak.integrity import integrity_faults
from ccc.storage.soak.killing import Losses, Soak, losses_of, soak
from ccc.storage.soak.saver import WRITERS, save_attempt, save_draft
from tests.storage.conftest import open_database
from tests.storage.notes import NOON, new_attempt

MODEL = new_attempt(0, "baker")


def test_after_kill_9_every_confirmed_save_and_draft_is_there_once(url: str) -> None:
    told = soak(url, 3, MODEL)

    assert told.kills == 3
    assert told.losses.saves + told.losses.drafts >= 3 * WRITERS
    assert told.losses.drafts >= told.losses.saves > 0
    assert told.sound, str(told)
    assert str(told).endswith("integrity: ok")


def test_a_database_in_which_there_are_people_is_left_alone(store: Store, url: str) -> None:
    store.people.enrol("a token", "Sam", NOON)
    with pytest.raises(StorageError, match="already people or keys in"):
        soak(url, 1, MODEL)


def test_what_is_lost_or_doubled_is_counted(store: Store) -> None:
    """So that nobody is told that all is well by a count that finds nothing."""
    sam = store.people.enrol("a token", "Sam", NOON).id
    for number in (1, 2, 2):
        save_attempt(store, sam, number, MODEL)
    save_draft(store, sam, 4, MODEL)
    confirmed = [f"{kind} {sam} {number}" for number in range(1, 6) for kind in ("draft", "save")]

    losses = losses_of(store, confirmed, MODEL.scenario_id)

    assert losses == Losses(saves=5, saves_lost=3, saves_doubled=1, drafts=5, drafts_lost=1)
    assert not Soak("SQLite", 1, losses, ()).sound


def test_a_row_that_nobody_wrote_is_a_fault(store: Store, url: str) -> None:
    save_attempt(store, store.people.enrol("a token", "Sam", NOON).id, 1, MODEL)
    assert integrity_faults(url) == ()
    with open_database(url) as database, database.writing() as connection:
        connection.execute(sa.text("INSERT INTO setting VALUES ('server_id', 'no number')"))

    (fault,) = integrity_faults(url)

    assert "a row in setting.jsonl that this app never wrote" in fault


def test_a_row_that_belongs_to_nothing_is_a_fault(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ccc.db"
    open_store(url).close()
    with closing(sqlite3.connect(tmp_path / "ccc.db")) as unguarded, unguarded:
        unguarded.execute("INSERT INTO draft VALUES (4711, 'baker', 'Hello', '2026-03-02 12:00')")

    assert integrity_faults(url) == ("A row of draft belongs to nothing.",)
