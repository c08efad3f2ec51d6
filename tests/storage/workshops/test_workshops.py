"""Workshops: who may begin, join, lead and close them, and what moves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.access import Host, Role
from ccc.errors import RefusedError, StorageError
from ccc.storage import Store
from ccc.workshop.workshop import KEPT_FOR, OVER, Move, Place, Workshop
from tests.storage.notes import NOON
from tests.storage.test_many_at_once import at_once
from tests.workshop.test_workshop import differing

MINUTE = timedelta(minutes=1)
PLAN = {"title": "An hour", "steps": []}


@pytest.fixture
def maya(store: Store) -> Host:
    return a_host(store, "Maya")


def a_host(store: Store, name: str, role: Role = Role.FACILITATOR) -> Host:
    return store.hosts.new(name, role, f"key of {name}", NOON)


def begun(store: Store, by: Host) -> Workshop:
    return store.workshops.begin(by, "Tuesday", PLAN, NOON)


def person(store: Store, nickname: str) -> int:
    return store.people.enrol(f"token of {nickname}", nickname, NOON).id


def test_a_workshop_begins_in_its_lobby_with_a_number_to_join(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)

    assert (workshop.title, workshop.plan, workshop.place) == ("Tuesday", PLAN, Place(0, 0))
    assert workshop.is_open
    assert workshop.keep_until == NOON + KEPT_FOR
    assert store.workshops.by_code(workshop.code) == workshop
    assert store.workshops.of(workshop.id) == store.workshops.of_host(maya, workshop.id) == workshop
    assert store.workshops.holders(maya, workshop.id) == ("Maya",)


def test_numbers_of_open_workshops_are_never_alike(store: Store, maya: Host) -> None:
    codes = [begun(store, maya).code for _ in range(20)]

    pairs = ((one, other) for one in codes for other in codes if one is not other)
    assert min(differing(*pair) for pair in pairs) >= 2


def test_two_hosts_who_press_next_at_once_move_once(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)

    on = Move(Place(0), Place(1), NOON, NOON)
    went = at_once(4, lambda _: store.workshops.go(maya, workshop.id, on))

    assert sorted(went) == [False, False, False, True]
    now = store.workshops.of_host(maya, workshop.id)
    assert (now.place, now.ends) == (Place(1), NOON)


def test_parts_of_a_step_share_its_end_and_a_new_part_is_seen(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)
    store.workshops.go(maya, workshop.id, Move(Place(0), Place(1), NOON, NOON))
    store.workshops.hide(maya, workshop.id, hidden=True)
    assert store.workshops.of_host(maya, workshop.id).hidden

    store.workshops.go(maya, workshop.id, Move(Place(1), Place(1, 1), NOON))

    now = store.workshops.of_host(maya, workshop.id)
    assert (now.place, now.ends, now.hidden) == (Place(1, 1), NOON, False)


def test_every_change_that_everybody_must_see_moves_it(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)
    number = workshop.id
    store.seats.join(number, person(store, "Ann"), NOON, coach_may=True)
    a_host(store, "Ravi")
    changes = (
        lambda: store.seats.remove(maya, number, 1),
        lambda: store.workshops.go(maya, number, Move(Place(0), Place(1), NOON, NOON)),
        lambda: store.workshops.hide(maya, number, hidden=True),
        lambda: store.writing_rounds.give_more_time(maya, number, 1, NOON + MINUTE),
        lambda: store.workshops.hand_to(maya, number, "Ravi", NOON),
        lambda: store.workshops.close(maya, number, NOON),
    )
    moved = [store.workshops.pulses(NOON)[number].moved]
    for change in changes:
        change()
        moved.append(store.workshops.pulses(NOON)[number].moved)

    assert moved == sorted(set(moved))


def test_a_closed_workshop_is_over_for_everybody(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)
    ann, bo = person(store, "Ann"), person(store, "Bo")
    store.seats.join(workshop.id, ann, NOON, coach_may=False)

    store.workshops.close(maya, workshop.id, NOON)

    with pytest.raises(StorageError, match=OVER):
        store.seats.join(workshop.id, bo, NOON, coach_may=False)
    found = store.workshops.by_code(workshop.code)
    assert found is not None
    assert not found.is_open
    with pytest.raises(RefusedError):
        store.workshops.go(maya, workshop.id, Move(Place(0), Place(1), NOON, NOON))


def test_a_number_of_a_closed_workshop_may_be_given_again(
    store: Store, maya: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ccc.storage.workshops.workshops._CHOOSE", lambda free: free[0])
    first = begun(store, maya)
    store.workshops.close(maya, first.id, NOON)

    second = begun(store, maya)

    assert second.code == first.code
    assert store.workshops.by_code(first.code) == second


def test_nobody_leads_a_workshop_that_they_do_not_hold(store: Store, maya: Host) -> None:
    """Nor learns whether it exists: a guessed number is refused in the same words."""
    workshop = begun(store, maya)
    ravi = a_host(store, "Ravi", Role.COACH)
    for number in (workshop.id, workshop.id + 1):
        actions = (
            lambda n=number: store.workshops.of_host(ravi, n),
            lambda n=number: store.workshops.go(ravi, n, Move(Place(0), Place(1), NOON, NOON)),
            lambda n=number: store.workshops.hide(ravi, n, hidden=True),
            lambda n=number: store.writing_rounds.give_more_time(ravi, n, 0, NOON),
            lambda n=number: store.seats.remove(ravi, n, 1),
            lambda n=number: store.workshops.close(ravi, n, NOON),
            lambda n=number: store.workshops.keep_until(ravi, n, NOON),
            lambda n=number: store.workshops.hand_to(ravi, n, "Ravi", NOON),
        )
        for action in actions:
            with pytest.raises(RefusedError):
                action()
        assert store.seats.people(ravi, number, NOON) == ()
        assert store.workshops.holders(ravi, number) == ()
    assert store.workshops.held_by(ravi) == ()


def test_a_colleague_to_whom_it_was_handed_leads_it_too(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)
    ravi = a_host(store, "Ravi")

    store.workshops.hand_to(maya, workshop.id, "Ravi", NOON)

    assert store.workshops.go(ravi, workshop.id, Move(Place(0), Place(1), NOON, NOON))
    assert [held.workshop.id for held in store.workshops.held_by(ravi)] == [workshop.id]
    assert store.workshops.holders(ravi, workshop.id) == ("Maya", "Ravi")


def test_a_workshop_that_is_over_can_be_handed_on_too(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)
    ravi = a_host(store, "Ravi")
    store.workshops.close(maya, workshop.id, NOON)

    store.workshops.hand_to(maya, workshop.id, "Ravi", NOON)

    assert [held.workshop.id for held in store.workshops.held_by(ravi)] == [workshop.id]


def test_an_owner_gives_any_workshop_another_holder_but_leads_only_their_own(
    store: Store, maya: Host
) -> None:
    workshop = begun(store, maya)
    owner = a_host(store, "Olu", Role.OWNER)
    a_host(store, "Ravi")

    assert [held.workshop.id for held in store.workshops.held_by(owner)] == [workshop.id]
    with pytest.raises(RefusedError):
        store.workshops.of_host(owner, workshop.id)
    store.workshops.hand_to(owner, workshop.id, "Ravi", NOON)
    assert store.workshops.holders(owner, workshop.id) == ("Maya", "Ravi")


def test_an_ended_key_leads_nothing(store: Store, maya: Host) -> None:
    workshop = begun(store, maya)

    store.hosts.end("Maya", NOON)

    with pytest.raises(RefusedError):
        begun(store, maya)
    with pytest.raises(RefusedError):
        store.workshops.of_host(maya, workshop.id)
    assert store.workshops.held_by(maya) == ()
