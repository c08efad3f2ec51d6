"""What a room wrote in a step of a workshop."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.access import REFUSED, Host, Role
from ccc.errors import RefusedError
from ccc.storage import Store
from ccc.workshop.workshop import Workshop
from tests.storage.notes import NOON, new_attempt

LATER = NOON + timedelta(minutes=5)

FIRST, AGAIN, NEW = 1, 3, 4
"""The steps in which the room writes."""

PLAN = {
    "id": "short",
    "title": "Short",
    "aim": "To write three notes.",
    "steps": [
        {"kind": "write", "to": "baker", "minutes": 5, "say": "Write."},
        {"kind": "notes", "minutes": 5, "say": "Look."},
        {"kind": "write", "to": "again", "minutes": 5, "say": "Again."},
        {"kind": "write", "to": "new", "minutes": 5, "say": "New."},
    ],
}


@pytest.fixture
def maya(store: Store) -> Host:
    return store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)


@pytest.fixture
def workshop(store: Store, maya: Host) -> Workshop:
    return store.workshops.begin(maya, "Tuesday", PLAN, NOON)


def sits(store: Store, workshop: Workshop, nickname: str) -> int:
    person = store.people.enrol(f"token of {nickname}", nickname, NOON).id
    store.seats.join(workshop.id, person, NOON, coach_may=False)
    return person


def writes(store: Store, person: int, note: str, to: str = "baker") -> None:
    store.attempts.save(new_attempt(person, to, note), LATER)


def notes(store: Store, workshop: Workshop, step: int) -> list[str]:
    return [one.attempt.note for one in store.round_notes.of(workshop.id, step)]


def test_a_step_has_one_note_a_writer_in_the_order_of_joining(
    store: Store, workshop: Workshop
) -> None:
    ann, bo = (sits(store, workshop, name) for name in ("Ann", "Bo"))
    writes(store, bo, "Bo, first")
    writes(store, ann, "Ann, first")
    writes(store, ann, "Ann, again")
    writes(store, ann, "Ann, to somebody new", "florist")

    assert notes(store, workshop, FIRST) == ["Ann, first", "Bo, first"]
    assert notes(store, workshop, AGAIN) == ["Ann, again"]
    assert notes(store, workshop, NEW) == ["Ann, to somebody new"]
    assert notes(store, workshop, 2) == notes(store, workshop, 99) == []


def test_what_was_written_before_or_outside_the_room_is_no_note_of_it(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    ann = sits(store, workshop, "Ann")
    store.attempts.save(new_attempt(ann, "baker", "Yesterday"), NOON - timedelta(days=1))
    stranger = store.people.enrol("elsewhere", "Cy", NOON).id
    writes(store, stranger, "From outside")
    assert notes(store, workshop, FIRST) == []

    writes(store, ann, "Today")
    assert notes(store, workshop, FIRST) == ["Today"]
    store.seats.remove(maya, workshop.id, 1)
    assert notes(store, workshop, FIRST) == []


def test_a_host_reads_the_notes_of_workshops_they_hold_alone(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    writes(store, sits(store, workshop, "Ann"), "Ann, first")
    ivo = store.hosts.new("Ivo", Role.OWNER, "key of Ivo", NOON)

    (note,) = store.round_notes.read_by(maya, workshop.id, FIRST)
    assert note.attempt.note == "Ann, first"
    for host, number in ((ivo, workshop.id), (maya, workshop.id + 1)):
        with pytest.raises(RefusedError, match=REFUSED):
            store.round_notes.read_by(host, number, FIRST)
