"""Who sits in a workshop, by which number, and how they are taken out and let in again."""

from __future__ import annotations

from datetime import timedelta

from ccc.access import Host
from ccc.storage import Store
from ccc.workshop.workshop import GUEST, HERE_FOR, LINGERS_FOR, Seat
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
    assert store.workshops.pulses(NOON)[workshop.id].people == 2
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

    (joined,) = store.seats.people(maya, workshop.id, NOON)

    assert (joined.nickname, joined.seat.number, joined.notes) == ("Ann", 1, 1)


def test_whoever_is_removed_is_out_until_they_are_let_in_again(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)
    ann = person(store, "Ann")
    store.seats.join(workshop.id, ann, NOON, coach_may=False)

    store.seats.remove(maya, workshop.id, 1)
    assert store.seats.join(workshop.id, ann, NOON, coach_may=True).removed
    assert store.workshops.pulses(NOON)[workshop.id].people == 0

    store.seats.remove(maya, workshop.id, 1, removed=False)
    assert not seat(store, ann).removed


def test_whoever_was_not_seen_for_minutes_is_not_here_until_their_phone_wakes(
    store: Store, maya: Host
) -> None:
    """They went home, or their phone sleeps; what they joined and wrote stays."""
    workshop = begun(store, maya)
    ann, bo = person(store, "Ann"), person(store, "Bo")
    for someone in (ann, bo):
        store.seats.join(workshop.id, someone, NOON, coach_may=False)
    later = NOON + HERE_FOR

    def here() -> list[str]:
        people = store.seats.people(maya, workshop.id, later)
        assert store.workshops.pulses(later)[workshop.id].people == sum(one.here for one in people)
        return [one.nickname for one in people if one.here]

    assert here() == []
    store.seats.see(workshop.id, [bo], later - timedelta(seconds=1))
    assert here() == ["Bo"]
    store.seats.see(workshop.id, [ann, bo], later)
    assert here() == ["Ann", "Bo"]
    store.seats.remove(maya, workshop.id, 1)
    assert here() == ["Bo"]


def test_whoever_left_their_phone_is_not_here_from_then_on(store: Store, maya: Host) -> None:
    """Who came as somebody else on the same phone is not counted twice."""
    workshop, ann = begun(store, maya), person(store, "Ann")
    store.seats.join(workshop.id, ann, NOON, coach_may=False)
    store.devices.unlink("token of Ann")
    bo = store.people.enrol("the next token", "Bo", NOON).id
    store.seats.join(workshop.id, bo, NOON, coach_may=False)
    assert store.workshops.pulses(NOON)[workshop.id].people == 1
    assert [one.here for one in store.seats.people(maya, workshop.id, NOON)] == [False, True]


def test_a_hundred_who_join_do_not_make_a_hundred_phones_draw_anew(
    store: Store, maya: Host
) -> None:
    workshop = begun(store, maya)
    before = store.workshops.pulses(NOON)[workshop.id]

    store.seats.join(workshop.id, person(store, "Ann"), NOON, coach_may=True)

    after = store.workshops.pulses(NOON)[workshop.id]
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
