"""The notes of a round: named for a host, and one for the screen if its writer allows it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ccc.access import Host, Role
from ccc.errors import RefusedError
from ccc.practice.attempts import Attempt
from ccc.storage import Store
from ccc.workshop.workshop import Move, Place, Workshop
from ccc.workshop.writing import Writer
from tests.hosts import room_writes
from tests.storage.notes import LATER, NOON, new_attempt

OF = 1
"""The step in which they write, and look at the notes as well: it makes no difference."""


@pytest.fixture
def maya(store: Store) -> Host:
    return store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)


@pytest.fixture
def workshop(store: Store, maya: Host) -> Workshop:
    begun = store.workshops.begin(maya, "Tuesday", {}, NOON)
    room_writes(store, maya, begun.id, OF, NOON, NOON + timedelta(hours=1))
    return begun


def sits(store: Store, workshop: Workshop, nickname: str) -> int:
    person = store.people.enrol(f"token of {nickname}", nickname, NOON).id
    store.seats.join(workshop.id, person, NOON, coach_may=False)
    store.writing_rounds.take_part(workshop.id, OF, person, "baker")
    return person


def sends(store: Store, workshop: Workshop, nickname: str) -> Attempt:
    new = new_attempt(sits(store, workshop, nickname), "baker", f"A note by {nickname}")
    return store.writing_rounds.send(workshop.id, OF, new, NOON)


def shows(
    store: Store, host: Host, workshop: Workshop, note: Attempt | None, now: datetime = NOON
) -> None:
    here = store.workshops.of(workshop.id)
    assert here is not None
    move = Move(here.place, Place(here.place.step, 1), now)
    store.round_notes.show(host, workshop.id, move, OF, None if note is None else note.id)


def test_a_host_sees_each_note_with_its_writers_number_and_name(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    for nickname in ("Ann", "Bo"):
        sends(store, workshop, nickname)
    sits(store, workshop, "Cy")
    found = store.round_notes.named(maya, workshop.id, OF)
    assert [(one.number, one.nickname, one.note.attempt.note) for one in found] == [
        (1, "Ann", "A note by Ann"),
        (2, "Bo", "A note by Bo"),
    ]
    assert store.round_notes.of_round(workshop.id, OF) == tuple(one.note for one in found)


def test_none_is_on_the_screen_until_one_is_shown(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    note = sends(store, workshop, "Ann")
    assert store.round_notes.on_screen(workshop.id, OF) is None
    shows(store, maya, workshop, note)
    assert store.round_notes.on_screen(workshop.id, OF) == note
    shows(store, maya, workshop, None)
    assert store.round_notes.on_screen(workshop.id, OF) is None


def test_hiding_works_at_once_and_showing_undoes_it(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    note = sends(store, workshop, "Ann")
    shows(store, maya, workshop, note)
    store.round_notes.hide(maya, workshop.id, OF, hidden=True)

    assert store.round_notes.on_screen(workshop.id, OF) is None
    assert [one.hidden for one in store.round_notes.of_round(workshop.id, OF)] == [True]

    shows(store, maya, workshop, note)
    assert store.round_notes.on_screen(workshop.id, OF) == note
    there = store.workshops.of(workshop.id)
    assert there is not None
    assert not there.hidden


def test_what_its_writer_does_not_want_shown_never_is(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    """Also where the tick is taken off while the note is on the screen, which is told at once."""
    note = sends(store, workshop, "Ann")
    shows(store, maya, workshop, note)
    moved = store.workshops.pulses(NOON)[workshop.id].moved

    store.writing_rounds.allow(workshop.id, OF, note.person_id, may_show=False)

    assert store.round_notes.on_screen(workshop.id, OF) is None
    assert store.workshops.pulses(NOON)[workshop.id].moved == moved + 1
    shows(store, maya, workshop, note)
    assert store.round_notes.on_screen(workshop.id, OF) is None


def test_of_whoever_was_taken_out_nothing_is_shown(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    note = sends(store, workshop, "Ann")
    shows(store, maya, workshop, note)
    store.seats.remove(maya, workshop.id, 1)
    assert store.round_notes.on_screen(workshop.id, OF) is None
    assert store.round_notes.of_round(workshop.id, OF) == ()
    assert store.round_notes.named(maya, workshop.id, OF) == ()


def test_two_who_press_at_once_turn_once(store: Store, workshop: Workshop, maya: Host) -> None:
    ann, bo = (sends(store, workshop, nickname) for nickname in ("Ann", "Bo"))
    for note in (ann, bo):
        store.round_notes.show(maya, workshop.id, Move(Place(OF), Place(OF, 1), NOON), OF, note.id)
    assert store.round_notes.on_screen(workshop.id, OF) == ann


def test_a_note_of_another_workshop_is_not_shown(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    other = store.workshops.begin(maya, "Wednesday", {}, NOON)
    note = sends(store, workshop, "Ann")
    shows(store, maya, other, note)
    assert store.round_notes.on_screen(other.id, OF) is None


def test_notes_that_were_on_the_screen_are_known_afterwards_in_that_order(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    """Not what was hidden, nor what its writer does not want shown any more."""
    ann, bo, cy, dan, _ = (sends(store, workshop, name) for name in ("Ann", "Bo", "Cy", "Dan", "E"))
    for minute, note in enumerate((bo, ann, cy, dan)):
        shows(store, maya, workshop, note, NOON + timedelta(minutes=minute))
    store.round_notes.hide(maya, workshop.id, OF, hidden=True)
    store.writing_rounds.allow(workshop.id, OF, cy.person_id, may_show=False)
    assert store.round_notes.were_shown(maya, workshop.id) == (bo, ann)


def test_only_who_holds_the_workshop_reads_and_shows(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    note = sends(store, workshop, "Ann")
    ravi = store.hosts.new("Ravi", Role.OWNER, "key of Ravi", NOON)
    assert store.round_notes.named(ravi, workshop.id, OF) == ()
    assert store.round_notes.were_shown(ravi, workshop.id) == ()
    assert store.round_notes.writers(ravi, workshop.id, OF, NOON) == ()
    with pytest.raises(RefusedError):
        shows(store, ravi, workshop, note)
    with pytest.raises(RefusedError):
        store.round_notes.hide(ravi, workshop.id, OF, hidden=True)


def test_a_host_sees_who_types_and_who_has_sent(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    sends(store, workshop, "Ann")
    bo, cy = (sits(store, workshop, nickname) for nickname in ("Bo", "Cy"))
    store.drafts.save(bo, "baker", "Dear", LATER)
    store.drafts.save(cy, "baker", "Long ago", NOON - timedelta(days=1))
    late = store.people.enrol("token of Dan", "Dan", NOON).id
    store.seats.join(workshop.id, late, NOON, coach_may=False)
    assert store.round_notes.writers(maya, workshop.id, OF, NOON) == (
        Writer(1, "Ann", None, sent=True),
        Writer(2, "Bo", LATER, sent=False),
        Writer(3, "Cy", None, sent=False),
        Writer(4, "Dan", None, sent=False),
    )
    store.seats.see(workshop.id, [bo], LATER)
    gone = store.round_notes.writers(maya, workshop.id, OF, LATER)
    assert [one.doing(LATER) for one in gone] == ["sent", "writing", *["not here now"] * 2]
