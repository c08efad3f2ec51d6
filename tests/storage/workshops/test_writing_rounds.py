"""A round of writing: its end, what is sent in it, and what is collected once it is over."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest

from ccc.access import Host, Role
from ccc.errors import RefusedError, StorageError
from ccc.storage import Store, open_store
from ccc.workshop.workshop import NOT_NOW, Move, Place, Workshop
from ccc.workshop.writing import COLLECTS_FOR, Unsent, WritingRound
from tests.hosts import room_writes
from tests.storage.notes import NOON, new_attempt
from tests.storage.test_many_at_once import at_once

CLOSES = NOON + timedelta(minutes=6)
OVER = CLOSES + COLLECTS_FOR
STEP = 2


@pytest.fixture
def maya(store: Store) -> Host:
    return store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)


@pytest.fixture
def workshop(store: Store, maya: Host) -> Workshop:
    begun = store.workshops.begin(maya, "Tuesday", {}, NOON)
    room_writes(store, maya, begun.id, STEP, NOON, CLOSES)
    return begun


def sits(store: Store, workshop: Workshop, nickname: str) -> int:
    """Somebody who writes to the baker in the round."""
    person = store.people.enrol(f"token of {nickname}", nickname, NOON).id
    store.seats.join(workshop.id, person, NOON, coach_may=False)
    store.writing_rounds.take_part(workshop.id, STEP, person, "baker")
    return person


def the_round(store: Store, workshop: Workshop) -> WritingRound:
    found = store.writing_rounds.of(workshop.id, STEP)
    assert found is not None
    return found


def sent(store: Store, workshop: Workshop, person: int) -> str | None:
    part = store.writing_rounds.part_of(workshop.id, STEP, person)
    return None if part is None or part.attempt is None else part.attempt.note


AWAY = Move(Place(STEP), Place(STEP + 1), NOON)


def left(store: Store, workshop: Workshop, host: Host) -> None:
    """The room goes on to the next step."""
    assert store.workshops.go(host, workshop.id, AWAY)


def collected(store: Store, workshop: Workshop) -> bool:
    over = the_round(store, workshop)
    notes = [
        new_attempt(one.person_id, one.scenario_id, one.text)
        for one in store.writing_rounds.unsent(over)
    ]
    return store.writing_rounds.collect(over, notes, OVER)


def test_a_note_that_is_sent_again_takes_the_place_of_the_one_before(
    store: Store, workshop: Workshop
) -> None:
    ann = sits(store, workshop, "Ann")
    for words in ("Dear baker", "Dear baker, again"):
        store.writing_rounds.send(workshop.id, STEP, new_attempt(ann, "baker", words), NOON)

    assert sent(store, workshop, ann) == "Dear baker, again"
    assert [one.nth for one in store.attempts.of(ann)] == [1, 2]


def test_the_same_words_again_are_sent_but_no_new_try(store: Store, workshop: Workshop) -> None:
    ann = sits(store, workshop, "Ann")
    kept = store.attempts.save(new_attempt(ann, "baker", "Dear baker"), NOON)
    store.writing_rounds.send(workshop.id, STEP, new_attempt(ann, "baker", "Dear baker"), NOON)
    assert store.attempts.of(ann) == (kept,)
    assert sent(store, workshop, ann) == "Dear baker"


def test_a_note_that_is_sent_several_times_at_once_is_one_try(
    store: Store, workshop: Workshop
) -> None:
    ann = sits(store, workshop, "Ann")

    at_once(
        6,
        lambda _: store.writing_rounds.send(
            workshop.id, STEP, new_attempt(ann, "baker", "Dear baker"), NOON
        ),
    )

    assert [one.note for one in store.attempts.of(ann)] == ["Dear baker"]


def test_everybody_keeps_whom_they_began_to_write_to(store: Store, workshop: Workshop) -> None:
    ann = sits(store, workshop, "Ann")
    again = store.writing_rounds.take_part(workshop.id, STEP, ann, "somebody-else")
    assert again.scenario_id == "baker"


def test_what_is_on_its_way_at_the_end_is_taken_and_nothing_after(
    store: Store, workshop: Workshop
) -> None:
    ann, bo = (sits(store, workshop, name) for name in ("Ann", "Bo"))
    just_in_time = OVER - timedelta(milliseconds=1)
    store.writing_rounds.send(workshop.id, STEP, new_attempt(ann, "baker"), just_in_time)
    with pytest.raises(StorageError, match=NOT_NOW):
        store.writing_rounds.send(workshop.id, STEP, new_attempt(bo, "baker"), OVER)
    assert store.attempts.of(bo) == ()


def test_nobody_writes_from_outside_the_room(store: Store, workshop: Workshop, maya: Host) -> None:
    ann = sits(store, workshop, "Ann")
    cy = store.people.enrol("elsewhere", "Cy", NOON).id
    store.seats.remove(maya, workshop.id, 1)
    for person in (ann, cy):
        with pytest.raises(StorageError, match=NOT_NOW):
            store.writing_rounds.take_part(workshop.id, STEP, person, "baker")
        with pytest.raises(StorageError, match=NOT_NOW):
            store.writing_rounds.send(workshop.id, STEP, new_attempt(person, "baker"), NOON)


def test_a_round_is_due_five_seconds_after_its_end(store: Store, workshop: Workshop) -> None:
    assert store.writing_rounds.due(OVER - timedelta(milliseconds=1)) == ()
    assert store.writing_rounds.due(OVER) == (the_round(store, workshop),)


def test_next_ends_a_round_at_once_and_so_does_the_end_of_the_workshop(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    left(store, workshop, maya)
    assert store.writing_rounds.due(NOON + COLLECTS_FOR) == (the_round(store, workshop),)

    room_writes(store, maya, workshop.id, STEP, NOON, CLOSES)
    store.workshops.close(maya, workshop.id, NOON)
    assert store.writing_rounds.due(NOON + COLLECTS_FOR) == (the_round(store, workshop),)


def test_drafts_that_nobody_sent_are_collected_once(store: Store, workshop: Workshop) -> None:
    """Not what was sent, nor blanks, nor what stood there before the round began."""
    ann, bo, cy, dan = (sits(store, workshop, name) for name in ("Ann", "Bo", "Cy", "Dan"))
    for person, text in ((ann, "Unsent"), (bo, "Changed since"), (cy, "  \n")):
        store.drafts.save(person, "baker", text, NOON)
    store.drafts.save(ann, "meetup", "To somebody else", NOON)
    store.drafts.save(dan, "baker", "Long ago", NOON - timedelta(days=1))
    store.writing_rounds.send(workshop.id, STEP, new_attempt(bo, "baker", "Sent"), NOON)
    moved = store.workshops.pulses(NOON)[workshop.id].moved
    assert store.writing_rounds.unsent(the_round(store, workshop)) == (
        Unsent(ann, "baker", "Unsent"),
    )

    before = the_round(store, workshop)
    assert collected(store, workshop)
    assert not store.writing_rounds.collect(before, [new_attempt(ann, "baker", "Twice")], OVER)

    assert [sent(store, workshop, one) for one in (ann, bo, cy, dan)] == [
        "Unsent",
        "Sent",
        None,
        None,
    ]
    assert [one.note for one in store.attempts.of(ann)] == ["Unsent"]
    assert store.writing_rounds.due(OVER) == ()
    assert store.workshops.pulses(NOON)[workshop.id].moved == moved + 1
    assert store.drafts.text(bo, "baker") == "Changed since"


def test_of_two_servers_that_collect_at_once_one_alone_makes_notes(
    store: Store, workshop: Workshop, url: str
) -> None:
    people = [sits(store, workshop, name) for name in ("Ann", "Bo", "Cy")]
    for person in people:
        store.drafts.save(person, "baker", "Unsent", NOON)
    over = the_round(store, workshop)
    notes = [new_attempt(person, "baker", "Unsent") for person in people]

    with closing(open_store(url)) as other:
        servers = (store, other)
        did = at_once(4, lambda nth: servers[nth % 2].writing_rounds.collect(over, notes, OVER))

    assert sorted(did) == [False, False, False, True]
    assert [len(store.attempts.of(person)) for person in people] == [1, 1, 1]


def test_a_minute_more_in_the_last_moment_is_not_cut_off(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    before = the_round(store, workshop)
    store.writing_rounds.give_more_time(maya, workshop.id, STEP, OVER + timedelta(minutes=1))
    assert not store.writing_rounds.collect(before, [], OVER)


def test_whoever_was_taken_out_or_erased_is_not_collected(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    ann, bo = (sits(store, workshop, name) for name in ("Ann", "Bo"))
    for person in (ann, bo):
        store.drafts.save(person, "baker", "Unsent", NOON)
    store.seats.remove(maya, workshop.id, 1)
    unsent = store.writing_rounds.unsent(the_round(store, workshop))
    assert [one.person_id for one in unsent] == [bo]

    store.people.erase(bo)

    notes = [new_attempt(one.person_id, "baker", one.text) for one in unsent]
    assert store.writing_rounds.collect(the_round(store, workshop), notes, OVER)
    assert store.attempts.of(bo) == ()


def test_a_round_that_was_collected_opens_again_only_by_more_time(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    """What was taken unsent goes on as a draft then, and what was sent stays sent."""
    ann, bo = (sits(store, workshop, name) for name in ("Ann", "Bo"))
    store.drafts.save(ann, "baker", "Unsent", NOON)
    store.writing_rounds.send(workshop.id, STEP, new_attempt(bo, "baker", "Sent"), NOON)
    assert collected(store, workshop)
    later = OVER + timedelta(minutes=1)

    left(store, workshop, maya)
    room_writes(store, maya, workshop.id, STEP, OVER, later)
    assert the_round(store, workshop).collected == OVER
    assert store.workshops.of_host(maya, workshop.id).ends == CLOSES
    store.writing_rounds.give_more_time(maya, workshop.id, STEP, later)

    assert the_round(store, workshop).collected is None
    assert [sent(store, workshop, one) for one in (ann, bo)] == [None, "Sent"]
    store.drafts.save(ann, "baker", "Unsent, and longer", OVER)
    assert collected(store, workshop)
    assert sent(store, workshop, ann) == "Unsent, and longer"


def test_going_back_before_a_round_was_collected_gives_it_its_time_again(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    left(store, workshop, maya)
    room_writes(store, maya, workshop.id, STEP, NOON, CLOSES)
    assert the_round(store, workshop) == WritingRound(workshop.id, STEP, NOON, CLOSES)
    assert store.writing_rounds.going_on(workshop.id) == the_round(store, workshop)


def test_only_who_holds_a_workshop_begins_and_ends_its_rounds(
    store: Store, workshop: Workshop
) -> None:
    ravi = store.hosts.new("Ravi", Role.OWNER, "key of Ravi", NOON)
    for act in (
        lambda: store.workshops.go(ravi, workshop.id, AWAY),
        lambda: store.writing_rounds.give_more_time(ravi, workshop.id, STEP, OVER),
    ):
        with pytest.raises(RefusedError):
            act()
    assert the_round(store, workshop).closes == CLOSES


def test_a_step_and_its_round_begin_together_or_not_at_all(
    store: Store, workshop: Workshop, maya: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the process ends in between, no room stands in a step whose round never began."""
    left(store, workshop, maya)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ccc.storage.workshops.workshops.begin_round", killed)
        with pytest.raises(KeyboardInterrupt):
            room_writes(store, maya, workshop.id, STEP + 2, NOON, OVER)

    assert store.workshops.of_host(maya, workshop.id).place == AWAY.to
    assert store.writing_rounds.of(workshop.id, STEP + 2) is None
    assert the_round(store, workshop).closes == NOON


def test_of_two_hosts_who_press_at_once_one_alone_begins_a_round(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    later = Move(Place(STEP), Place(STEP + 2), NOON, OVER, writes=True)
    assert store.workshops.go(maya, workshop.id, AWAY)
    assert not store.workshops.go(maya, workshop.id, later)
    assert store.writing_rounds.of(workshop.id, STEP + 2) is None


def test_the_screen_counts_who_has_sent(store: Store, maya: Host) -> None:
    begun = store.workshops.begin(maya, "Wednesday", {}, NOON)
    room_writes(store, maya, begun.id, 1, NOON, CLOSES)
    person = store.people.enrol("a token", "Ann", NOON).id
    store.seats.join(begun.id, person, NOON, coach_may=False)
    store.writing_rounds.take_part(begun.id, 1, person, "baker")
    assert store.workshops.pulses(NOON)[begun.id].sent == 0
    store.writing_rounds.send(begun.id, 1, new_attempt(person, "baker"), NOON)
    assert store.workshops.pulses(NOON)[begun.id].sent == 1
