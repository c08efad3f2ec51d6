"""The two notes of a duel: decided once, chosen by the host, gone with their writers."""

from __future__ import annotations

import pytest

from ccc.access import Host, Role
from ccc.errors import RefusedError
from ccc.storage import Store
from ccc.workshop.votes import Pair
from ccc.workshop.workshop import Move, Place, Workshop
from tests.storage.notes import NOON, new_attempt

STEP = 1


@pytest.fixture
def maya(store: Store) -> Host:
    return store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)


@pytest.fixture
def workshop(store: Store, maya: Host) -> Workshop:
    begun = store.workshops.begin(maya, "Tuesday", {}, NOON)
    store.workshops.go(maya, begun.id, Move(Place(0), Place(STEP), NOON))
    return begun


@pytest.fixture
def people(store: Store, workshop: Workshop) -> list[int]:
    """Three people who joined."""
    people = [store.people.enrol(f"phone {n}", f"Nick {n}", NOON).id for n in range(3)]
    for person in people:
        store.seats.join(workshop.id, person, NOON, coach_may=False)
    return people


@pytest.fixture
def notes(store: Store, people: list[int]) -> list[int]:
    """A note of each."""
    return [store.attempts.save(new_attempt(person), NOON).id for person in people]


def test_the_pair_that_is_decided_first_stays(
    store: Store, workshop: Workshop, notes: list[int]
) -> None:
    a, b, c = notes
    assert store.duels.of(workshop.id, STEP) is None

    assert store.duels.decide(workshop.id, STEP, None, Pair(a, b)) == (a, b)
    assert store.duels.decide(workshop.id, STEP, None, Pair(b, c)) == (a, b)
    assert store.duels.of(workshop.id, STEP) == Pair(a, b)
    assert store.duels.of(workshop.id, STEP + 1) is None


def test_a_pair_that_may_not_be_shown_any_more_is_replaced_by_whoever_saw_it(
    store: Store, workshop: Workshop, notes: list[int]
) -> None:
    a, b, c = notes
    gone = store.duels.decide(workshop.id, STEP, None, Pair(a, b))

    assert store.duels.decide(workshop.id, STEP, gone, Pair(b, c)) == (b, c)
    assert store.duels.decide(workshop.id, STEP, gone, Pair(a, c)) == (b, c)


def test_a_host_chooses_another_pair_and_the_vote_begins_anew(
    store: Store, workshop: Workshop, maya: Host, people: list[int], notes: list[int]
) -> None:
    a, b, c = notes
    store.duels.decide(workshop.id, STEP, None, Pair(a, b))
    store.room_answers.say(workshop.id, STEP, people[0], "left", NOON)
    store.room_answers.say(workshop.id, STEP, people[0], f"{b}>{c}", NOON, Pair(b, c).question)
    before = store.workshops.pulses(NOON)[workshop.id].moved

    store.duels.choose(maya, workshop.id, STEP, Pair(c, b))

    assert store.duels.of(workshop.id, STEP) == Pair(c, b)
    assert store.room_answers.all(workshop.id, STEP, None) == (f"{b}>{c}",)
    assert store.workshops.pulses(NOON)[workshop.id].moved == before + 1


def test_a_host_who_does_not_hold_the_workshop_chooses_nothing(
    store: Store, workshop: Workshop, notes: list[int]
) -> None:
    ivo = store.hosts.new("Ivo", Role.OWNER, "key of Ivo", NOON)
    with pytest.raises(RefusedError):
        store.duels.choose(ivo, workshop.id, STEP, Pair(*notes[:2]))
    assert store.duels.of(workshop.id, STEP) is None


def test_a_pair_goes_with_the_notes_of_whoever_is_erased(
    store: Store, workshop: Workshop, people: list[int], notes: list[int]
) -> None:
    store.duels.decide(workshop.id, STEP, None, Pair(*notes[:2]))
    store.people.erase(people[1])
    assert store.duels.of(workshop.id, STEP) is None


def test_all_that_somebody_said_in_a_step_is_told_by_question(
    store: Store, workshop: Workshop, people: list[int]
) -> None:
    store.room_answers.say(workshop.id, STEP, people[0], "left", NOON)
    store.room_answers.say(workshop.id, STEP, people[0], "2>1", NOON, "1-2")
    assert store.room_answers.said_by(workshop.id, STEP, people[0]) == {
        "room": "left",
        "1-2": "2>1",
    }
    assert store.room_answers.said_by(workshop.id, STEP, people[1]) == {}
    assert store.seats.in_order(workshop.id) == tuple(people)
