"""Which marks the tool is measured by, and that each comes with its note and its writer."""

from __future__ import annotations

import pytest

from ccc.access import Host, Role
from ccc.coaching.marks import Marking
from ccc.content.ids import CRITERIA
from ccc.practice.attempts import Attempt, Participant
from ccc.storage import Store
from tests.hosts import a_host, a_workshop
from tests.storage.notes import NOON, new_attempt

WHOLE = Marking(dict.fromkeys(CRITERIA, 2))


@pytest.fixture
def maya(store: Store) -> Host:
    return a_host(store, "Maya", Role.COACH, NOON)


@pytest.fixture
def cohort(store: Store, maya: Host) -> int:
    return a_workshop(store, NOON, maya)


@pytest.fixture
def ann(store: Store, cohort: int) -> Participant:
    who = store.people.enrol("phone of Ann", "Ann", NOON)
    store.seats.join(cohort, who.id, NOON, coach_may=True)
    return who


@pytest.fixture
def note(store: Store, ann: Participant) -> Attempt:
    return store.attempts.save(new_attempt(ann.id, "meetup", "Hello"), NOON)


def draft(store: Store, by: Host, note: Attempt, *, blind: bool = True) -> None:
    if not blind:
        store.marks.show_levels(by, [note], NOON)
    store.marks.change(by, note, lambda _: WHOLE, NOON)


def test_a_blind_mark_comes_with_the_note_that_it_is_on_and_its_writers_nickname(
    store: Store, maya: Host, note: Attempt
) -> None:
    draft(store, maya, note)
    store.marks.hand_over(maya, note, NOON)
    for (found,) in (store.blind_marks.all(), store.blind_marks.read_by(maya)):
        assert (found.attempt, found.writer) == (note, "Ann")
        assert (found.mark.levels, found.mark.host_name) == (WHOLE.levels, "Maya")
        assert found.mark.blind


def test_neither_a_draft_nor_a_mark_that_had_seen_the_levels_is_among_them(
    store: Store, maya: Host, note: Attempt
) -> None:
    draft(store, maya, note)
    assert store.blind_marks.all() == store.blind_marks.read_by(maya) == ()
    store.marks.discard(maya, note)
    draft(store, maya, note, blind=False)
    store.marks.hand_over(maya, note, NOON)
    assert store.blind_marks.all() == store.blind_marks.read_by(maya) == ()


def test_a_host_reads_marks_of_others_on_notes_that_they_may_read_and_on_no_others(
    store: Store, maya: Host, cohort: int, note: Attempt
) -> None:
    ivo, ada = (a_host(store, name, Role.COACH, NOON) for name in ("Ivo", "Ada"))
    store.workshops.hand_to(maya, cohort, "Ivo", NOON)
    draft(store, maya, note)
    store.marks.hand_over(maya, note, NOON)
    assert len(store.blind_marks.read_by(ivo)) == 1
    assert store.blind_marks.read_by(ada) == ()


def test_marks_on_notes_of_whoever_took_back_their_yes_measure_nothing_any_more(
    store: Store, maya: Host, cohort: int, ann: Participant, note: Attempt
) -> None:
    draft(store, maya, note)
    store.marks.hand_over(maya, note, NOON)
    store.people.allow_coach_of(ann.id, cohort, NOON, allowed=False)
    assert store.blind_marks.all() == store.blind_marks.read_by(maya) == ()


def test_what_is_erased_takes_its_marks_along(
    store: Store, maya: Host, ann: Participant, note: Attempt
) -> None:
    draft(store, maya, note)
    store.marks.hand_over(maya, note, NOON)
    store.people.erase(ann.id)
    assert store.blind_marks.all() == ()


def test_of_many_only_the_latest_are_read_where_no_more_are_wanted(
    store: Store, maya: Host, note: Attempt
) -> None:
    later = store.attempts.save(new_attempt(note.person_id, "baker"), NOON)
    for one in (note, later):
        draft(store, maya, one)
        store.marks.hand_over(maya, one, NOON)
    assert [one.attempt for one in store.blind_marks.read_by(maya)] == [note, later]
    for found in (store.blind_marks.all(1), store.blind_marks.read_by(maya, 1)):
        assert [one.attempt for one in found] == [later]
