"""Looks: the host reads and the look is kept in one, and the participant is told of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.access import Host, JoinedWorkshop, Look, Role
from ccc.errors import RefusedError
from ccc.practice.attempts import Participant, SetAside
from ccc.storage import Store
from ccc.storage.coaching.looks import ONE_LOOK
from tests.hosts import a_host, a_workshop
from tests.storage.notes import LATER, NOON, new_attempt
from tests.storage.test_store import NOBODY

MINUTE = timedelta(minutes=1)
NEXT_DAY = NOON + timedelta(days=1)


@pytest.fixture
def maya(store: Store) -> Host:
    return a_host(store, "Maya", Role.COACH, NOON)


@pytest.fixture
def cohort(store: Store, maya: Host, sam: Participant) -> int:
    """A workshop of Maya's that Sam joined with a yes."""
    workshop_id = a_workshop(store, NOON, maya, title="Tuesday")
    store.seats.join(workshop_id, sam.id, NOON, coach_may=True)
    return workshop_id


def test_a_look_opens_the_work_and_is_told_to_the_participant(
    store: Store, maya: Host, sam: Participant, cohort: int
) -> None:
    store.attempts.save(new_attempt(sam.id), NOON)

    opened = store.looks.open(maya, sam.id, LATER)

    assert opened.work == store.works.of(sam.id)
    assert opened.before is None
    assert opened.cohorts == (JoinedWorkshop(cohort, "Tuesday", NOON, coach_may=True),)
    assert store.looks.at(sam.id) == (Look("Maya", Role.COACH, LATER),)


def test_whatever_is_opened_within_the_hour_is_one_look(
    store: Store, maya: Host, sam: Participant, cohort: int
) -> None:
    for at in (NOON, NOON + MINUTE, NOON + ONE_LOOK - MINUTE, NOON + ONE_LOOK):
        store.looks.open(maya, sam.id, at)

    assert [look.at for look in store.looks.at(sam.id)] == [NOON + ONE_LOOK, NOON]


def test_the_look_before_stays_the_same_until_this_look_is_over(
    store: Store, maya: Host, sam: Participant, cohort: int
) -> None:
    store.looks.open(maya, sam.id, NOON)

    assert store.looks.open(maya, sam.id, NEXT_DAY).before == NOON
    assert store.looks.open(maya, sam.id, NEXT_DAY + MINUTE).before == NOON
    assert store.looks.open(maya, sam.id, NEXT_DAY + 2 * ONE_LOOK).before == NEXT_DAY


def test_each_host_has_looks_of_their_own_and_all_are_told_the_latest_first(
    store: Store, maya: Host, sam: Participant, cohort: int
) -> None:
    owner = a_host(store, "Ivo", Role.OWNER, NOON)
    store.people.allow_coach(sam.id, allowed=True)
    store.looks.open(maya, sam.id, NOON)

    assert store.looks.open(owner, sam.id, LATER).before is None
    assert store.looks.at(sam.id) == (
        Look("Ivo", Role.OWNER, LATER),
        Look("Maya", Role.COACH, NOON),
    )


def test_only_workshops_that_the_host_holds_and_with_a_yes_are_cohorts(
    store: Store, maya: Host, sam: Participant, cohort: int
) -> None:
    others = a_workshop(store, NOON, a_host(store, "Ivo", Role.COACH, NOON))
    said_no = a_workshop(store, NOON, maya, title="Wednesday")
    store.seats.join(others, sam.id, NOON, coach_may=True)
    store.seats.join(said_no, sam.id, NOON, coach_may=False)

    assert [one.id for one in store.looks.open(maya, sam.id, NOON).cohorts] == [cohort]


def test_without_a_yes_nothing_is_opened_and_no_look_is_kept(
    store: Store, maya: Host, sam: Participant, ash: Participant, cohort: int
) -> None:
    store.looks.open(maya, sam.id, NOON)
    store.people.allow_coach_of(sam.id, cohort, NOON, allowed=False)

    for who in (sam.id, ash.id, NOBODY):
        for at in (NOON + MINUTE, NEXT_DAY):
            with pytest.raises(RefusedError):
                store.looks.open(maya, who, at)

    assert [look.at for look in store.looks.at(sam.id)] == [NOON]
    assert store.looks.at(ash.id) == ()


def test_looks_go_with_the_participant(
    store: Store, maya: Host, sam: Participant, cohort: int
) -> None:
    store.looks.open(maya, sam.id, NOON)
    store.people.erase(sam.id)
    assert store.looks.at(sam.id) == ()


def test_goals_and_advice_put_aside_come_in_the_order_they_were_said(
    store: Store, maya: Host, sam: Participant, cohort: int
) -> None:
    said = [("meetup", "a"), ("baker", "b"), ("meetup", "c")]
    for scenario_id, reason in said:
        store.goals.put_aside(sam.id, scenario_id, SetAside("value", "Offer", reason), NOON)

    work = store.looks.open(maya, sam.id, NOON).work

    assert [(about, aside.reason) for about, aside in work.asides] == said
    assert [aside.reason for aside in work.set_asides["meetup"]] == ["a", "c"]
