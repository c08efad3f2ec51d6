"""What a coach handed over, with its writer: opened, understood, and answered once."""

from __future__ import annotations

import pytest

from ccc.access import Host, Role
from ccc.coaching.marks import Mark, MarkAnswer, Marking
from ccc.errors import StorageError
from ccc.practice.attempts import Attempt, Participant
from ccc.storage import Store
from tests.hosts import a_host
from tests.storage.notes import LATER, NOON, new_attempt


@pytest.fixture
def maya(store: Store) -> Host:
    return a_host(store, "Maya", Role.OWNER, NOON)


@pytest.fixture
def note(store: Store, sam: Participant) -> Attempt:
    store.people.allow_coach(sam.id, allowed=True)
    return store.attempts.save(new_attempt(sam.id), NOON)


@pytest.fixture
def given(store: Store, maya: Host, note: Attempt) -> Mark:
    """What Maya handed over to Sam."""
    store.marks.change(maya, note, lambda _: Marking({"value": 1}, comment="Well begun."), NOON)
    store.marks.hand_over(maya, note, NOON)
    (mark,) = store.received_marks.of(note.person_id)
    return mark


def test_a_mark_is_opened_by_its_writer_alone(
    store: Store, given: Mark, sam: Participant, ash: Participant
) -> None:
    store.received_marks.open(ash.id, [given.id])
    assert [one.state for one in store.received_marks.of(sam.id)] == ["handed_over"]

    store.received_marks.open(sam.id, [given.id])
    store.received_marks.open(sam.id, [given.id])

    assert [one.state for one in store.received_marks.of(sam.id)] == ["opened"]


def test_got_it_is_told_to_the_coach_with_its_time_once(
    store: Store, maya: Host, note: Attempt, given: Mark, sam: Participant
) -> None:
    store.received_marks.open(sam.id, [given.id])
    store.received_marks.got_it(sam.id, given.id, NOON)
    store.received_marks.got_it(sam.id, given.id, LATER)

    (mark,) = store.marks.of_note(maya, note)
    assert mark.answer == MarkAnswer("", NOON, None)
    assert not mark.waits


def test_there_is_one_answer_and_another_window_is_told_the_one_that_is_kept(
    store: Store, maya: Host, note: Attempt, given: Mark, sam: Participant
) -> None:
    store.received_marks.open(sam.id, [given.id])

    first = store.received_marks.answer(sam.id, given.id, "What could I offer?", NOON)
    second = store.received_marks.answer(sam.id, given.id, "Something else", LATER)

    assert first == second == MarkAnswer("What could I offer?", NOON, NOON)
    (mark,) = store.marks.of_note(maya, note)
    assert mark.answer == first
    assert mark.waits


def test_after_got_it_there_can_still_be_an_answer(
    store: Store, given: Mark, sam: Participant
) -> None:
    store.received_marks.open(sam.id, [given.id])
    store.received_marks.got_it(sam.id, given.id, NOON)

    answer = store.received_marks.answer(sam.id, given.id, "One more thing", LATER)

    assert answer == MarkAnswer("One more thing", NOON, LATER)


def test_a_mark_that_was_taken_back_or_is_anothers_cannot_be_answered(
    store: Store, maya: Host, note: Attempt, given: Mark, sam: Participant, ash: Participant
) -> None:
    store.marks.take_back(maya, note)
    for who in (sam, ash):
        with pytest.raises(StorageError, match="took this back"):
            store.received_marks.answer(who.id, given.id, "Thank you", NOON)


def test_an_export_holds_it_by_the_coachs_name(store: Store, given: Mark, sam: Participant) -> None:
    store.received_marks.open(sam.id, [given.id])
    store.received_marks.answer(sam.id, given.id, "Thank you", NOON)

    taken = store.people.export(sam.id)

    assert [(row["coach"], row["comment"]) for row in taken["mark"]] == [("Maya", "Well begun.")]
    assert [row["text"] for row in taken["mark_answer"]] == ["Thank you"]
