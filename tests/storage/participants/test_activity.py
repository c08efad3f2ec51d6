"""The first opening and the first time a lesson is done count."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.practice.attempts import Participant
from ccc.storage import Store
from tests.storage.notes import LATER, NOON, new_attempt


def test_only_the_first_opening_of_a_scenario_counts(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    store.activity.open_scenario(sam.id, "baker", NOON)
    store.activity.open_scenario(sam.id, "baker", LATER)
    store.activity.open_scenario(sam.id, "archivist", LATER)

    assert store.activity.openings(sam.id) == {"baker": NOON, "archivist": LATER}


def test_openings_are_each_persons_own(store: Store) -> None:
    sam, ash = store.people.enrol("a", "Sam", NOON), store.people.enrol("b", "Ash", NOON)
    store.activity.open_scenario(sam.id, "baker", NOON)

    assert store.activity.openings(ash.id) == {}


@pytest.mark.parametrize(("waited", "unseen"), [(59, True), (60, True), (61, False)])
def test_a_first_try_long_after_the_first_opening_is_not_unseen(
    store: Store, waited: int, unseen: bool
) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    store.activity.open_scenario(sam.id, "baker", NOON)

    first = store.attempts.save(new_attempt(sam.id, "baker"), NOON + timedelta(minutes=waited))
    second = store.attempts.save(new_attempt(sam.id, "baker"), NOON + timedelta(minutes=waited))

    assert [first.unseen, second.unseen] == [unseen, False]
    assert [one.unseen for one in store.attempts.of(sam.id)] == [unseen, False]


def test_a_lesson_is_done_once(store: Store, sam: Participant) -> None:
    store.activity.finish_lesson(sam.id, "always-a-reason", NOON)
    store.activity.finish_lesson(sam.id, "always-a-reason", LATER)

    assert store.activity.lessons_done(sam.id) == {"always-a-reason": NOON}
