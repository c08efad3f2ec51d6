"""All of a participant's work, for themselves and for a host to whom they said yes."""

from __future__ import annotations

import pytest

from ccc.access import Host, Role
from ccc.errors import RefusedError, StorageError
from ccc.games.rounds import WeakSpot
from ccc.practice.attempts import Goal, Participant, SetAside
from ccc.storage import Store
from tests.hosts import a_host, a_workshop
from tests.storage.notes import NOON, filled, new_attempt, objection
from tests.storage.test_store import NOBODY


@pytest.fixture
def mara(store: Store) -> Host:
    return a_host(store, "Mara", Role.COACH, NOON)


def in_a_workshop(store: Store, host: Host, *who: Participant) -> int:
    """A workshop of this host's, which these joined with a yes."""
    workshop_id = a_workshop(store, NOON, host)
    for one in who:
        store.seats.join(workshop_id, one.id, NOON, coach_may=True)
    return workshop_id


def test_the_work_of_a_participant_is_what_each_repository_keeps_of_them(store: Store) -> None:
    someone = filled(store, "token of someone", "Someone")
    filled(store, "token of another", "Another")

    work = store.works.of(someone.id)

    assert work.participant == someone
    assert work.attempts == store.attempts.of(someone.id)
    assert work.opened == store.activity.openings(someone.id)
    assert work.done == store.activity.lessons_done(someone.id)
    assert work.rounds == store.games.of(someone.id)
    assert [one.reason for one in work.objections] == ["Someone offers bread"]
    assert work.set_asides == {"baker": (SetAside("value", "Offer", "Someone will"),)}
    assert work.goals == {"baker": Goal("Someone bakes", "a starter")}
    assert work.own_people == store.own_people.of(someone.id)
    assert work.canvas == store.own_people.canvas(someone.id)
    assert all(
        [work.attempts, work.opened, work.done, work.rounds, work.objections, work.own_people]
    )


def test_the_work_of_nobody_is_told_kindly(store: Store) -> None:
    with pytest.raises(StorageError, match="not here any more"):
        store.works.of(NOBODY)


def test_a_host_reads_the_same_as_the_participant_who_said_yes(
    store: Store, mara: Host, sam: Participant
) -> None:
    store.attempts.save(new_attempt(sam.id, "baker"), NOON)
    in_a_workshop(store, mara, sam)

    assert store.looks.open(mara, sam.id, NOON).work == store.works.of(sam.id)


def test_a_yes_that_is_taken_back_shuts_at_once(store: Store, mara: Host, sam: Participant) -> None:
    workshop_id = in_a_workshop(store, mara, sam)
    store.people.allow_coach_of(sam.id, workshop_id, NOON, allowed=False)

    with pytest.raises(RefusedError):
        store.looks.open(mara, sam.id, NOON)
    assert store.desk.members(mara) == ()

    store.people.allow_coach_of(sam.id, workshop_id, NOON, allowed=True)
    assert store.looks.open(mara, sam.id, NOON).work.participant == sam


def test_a_host_takes_for_the_makers_only_from_those_who_let_them_read(
    store: Store, mara: Host, sam: Participant, ash: Participant
) -> None:
    for who in (sam, ash):
        spot = WeakSpot("baker", f"by {who.nickname}", "flattery", 71, "a1b2", NOON)
        store.games.give_weak_spot(who.id, spot)
        number = store.objections.save(who.id, "baker", objection(f"by {who.nickname}"), NOON)
        store.objections.explain(who.id, number, "", for_makers=True)
    store.objections.save(sam.id, "baker", objection("for coaches alone"), NOON)
    in_a_workshop(store, mara, sam)

    assert [one.note for one in store.games.weak_spots_for(mara)] == ["by Sam"]
    assert [one.note for one in store.objections.for_makers_read_by(mara)] == ["by Sam"]
    assert len(store.games.weak_spots()) == len(store.objections.for_makers()) == 2


def test_a_host_gives_a_way_back_to_those_who_let_them_read(
    store: Store, mara: Host, sam: Participant, ash: Participant
) -> None:
    in_a_workshop(store, mara, sam)

    store.devices.give_way_back(mara, sam.id, "a code", NOON)

    assert store.devices.person_of_code("a code", NOON) == sam
    for who in (ash.id, NOBODY):
        with pytest.raises(RefusedError):
            store.devices.give_way_back(mara, who, "another code", NOON)
    assert store.devices.person_of_code("another code", NOON) is None
