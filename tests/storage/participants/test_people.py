"""Participants: known by their device, exported whole, erased without trace."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from ccc.access import JoinedWorkshop, Role
from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.practice.canvas import NewOwnPerson
from ccc.storage import Store, open_store
from ccc.storage.schema.tables import metadata
from tests.hosts import a_host, a_workshop
from tests.participants import everybody
from tests.storage.conftest import open_database
from tests.storage.notes import LEVELS, NOON, NOTE, filled, new_attempt
from tests.storage.test_store import LATER, NOBODY, rows_in


def test_a_device_nobody_enrolled_belongs_to_nobody(store: Store) -> None:
    assert store.people.of_device("a token") is None


def test_a_device_finds_its_person_again_after_a_restart(store: Store, url: str) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    store.close()

    again = open_store(url)

    assert again.people.of_device("a token") == sam == Participant(sam.id, "Sam", NOON)
    again.close()


def test_enrolling_a_device_twice_gives_the_same_person(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)

    assert store.people.enrol("a token", "Samantha", LATER) == sam
    assert everybody(store) == (sam,)


def test_only_a_hash_of_the_token_is_kept(store: Store, url: str) -> None:
    store.people.enrol("a token", "Sam", NOON)

    with open_database(url) as database, database.reading() as connection:
        kept = connection.execute(sa.text("SELECT token_hash FROM device")).scalar_one()

    assert len(kept) == 64
    assert "a token" not in kept


def test_people_are_listed_in_the_order_they_came(store: Store) -> None:
    came = [store.people.enrol(f"token {name}", name, NOON) for name in ("Zoe", "Ash", "Mo")]

    assert everybody(store) == tuple(came)


def test_a_person_may_take_another_nickname(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    ash = store.people.enrol("another", "Ash", NOON)

    store.people.rename(sam.id, "Samantha")

    assert everybody(store) == (Participant(sam.id, "Samantha", NOON), ash)


def test_no_coach_may_read_until_a_person_says_so(store: Store, url: str) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    ash = store.people.enrol("another", "Ash", NOON)
    assert not sam.coach_may

    store.people.allow_coach(sam.id, allowed=True)
    assert store.people.of_device("a token") == replace(sam, coach_may=True)
    assert store.people.of_device("another") == ash

    store.people.allow_coach(sam.id, allowed=False)
    assert store.people.of_device("a token") == sam


def test_each_workshop_that_was_joined_has_an_answer_of_its_own(store: Store) -> None:
    sam, ash = (store.people.enrol(name, name, NOON) for name in ("Sam", "Ash"))
    mara = a_host(store, "Mara", Role.FACILITATOR, NOON)
    late, early, not_joined = (
        a_workshop(store, NOON, mara, title=title) for title in ("Late", "Early", "Another")
    )
    store.seats.join(late, sam.id, LATER, coach_may=False)
    for who in (sam, ash):
        store.seats.join(early, who.id, NOON, coach_may=False)

    store.people.allow_coach_of(sam.id, early, NOON, allowed=True)
    store.people.allow_coach_of(sam.id, not_joined, NOON, allowed=True)

    assert store.people.workshops_of(sam.id) == (
        JoinedWorkshop(early, "Early", NOON, coach_may=True),
        JoinedWorkshop(late, "Late", LATER, coach_may=False),
    )
    assert store.people.workshops_of(ash.id) == (
        JoinedWorkshop(early, "Early", NOON, coach_may=False),
    )


def test_an_export_holds_all_that_is_kept_of_a_person_and_of_nobody_else(store: Store) -> None:
    sam = filled(store, "token of sam", "Sam")
    filled(store, "token of ash", "Ash")

    taken = json.loads(json.dumps(store.people.export(sam.id)))

    assert taken["person"] == {
        "id": sam.id,
        "nickname": "Sam",
        "since": NOON.isoformat(),
        "guesses": False,
        "coach_may": False,
    }
    assert taken["device"] == [{"since": NOON.isoformat()}]
    assert [one["scenario_id"] for one in taken["opening"]] == ["baker"]
    assert [one["note"] for one in taken["draft"]] == ["Sam was here"]
    assert [one["note"] for one in taken["attempt"]] == ["A note by Sam"]
    assert taken["attempt"][0]["assessment"]["levels"] == LEVELS
    assert [one["reason"] for one in taken["objection"]] == ["Sam offers bread"]
    assert [one["coach_may"] for one in taken["joined"]] == [True]
    assert taken["looked"] == [{"host": "Maya", "at": NOON.isoformat()}]
    assert "Ash" not in json.dumps(taken).replace(NOTE, "")


def test_an_export_has_every_table_of_a_persons(store: Store) -> None:
    """A new table fails here until `filled` fills it, and export and erasure are proved on it."""
    sam = filled(store, "token of sam", "Sam")
    of_a_person = {table.name for table in metadata.sorted_tables if "person_id" in table.c}

    taken = store.people.export(sam.id)

    assert set(taken) == {"person"} | of_a_person
    of_hosts = {"host", "host_device", "lead_request", "workshop", "workshop_host"}
    of_hosts |= {"writing_round"}
    of_hosts |= {"duel", "kept_count", "levels_shown"}
    of_nobody = {"setting", "ended_token", "wrong_guess"}
    assert of_a_person | of_hosts | of_nobody | {"person"} == set(metadata.tables)
    assert [name for name in of_a_person if not taken[name]] == []
    for name in of_a_person:
        told = {key for row in taken[name] for key in row}
        kept = set(metadata.tables[name].c.keys())
        assert kept - told == kept & {"person_id", "host_id", "token_hash", "code_hash"}


def test_erasing_leaves_nothing_of_a_person_and_everything_of_the_others(
    store: Store, url: str
) -> None:
    store.hosts.first("Owner", "a key", NOON)
    ash = filled(store, "token of ash", "Ash")
    before = rows_in(url)
    sam = filled(store, "token of sam", "Sam")

    store.people.erase(sam.id)
    store.people.erase(sam.id)

    # What stays is that nobody may come by this token again; it tells of no person.
    assert rows_in(url) == before | {"ended_token": before["ended_token"] + 1}
    assert store.people.of_device("token of sam") is None
    assert everybody(store) == (ash,)
    assert len(store.attempts.of(ash.id)) == 1


def test_an_erased_note_is_not_left_in_the_sqlite_files(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/ccc.db")
    sam = filled(store, "token of sam", "Samantha")
    files = [tmp_path / "ccc.db", tmp_path / "ccc.db-wal"]
    assert any(b"Samantha" in file.read_bytes() for file in files)

    store.people.erase(sam.id)

    assert not any(b"Samantha" in file.read_bytes() for file in files)
    store.close()


def test_what_was_known_of_an_erased_own_person_is_not_left_in_the_sqlite_files(
    tmp_path: Path,
) -> None:
    store = open_store(f"sqlite:///{tmp_path}/ccc.db")
    sam = store.people.enrol("token of sam", "Sam", NOON)
    jo = store.own_people.add(sam.id, NewOwnPerson("Josephine", "", "", ""), NOON)
    files = [tmp_path / "ccc.db", tmp_path / "ccc.db-wal"]
    assert any(b"Josephine" in file.read_bytes() for file in files)

    store.own_people.erase(sam.id, jo.id)

    assert not any(b"Josephine" in file.read_bytes() for file in files)
    store.close()


def test_an_erased_persons_id_is_never_given_to_another(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    store.people.erase(sam.id)

    assert store.people.enrol("another token", "Sam again", NOON).id > sam.id


def test_what_is_done_for_an_erased_person_is_refused_kindly(store: Store) -> None:
    for act in (
        lambda: store.attempts.save(new_attempt(NOBODY), NOON),
        lambda: store.activity.open_scenario(NOBODY, "baker", NOON),
        lambda: store.drafts.save(NOBODY, "baker", "Dear", NOON),
        lambda: store.people.rename(NOBODY, "Sam"),
        lambda: store.people.export(NOBODY),
    ):
        with pytest.raises(StorageError, match="not here any more"):
            act()
