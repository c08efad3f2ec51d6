"""Who sits in a workshop, by which number, and how they are taken out and let in again."""

from __future__ import annotations

from datetime import timedelta

from ccc.access import Host
from ccc.storage import Store
from ccc.workshop.workshop import GUEST, LINGERS_FOR, Seat
from tests.storage.notes import NOON, new_attempt
from tests.storage.workshops.test_workshops import begun, maya, person

__all__ = ["maya"]


def seat(store: Store, person_id: int) -> Seat:
    found = store.seats.of(person_id, NOON)
    assert found is not None
    return found[0]


def test_whoever_joins_gets_the_next_number_and_the_same_one_again(
    store: Store, maya: Host
) -> None:
    workshop = begun(store, maya)
    ann, bo = person(store, "Ann"), person(store, "Bo")

    first = store.seats.join(workshop.id, ann, NOON, coach_may=True)
    second = store.seats.join(workshop.id, bo, NOON, coach_may=False)
    again = store.seats.join(workshop.id, ann, NOON, coach_may=False)

    assert (first.number, second.number) == (1, 2)
    assert again == first
    assert store.workshops.pulses()[workshop.id].people == 2
    assert store.seats.of(ann, NOON) == (first, workshop)


def test_whoever_gives_no_nickname_is_called_by_their_number(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)
    nameless = store.people.enrol("a phone", GUEST, NOON)

    store.seats.join(workshop.id, nameless.id, NOON, coach_may=False)

    here = store.people.of_device("a phone")
    assert here is not None
    assert here.nickname == "Guest 1"


def test_hosts_see_who_is_here_and_what_they_wrote_since_it_began(store: Store, maya: Host) -> None:
    ann = person(store, "Ann")
    store.attempts.save(new_attempt(ann), NOON - timedelta(days=1))
    workshop = begun(store, maya)
    store.seats.join(workshop.id, ann, NOON, coach_may=False)
    store.attempts.save(new_attempt(ann), NOON + timedelta(minutes=5))

    (joined,) = store.seats.people(maya, workshop.id)

    assert (joined.nickname, joined.seat.number, joined.notes) == ("Ann", 1, 1)


def test_whoever_is_removed_is_out_until_they_are_let_in_again(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)
    ann = person(store, "Ann")
    store.seats.join(workshop.id, ann, NOON, coach_may=False)

    store.seats.remove(maya, workshop.id, 1)
    assert store.seats.join(workshop.id, ann, NOON, coach_may=True).removed
    assert store.workshops.pulses()[workshop.id].people == 0

    store.seats.remove(maya, workshop.id, 1, removed=False)
    assert not seat(store, ann).removed


def test_a_hundred_who_join_do_not_make_a_hundred_phones_draw_anew(
    store: Store, maya: Host
) -> None:
    workshop = begun(store, maya)
    before = store.workshops.pulses()[workshop.id]

    store.seats.join(workshop.id, person(store, "Ann"), NOON, coach_may=True)

    after = store.workshops.pulses()[workshop.id]
    assert (after.moved, after.people) == (before.moved, before.people + 1)


def test_phones_show_a_workshop_that_is_over_for_a_while_unless_there_is_another(
    store: Store, maya: Host
) -> None:
    first, ann = begun(store, maya), person(store, "Ann")
    store.seats.join(first.id, ann, NOON, coach_may=False)
    store.workshops.close(maya, first.id, NOON)
    assert seat(store, ann).workshop_id == first.id
    assert store.seats.of(ann, NOON + LINGERS_FOR) is None

    second = begun(store, maya)
    store.seats.join(second.id, ann, NOON - timedelta(hours=1), coach_may=False)

    assert seat(store, ann).workshop_id == second.id
