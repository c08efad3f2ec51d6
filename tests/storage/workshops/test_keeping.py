"""When a workshop's time is over, all that belongs to persons goes, and counts stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from ccc.access import Host, Role
from ccc.storage import Store
from ccc.storage.schema.tables import metadata
from ccc.workshop.keeping import Counts
from ccc.workshop.votes import Pair
from ccc.workshop.workshop import KEPT_FOR, Workshop
from tests.hosts import room_writes
from tests.storage.notes import NOON, new_attempt

STEP = 2
DUE = NOON + KEPT_FOR


@pytest.fixture
def maya(store: Store) -> Host:
    return store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)


def joins(store: Store, workshop: Workshop, nickname: str, *, coach_may: bool = False) -> int:
    person = store.people.enrol(f"token of {nickname}", nickname, NOON).id
    store.seats.join(workshop.id, person, NOON, coach_may=coach_may)
    return person


@pytest.fixture
def workshop(store: Store, maya: Host) -> Workshop:
    """Ann and Bo wrote, voted, and chose between pairs; Cy was taken out after that."""
    begun = store.workshops.begin(maya, "Tuesday", {}, NOON)
    room_writes(store, maya, begun.id, STEP, NOON, DUE)
    people = [joins(store, begun, name, coach_may=name == "Ann") for name in ("Ann", "Bo", "Cy")]
    notes = []
    for person, said in zip(people, ("left", "right", "left"), strict=True):
        store.writing_rounds.take_part(begun.id, STEP, person, "baker")
        sent = store.writing_rounds.send(begun.id, STEP, new_attempt(person, "baker"), NOON)
        notes.append(sent.id)
        store.room_answers.say(begun.id, STEP, person, said, NOON)
        store.room_answers.say(begun.id, STEP, person, "2>1", NOON, "1-2")
    store.duels.choose(maya, begun.id, STEP + 1, Pair(notes[0], notes[1]))
    store.lead_requests.ask("a phone", begun.id, "012345", NOON)
    store.seats.remove(maya, begun.id, 3)
    return begun


COUNTS = Counts(2, 1, {STEP: 2}, {STEP: {"left": 1, "right": 1}}, {STEP: 2})


def rows(store: Store, workshop: Workshop) -> dict[str, int]:
    """How many rows of the workshop each table has, where it has any."""
    tables = [table for table in metadata.sorted_tables if "workshop_id" in table.c]
    with store._database.reading() as connection:
        found = {
            table.name: connection.execute(
                select(func.count()).where(table.c.workshop_id == workshop.id)
            ).scalar_one()
            for table in tables
        }
    return {name: number for name, number in found.items() if number}


def test_before_its_time_nothing_goes(store: Store, workshop: Workshop) -> None:
    before = rows(store, workshop)
    assert store.keeping.forget_due(DUE - timedelta(seconds=1)) == ()
    assert rows(store, workshop) == before
    (kept,) = store.keeping.kept()
    assert (kept.workshop_id, kept.title, kept.until) == (workshop.id, "Tuesday", DUE)


def test_joinings_answers_and_rounds_go_and_counts_stay(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    """Each table of a workshop had a row, so a new one is proved here, too."""
    every = {table.name for table in metadata.sorted_tables if "workshop_id" in table.c}
    assert set(rows(store, workshop)) == every - {"kept_count"}

    (gone,) = store.keeping.forget_due(DUE)

    assert (gone.workshop_id, gone.title, gone.counts, gone.at) == (
        workshop.id,
        "Tuesday",
        COUNTS,
        DUE,
    )
    assert rows(store, workshop) == {"workshop_host": 1, "kept_count": 1}
    assert store.keeping.forgotten(maya, workshop.id) == gone
    assert store.keeping.kept() == ()


def test_attempts_are_their_writers_and_stay(store: Store, workshop: Workshop) -> None:
    ann = store.people.of_device("token of Ann")
    assert ann is not None
    before = store.attempts.of(ann.id)
    store.keeping.forget_due(DUE)
    assert store.attempts.of(ann.id) == before != ()


def test_it_is_done_once_and_a_number_that_was_left_open_dies(
    store: Store, workshop: Workshop
) -> None:
    store.keeping.forget_due(DUE)
    assert store.keeping.forget_due(DUE + timedelta(days=1)) == ()
    found = store.workshops.of(workshop.id)
    assert found is not None
    assert found.closed == DUE


def test_a_host_changes_how_long_it_is_kept(store: Store, workshop: Workshop, maya: Host) -> None:
    store.workshops.keep_until(maya, workshop.id, NOON + timedelta(days=365))
    assert store.keeping.forget_due(DUE) == ()
    store.workshops.keep_until(maya, workshop.id, NOON + timedelta(days=30))
    assert [one.counts for one in store.keeping.forget_due(DUE)] == [COUNTS]


def test_counts_are_for_who_holds_it(store: Store, workshop: Workshop, maya: Host) -> None:
    ivo = store.hosts.new("Ivo", Role.OWNER, "key of Ivo", NOON)
    assert store.keeping.forgotten(maya, workshop.id) is None
    store.keeping.forget_due(DUE)
    assert store.keeping.forgotten(maya, workshop.id) is not None
    assert store.keeping.forgotten(ivo, workshop.id) is None
