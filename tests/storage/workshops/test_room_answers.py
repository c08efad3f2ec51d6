"""What phones say in a workshop."""

from __future__ import annotations

import pytest

from ccc.access import Host, Role
from ccc.errors import StorageError
from ccc.storage import Store
from ccc.workshop.workshop import NOT_NOW, Move, Place, Workshop
from tests.storage.notes import NOON


@pytest.fixture
def maya(store: Store) -> Host:
    return store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)


@pytest.fixture
def workshop(store: Store, maya: Host) -> Workshop:
    begun = store.workshops.begin(maya, "Tuesday", {}, NOON)
    store.workshops.go(maya, begun.id, Move(Place(0), Place(1), NOON))
    return begun


def sits(store: Store, workshop: Workshop, nickname: str) -> int:
    person = store.people.enrol(f"token of {nickname}", nickname, NOON).id
    store.seats.join(workshop.id, person, NOON, coach_may=False)
    return person


def test_everybody_has_one_answer_and_may_change_it(store: Store, workshop: Workshop) -> None:
    ann, bo = (sits(store, workshop, name) for name in ("Ann", "Bo"))
    store.room_answers.say(workshop.id, 1, ann, "A", NOON)
    store.room_answers.say(workshop.id, 1, bo, "B", NOON)
    store.room_answers.say(workshop.id, 1, ann, "C", NOON)

    assert store.room_answers.all(workshop.id, 1) == ("C", "B")
    assert store.room_answers.of(workshop.id, 1, ann) == "C"


def test_an_answer_to_a_step_that_is_over_is_not_counted(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    ann = sits(store, workshop, "Ann")
    store.workshops.go(maya, workshop.id, Move(Place(1), Place(2), NOON))

    with pytest.raises(StorageError, match=NOT_NOW):
        store.room_answers.say(workshop.id, 1, ann, "A", NOON)

    assert store.room_answers.all(workshop.id, 1) == ()


def test_nobody_answers_from_outside_the_room(store: Store, workshop: Workshop, maya: Host) -> None:
    stranger = store.people.enrol("elsewhere", "Cy", NOON).id
    ann = sits(store, workshop, "Ann")
    store.room_answers.say(workshop.id, 1, ann, "A", NOON)
    store.seats.remove(maya, workshop.id, 1)

    for person in (stranger, ann):
        with pytest.raises(StorageError, match=NOT_NOW):
            store.room_answers.say(workshop.id, 1, person, "B", NOON)
    assert store.room_answers.all(workshop.id, 1) == ()


def test_questions_of_a_step_are_told_apart(store: Store, workshop: Workshop) -> None:
    ann = sits(store, workshop, "Ann")
    store.room_answers.say(workshop.id, 1, ann, "left", NOON)
    store.room_answers.say(workshop.id, 1, ann, "12>7", NOON, "7-12")

    assert store.room_answers.all(workshop.id, 1) == ("left",)
    assert store.room_answers.all(workshop.id, 1, "7-12") == ("12>7",)
    assert set(store.room_answers.all(workshop.id, 1, None)) == {"left", "12>7"}
