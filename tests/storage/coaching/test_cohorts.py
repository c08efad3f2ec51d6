"""A workshop's people who said yes: their notes by week, and all that is handed over of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from ccc.access import REFUSED, Host, Role
from ccc.coaching.marks import Marking
from ccc.errors import RefusedError, StorageError
from ccc.practice.attempts import Attempt, Participant
from ccc.storage import Store
from ccc.storage.coaching.cohorts import CohortRecords
from tests.hosts import a_host, a_workshop
from tests.storage.notes import NOON, new_attempt

A_WEEK = timedelta(weeks=1)
WEEKS = (NOON, NOON + A_WEEK, NOON + 2 * A_WEEK)


@pytest.fixture
def maya(store: Store) -> Host:
    return a_host(store, "Maya", Role.COACH, NOON)


@pytest.fixture
def cohort(store: Store, maya: Host) -> int:
    return a_workshop(store, NOON, maya, title="Tuesday")


def join(store: Store, cohort: int, name: str, *, coach_may: bool = True) -> Participant:
    who = store.people.enrol(f"phone of {name}", name, NOON)
    store.seats.join(cohort, who.id, NOON + timedelta(minutes=5), coach_may=coach_may)
    return who


def write(store: Store, who: Participant, at: datetime = NOON, note: str = "Hello") -> Attempt:
    return store.attempts.save(new_attempt(who.id, "meetup", note), at)


# --- notes by week ----------------------------------------------------------------------------


def test_notes_are_counted_in_the_week_in_which_they_were_written(
    store: Store, maya: Host, cohort: int
) -> None:
    ann, ben = join(store, cohort, "Ann"), join(store, cohort, "Ben")
    a_moment = timedelta(microseconds=1)
    for at in (NOON - a_moment, NOON, NOON + A_WEEK - a_moment, NOON + A_WEEK, WEEKS[2] + A_WEEK):
        write(store, ann, at)
    write(store, ben, WEEKS[2])
    ids = [ann.id, ben.id]
    assert store.cohorts.notes_by_week(maya, ids, WEEKS) == {ann.id: (2, 1, 0), ben.id: (0, 0, 1)}


def test_whoever_wrote_nothing_or_is_not_asked_for_is_not_counted(
    store: Store, maya: Host, cohort: int
) -> None:
    ann, ben = join(store, cohort, "Ann"), join(store, cohort, "Ben")
    write(store, ben)
    assert store.cohorts.notes_by_week(maya, [ann.id], WEEKS) == {}
    assert store.cohorts.notes_by_week(maya, [], WEEKS) == {}


def test_notes_of_whoever_says_no_are_not_counted(store: Store, maya: Host, cohort: int) -> None:
    ann = join(store, cohort, "Ann", coach_may=False)
    write(store, ann)
    assert store.cohorts.notes_by_week(maya, [ann.id], WEEKS) == {}


# --- handed over ------------------------------------------------------------------------------


def given(store: Store, by: Host, note: Attempt, said: Marking) -> None:
    store.marks.change(by, note, lambda _: said, NOON)
    store.marks.hand_over(by, note, NOON)


def numbers(rows: list[Mapping[str, Any]], name: str) -> list[Any]:
    return [row[name] for row in rows]


def test_all_that_is_kept_of_those_who_said_yes_is_there_and_of_nobody_else(
    store: Store, maya: Host, cohort: int
) -> None:
    ann = join(store, cohort, "Ann")
    no, removed = join(store, cohort, "No", coach_may=False), join(store, cohort, "Removed")
    elsewhere = join(store, a_workshop(store, NOON, maya), "Elsewhere")
    notes = [write(store, who, note=f"By {who.nickname}") for who in (ann, no, removed, elsewhere)]
    given(store, maya, notes[0], Marking({"value": 1}, {"value": "Too little"}, "Well", "By"))
    given(store, maya, notes[3], Marking({"value": 1}))
    (mark,) = store.received_marks.of(ann.id)
    store.received_marks.open(ann.id, [mark.id])
    store.received_marks.answer(ann.id, mark.id, "Thank you", NOON)
    store.seats.remove(maya, cohort, 3)

    for found in (store.cohorts.records(cohort), store.cohorts.records_for(maya, cohort)):
        assert found.title == "Tuesday"
        assert found.people == [
            {
                "person": ann.id,
                "number": 1,
                "nickname": "Ann",
                "here_since": NOON.isoformat(),
                "joined_at": (NOON + timedelta(minutes=5)).isoformat(),
                "said_yes_at": (NOON + timedelta(minutes=5)).isoformat(),
            }
        ]
        (attempt,) = found.attempts
        assert (attempt["attempt"], attempt["person"]) == (notes[0].id, ann.id)
        assert (attempt["note"], attempt["scenario"]) == ("By Ann", "meetup")
        assert attempt["levels"] == notes[0].assessment.levels
        assert "assessment" not in attempt
        (row,) = found.marks
        assert (row["mark"], row["attempt"], row["coach"]) == (mark.id, notes[0].id, "Maya")
        assert (row["levels"], row["reasons"]) == ({"value": 1}, {"value": "Too little"})
        assert (row["state"], row["quote"], row["comment"]) == ("opened", "By", "Well")
        (answer,) = found.answers
        assert (answer["mark"], answer["person"], answer["text"]) == (mark.id, ann.id, "Thank you")


def test_what_a_coach_has_not_handed_over_stays_theirs(
    store: Store, maya: Host, cohort: int
) -> None:
    note = write(store, join(store, cohort, "Ann"))
    store.marks.change(maya, note, lambda _: Marking({"value": 1}, {}, "Not yet"), NOON)
    assert store.cohorts.records_for(maya, cohort).marks == []


def nothing(found: CohortRecords) -> bool:
    return not (found.people or found.attempts or found.marks or found.answers)


def test_a_workshop_of_which_everybody_says_no_is_empty_and_closed_to_its_coach(
    store: Store, maya: Host, cohort: int
) -> None:
    write(store, join(store, cohort, "Ann", coach_may=False))
    assert nothing(store.cohorts.records(cohort))
    with pytest.raises(RefusedError, match=REFUSED):
        store.cohorts.records_for(maya, cohort)


def test_a_number_that_no_workshop_has_is_told(store: Store, maya: Host) -> None:
    with pytest.raises(StorageError, match="no workshop number 4711"):
        store.cohorts.records(4711)
    with pytest.raises(RefusedError, match=REFUSED):
        store.cohorts.records_for(maya, 4711)


@pytest.mark.parametrize("role", list(Role))
def test_a_host_takes_away_no_workshop_that_they_do_not_hold(
    store: Store, cohort: int, role: Role
) -> None:
    write(store, join(store, cohort, "Ann"))
    other = a_host(store, "Ivo", role, NOON)
    with pytest.raises(RefusedError, match=REFUSED):
        store.cohorts.records_for(other, cohort)


def test_the_time_of_a_yes_is_handed_over_and_that_of_a_later_one_too(
    store: Store, maya: Host, cohort: int
) -> None:
    ann, ben = join(store, cohort, "Ann"), join(store, cohort, "Ben", coach_may=False)
    for days, allowed in ((1, True), (2, True), (3, False), (4, True)):
        at = NOON + timedelta(days=days)
        store.people.allow_coach_of(ben.id, cohort, at, allowed=allowed)

    told = {row["person"]: row["said_yes_at"] for row in store.cohorts.records(cohort).people}

    at = {ann.id: NOON + timedelta(minutes=5), ben.id: NOON + timedelta(days=4)}
    assert told == {who: moment.isoformat() for who, moment in at.items()}
