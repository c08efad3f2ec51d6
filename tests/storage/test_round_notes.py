"""What a room wrote in a step of a workshop."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.access import REFUSED, Host, Role
from ccc.errors import RefusedError
from ccc.storage import Store
from ccc.workshop.workshop import Workshop
from tests.storage.notes import NOON, new_attempt

STEP = 1


@pytest.fixture
def maya(store: Store) -> Host:
    return store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)


@pytest.fixture
def workshop(store: Store, maya: Host) -> Workshop:
    begun = store.workshops.begin(maya, "Tuesday", {}, NOON)
    store.writing_rounds.open(maya, begun.id, STEP, NOON, NOON + timedelta(minutes=5))
    return begun


def sits(store: Store, workshop: Workshop, nickname: str) -> int:
    person = store.people.enrol(f"token of {nickname}", nickname, NOON).id
    store.seats.join(workshop.id, person, NOON, coach_may=False)
    store.writing_rounds.take_part(workshop.id, STEP, person, "baker")
    return person


def sends(store: Store, workshop: Workshop, person: int, note: str) -> None:
    store.writing_rounds.send(workshop.id, STEP, new_attempt(person, "baker", note), NOON)


def notes(store: Store, workshop: Workshop, step: int = STEP) -> list[str]:
    return [one.attempt.note for one in store.round_notes.of(workshop.id, step)]


def test_a_step_has_the_latest_note_of_each_writer_in_the_order_of_joining(
    store: Store, workshop: Workshop
) -> None:
    ann, bo, _ = (sits(store, workshop, name) for name in ("Ann", "Bo", "Cy"))
    sends(store, workshop, bo, "Bo, first")
    sends(store, workshop, ann, "Ann, first")
    sends(store, workshop, ann, "Ann, again")

    assert notes(store, workshop) == ["Ann, again", "Bo, first"]
    assert notes(store, workshop, STEP + 1) == []


def test_a_note_keeps_its_writers_word_and_goes_with_whoever_is_taken_out(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    ann = sits(store, workshop, "Ann")
    sends(store, workshop, ann, "Ann, first")
    assert [one.may_show for one in store.round_notes.of(workshop.id, STEP)] == [True]

    store.writing_rounds.allow(workshop.id, STEP, ann, may_show=False)
    assert [one.may_show for one in store.round_notes.of(workshop.id, STEP)] == [False]
    store.seats.remove(maya, workshop.id, 1)
    assert notes(store, workshop) == []


def test_a_host_reads_the_notes_of_workshops_they_hold_alone(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    sends(store, workshop, sits(store, workshop, "Ann"), "Ann, first")
    ivo = store.hosts.new("Ivo", Role.OWNER, "key of Ivo", NOON)

    assert store.round_notes.read_by(maya, workshop.id, STEP) == store.round_notes.of(
        workshop.id, STEP
    )
    for host, number in ((ivo, workshop.id), (maya, workshop.id + 1)):
        with pytest.raises(RefusedError, match=REFUSED):
            store.round_notes.read_by(host, number, STEP)
