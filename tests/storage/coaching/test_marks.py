"""Marks: a coach's alone while they are typed, and nobody's to change once they were opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from ccc.access import Host, Role
from ccc.coaching.marks import EarlierWords, Mark, Marking
from ccc.errors import RefusedError, StorageError
from ccc.practice.attempts import Attempt, Participant
from ccc.practice.canvas import NewOwnPerson
from ccc.storage import Store
from tests.hosts import a_host, a_workshop
from tests.storage.conftest import open_database
from tests.storage.notes import LATER, LEVELS, NOON, new_attempt
from tests.storage.test_store import rows_in

SAID = Marking({"value": 1, "reason": 2}, {"value": "Nothing for her."}, "Well begun.", "your talk")


@pytest.fixture
def maya(store: Store) -> Host:
    return a_host(store, "Maya", Role.OWNER, NOON)


@pytest.fixture
def note(store: Store, sam: Participant) -> Attempt:
    """A note of Sam's, whom an owner may read."""
    store.people.allow_coach(sam.id, allowed=True)
    return store.attempts.save(new_attempt(sam.id), NOON)


def typed(store: Store, by: Host, note: Attempt, said: Marking = SAID) -> Mark:
    store.marks.change(by, note, lambda _: said, NOON)
    return store.marks.of_note(by, note)[-1]


def handed_over(store: Store, by: Host, note: Attempt, said: Marking = SAID) -> Mark:
    typed(store, by, note, said)
    store.marks.hand_over(by, note, LATER)
    return store.marks.of_note(by, note)[-1]


def opened(store: Store, by: Host, note: Attempt, said: Marking = SAID) -> Mark:
    given = handed_over(store, by, note, said)
    store.received_marks.open(note.person_id, [given.id])
    return store.marks.of_note(by, note)[-1]


def said_in(mark: Mark) -> Marking:
    return Marking(mark.levels, mark.reasons, mark.comment, mark.quote)


# --- a draft ----------------------------------------------------------------------------------


def test_a_draft_is_kept_as_it_is_typed_and_is_its_coachs_alone(
    store: Store, maya: Host, note: Attempt
) -> None:
    ivo = a_host(store, "Ivo", Role.OWNER, NOON)

    draft = typed(store, maya, note)

    assert said_in(draft) == SAID
    assert (draft.host_name, draft.state, draft.blind, draft.at) == ("Maya", "draft", False, NOON)
    assert store.marks.of_note(maya, note) == (draft,)
    assert store.marks.of_note(ivo, note) == ()
    assert store.received_marks.of(note.person_id) == ()
    assert store.works.of(note.person_id).marks == ()
    assert store.people.export(note.person_id)["mark"] == []


def test_a_change_is_made_to_the_draft_as_it_is_by_now_and_tells_the_one_before(
    store: Store, maya: Host, note: Attempt
) -> None:
    first = store.marks.change(maya, note, lambda it: it.with_level("value", 1), NOON)
    second = store.marks.change(maya, note, lambda it: replace(it, comment="Well!"), LATER)

    assert first == Marking()
    assert second is not None
    assert said_in(store.marks.of_note(maya, note)[0]) == Marking({"value": 1}, comment="Well!")


def test_a_draft_can_be_deleted_and_begun_anew(store: Store, maya: Host, note: Attempt) -> None:
    typed(store, maya, note)

    store.marks.discard(maya, note)
    store.marks.discard(maya, note)

    assert store.marks.of_note(maya, note) == ()
    assert said_in(typed(store, maya, note)) == SAID


def test_two_coaches_have_a_mark_each_on_one_note(store: Store, maya: Host, note: Attempt) -> None:
    ivo = a_host(store, "Ivo", Role.OWNER, NOON)
    handed_over(store, maya, note)
    handed_over(store, ivo, note, Marking(comment="From me, too."))

    for reader in (maya, ivo):
        found = store.marks.of_note(reader, note)
        assert [(one.host_name, one.comment) for one in found] == [
            ("Maya", "Well begun."),
            ("Ivo", "From me, too."),
        ]


# --- handed over, taken back, opened ----------------------------------------------------------


def test_what_was_handed_over_is_its_writers_too_and_no_window_changes_it(
    store: Store, maya: Host, note: Attempt
) -> None:
    mark = handed_over(store, maya, note)

    assert (mark.state, mark.at) == ("handed_over", LATER)
    assert store.received_marks.of(note.person_id) == (mark,)
    assert store.looks.open(maya, note.person_id, LATER).work.marks == (mark,)
    assert store.marks.change(maya, note, lambda _: Marking(comment="Other"), LATER) is None
    assert store.marks.of_note(maya, note) == (mark,)


def test_handing_over_twice_or_nothing_at_all_does_nothing(
    store: Store, maya: Host, note: Attempt
) -> None:
    store.marks.hand_over(maya, note, NOON)
    typed(store, maya, note, Marking(quote="your talk"))
    store.marks.hand_over(maya, note, NOON)
    assert store.received_marks.of(note.person_id) == ()

    mark = handed_over(store, maya, note)
    store.marks.hand_over(maya, note, LATER)

    assert store.marks.of_note(maya, note) == (mark,)


def test_reasons_for_levels_that_do_not_differ_any_more_are_not_handed_over(
    store: Store, maya: Host, note: Attempt
) -> None:
    said = Marking({"value": LEVELS["value"]}, {"value": "Typed before the level changed."}, "So.")

    assert handed_over(store, maya, note, said).reasons == {}


def test_a_mark_is_taken_back_and_changed_until_it_was_opened(
    store: Store, maya: Host, note: Attempt
) -> None:
    handed_over(store, maya, note)

    assert store.marks.take_back(maya, note)
    assert store.received_marks.of(note.person_id) == ()
    again = handed_over(store, maya, note, Marking(comment="Better said."))
    store.received_marks.open(note.person_id, [again.id])

    assert not store.marks.take_back(maya, note)
    assert [(one.comment, one.state) for one in store.received_marks.of(note.person_id)] == [
        ("Better said.", "opened")
    ]


def test_a_later_mark_comes_in_the_place_of_one_that_was_opened_and_both_can_be_read(
    store: Store, maya: Host, note: Attempt
) -> None:
    first = opened(store, maya, note)

    store.marks.begin_again(maya, note, LATER)
    store.marks.begin_again(maya, note, LATER)
    draft = store.marks.of_note(maya, note)[-1]
    second = handed_over(store, maya, note, Marking(comment="I read it again."))

    assert (said_in(draft), draft.replaces, draft.blind) == (SAID, first.id, False)
    assert second.replaces == first.id
    assert store.received_marks.of(note.person_id) == (first, second)


def test_only_an_opened_mark_can_be_replaced(store: Store, maya: Host, note: Attempt) -> None:
    store.marks.begin_again(maya, note, NOON)
    assert store.marks.of_note(maya, note) == ()
    mark = handed_over(store, maya, note)

    store.marks.begin_again(maya, note, NOON)

    assert store.marks.of_note(maya, note) == (mark,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mark SET comment = 'Forged'",
        "UPDATE mark SET levels = '{}'",
        "UPDATE mark SET blind = NOT blind",
        "UPDATE mark SET state = 'draft'",
        "DELETE FROM mark",
        "UPDATE mark_answer SET text = 'Forged'",
        "UPDATE mark_answer SET at = NULL",
        "DELETE FROM mark_answer",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_opened_and_answered(
    store: Store, url: str, maya: Host, note: Attempt, statement: str
) -> None:
    mark = opened(store, maya, note)
    store.received_marks.answer(note.person_id, mark.id, "Thank you", NOON)

    with (
        open_database(url) as database,
        pytest.raises(StorageError, match="is append-only"),
        database.writing() as connection,
    ):
        connection.execute(sa.text(statement))


def test_the_database_itself_lets_what_was_handed_over_change_its_state_alone(
    store: Store, url: str, maya: Host, note: Attempt
) -> None:
    handed_over(store, maya, note)

    with open_database(url) as database:
        for statement in ("UPDATE mark SET comment = 'Forged'", "DELETE FROM mark"):
            with (
                pytest.raises(StorageError, match="mark is append-only"),
                database.writing() as connection,
            ):
                connection.execute(sa.text(statement))


# --- blind ------------------------------------------------------------------------------------


def test_a_coach_who_wants_it_is_hidden_the_levels_that_they_have_not_been_shown(
    store: Store, maya: Host, note: Attempt
) -> None:
    other = store.attempts.save(new_attempt(note.person_id, "baker"), NOON)
    assert store.marks.hidden(maya, [note, other]) == frozenset()
    store.marks.show_levels(maya, [other], NOON)

    store.marks.hide_levels(maya, wanted=True)

    assert store.marks.hides_levels(maya)
    assert store.marks.hidden(maya, [note, other]) == {note.id}
    store.marks.show_levels(maya, [note, other], LATER)
    assert store.marks.hidden(maya, [note, other]) == frozenset()


def test_a_mark_is_blind_where_its_levels_were_set_before_the_tools_were_shown(
    store: Store, maya: Host, note: Attempt
) -> None:
    typed(store, maya, note)
    store.marks.show_levels(maya, [note], NOON)
    store.marks.change(maya, note, lambda it: it.with_reason("value", "Now I see."), NOON)

    store.marks.hand_over(maya, note, NOON)

    assert store.marks.of_note(maya, note)[0].blind


def test_a_mark_that_was_handed_over_before_the_levels_were_shown_is_blind(
    store: Store, maya: Host, note: Attempt
) -> None:
    assert handed_over(store, maya, note).blind
    store.marks.take_back(maya, note)
    store.marks.change(maya, note, lambda it: replace(it, comment="In other words"), NOON)
    store.marks.hand_over(maya, note, NOON)
    assert store.marks.of_note(maya, note)[0].blind


def seen_first(store: Store, by: Host, note: Attempt) -> None:
    store.marks.show_levels(by, [note], NOON)
    typed(store, by, note)


def seen_then_another_level(store: Store, by: Host, note: Attempt) -> None:
    typed(store, by, note)
    store.marks.show_levels(by, [note], NOON)
    store.marks.change(by, note, lambda it: it.with_level("value", 3), NOON)


def taken_back_for_another_level(store: Store, by: Host, note: Attempt) -> None:
    handed_over(store, by, note)
    store.marks.take_back(by, note)
    store.marks.change(by, note, lambda it: it.with_level("value", 3), NOON)


def no_levels(store: Store, by: Host, note: Attempt) -> None:
    typed(store, by, note, Marking(comment="Well!"))


def in_place_of_a_blind_one(store: Store, by: Host, note: Attempt) -> None:
    opened(store, by, note)
    store.marks.begin_again(by, note, NOON)


@pytest.mark.parametrize(
    "done",
    [
        seen_first,
        seen_then_another_level,
        taken_back_for_another_level,
        no_levels,
        in_place_of_a_blind_one,
    ],
)
def test_a_mark_is_not_blind_whose_levels_were_set_with_the_tools_in_sight(
    store: Store, maya: Host, note: Attempt, done: Callable[[Store, Host, Attempt], None]
) -> None:
    done(store, maya, note)

    store.marks.hand_over(maya, note, NOON)

    assert not store.marks.of_note(maya, note)[-1].blind


# --- earlier words, answers -------------------------------------------------------------------


def test_a_coach_finds_what_they_wrote_before_the_latest_first_and_nobody_elses(
    store: Store, maya: Host, note: Attempt, ash: Participant
) -> None:
    ivo = a_host(store, "Ivo", Role.OWNER, NOON)
    store.people.allow_coach(ash.id, allowed=True)
    other = store.attempts.save(new_attempt(ash.id), NOON)
    handed_over(store, maya, note)
    handed_over(store, ivo, note, Marking({"value": 0}, {"value": "Not Maya's"}, "Not Maya's"))
    handed_over(store, maya, other, Marking({"value": 0}, {"value": "No gift."}, "Well begun."))

    found = EarlierWords({"value": ("No gift.", "Nothing for her.")}, ("Well begun.",))
    assert store.marks.earlier_words(maya) == found

    store.people.allow_coach(ash.id, allowed=False)
    assert store.marks.earlier_words(maya).reasons == {"value": ("Nothing for her.",)}


def test_whoever_answered_waits_until_the_coach_replied(
    store: Store, maya: Host, note: Attempt
) -> None:
    ivo = a_host(store, "Ivo", Role.OWNER, NOON)
    mark = opened(store, maya, note)
    store.received_marks.got_it(note.person_id, mark.id, NOON)
    assert store.marks.waiting_answers(maya) == {}

    store.received_marks.answer(note.person_id, mark.id, "What could I offer?", LATER)

    waiting = store.marks.waiting_answers(maya)
    assert [(who, [one.answer.text for one in marks]) for who, marks in waiting.items()] == [
        (note.person_id, ["What could I offer?"])
    ]
    assert store.marks.waiting_answers(ivo) == {}
    store.marks.reply(ivo, mark, LATER)
    assert store.marks.waiting_answers(maya) == waiting
    store.marks.reply(maya, mark, LATER)
    assert store.marks.waiting_answers(maya) == {}


def test_a_mark_in_the_place_of_the_one_that_was_answered_is_a_reply(
    store: Store, maya: Host, note: Attempt
) -> None:
    mark = opened(store, maya, note)
    store.received_marks.answer(note.person_id, mark.id, "What could I offer?", LATER)
    store.marks.begin_again(maya, note, LATER)
    assert store.marks.waiting_answers(maya) != {}

    store.marks.hand_over(maya, note, LATER)

    assert store.marks.waiting_answers(maya) == {}


# --- erased, withdrawn ------------------------------------------------------------------------

Ask = Callable[[Store, Host, Attempt], object]

EVERY_WAY: dict[str, Ask] = {
    "read": lambda store, by, note: store.marks.of_note(by, note),
    "type": lambda store, by, note: store.marks.change(by, note, lambda _: SAID, NOON),
    "begin again": lambda store, by, note: store.marks.begin_again(by, note, NOON),
    "discard": lambda store, by, note: store.marks.discard(by, note),
    "hand over": lambda store, by, note: store.marks.hand_over(by, note, NOON),
    "take back": lambda store, by, note: store.marks.take_back(by, note),
}


@pytest.mark.parametrize("way", EVERY_WAY)
def test_nothing_is_done_with_a_note_whose_writer_took_back_their_yes(
    store: Store, maya: Host, note: Attempt, way: str
) -> None:
    store.people.allow_coach(note.person_id, allowed=False)

    with pytest.raises(RefusedError):
        EVERY_WAY[way](store, maya, note)


@pytest.mark.parametrize("way", EVERY_WAY)
def test_nothing_is_done_with_a_note_that_was_erased_with_its_recipient(
    store: Store, url: str, maya: Host, note: Attempt, way: str
) -> None:
    own = store.own_people.add(note.person_id, NewOwnPerson("Jo", "", "", ""), NOON)
    to_jo = store.attempts.save(new_attempt(note.person_id, own.scenario_id), NOON)
    mark = opened(store, maya, to_jo)
    store.received_marks.answer(note.person_id, mark.id, "Thank you", NOON)

    store.own_people.erase(note.person_id, own.id)

    with pytest.raises(RefusedError):
        EVERY_WAY[way](store, maya, to_jo)
    assert rows_in(url)["mark"] == 0


def test_an_answer_by_somebody_who_took_back_their_yes_is_not_told(
    store: Store, maya: Host, note: Attempt
) -> None:
    mark = opened(store, maya, note)
    store.received_marks.answer(note.person_id, mark.id, "What could I offer?", LATER)

    store.people.allow_coach(note.person_id, allowed=False)

    assert store.marks.waiting_answers(maya) == {}
    with pytest.raises(RefusedError):
        store.marks.reply(maya, mark, LATER)


def test_all_of_it_goes_with_the_writer(store: Store, url: str, maya: Host, note: Attempt) -> None:
    mark = opened(store, maya, note)
    store.received_marks.answer(note.person_id, mark.id, "Thank you", NOON)
    store.marks.begin_again(maya, note, NOON)

    store.people.erase(note.person_id)

    assert [rows_in(url)[table] for table in ("mark", "mark_answer", "levels_shown")] == [0, 0, 0]


def read_by_two(store: Store, sam: Participant) -> tuple[Host, int, list[Attempt]]:
    """A coach whose workshop Sam joined, it, and notes that an owner may read as well."""
    coach = a_host(store, "Ivo", Role.COACH, NOON)
    workshop = a_workshop(store, NOON, coach)
    store.seats.join(workshop, sam.id, NOON, coach_may=True)
    store.people.allow_coach(sam.id, allowed=True)
    return coach, workshop, [store.attempts.save(new_attempt(sam.id), NOON) for _ in range(2)]


def test_a_yes_that_is_taken_back_takes_drafts_along_and_leaves_what_was_handed_over(
    store: Store, url: str, maya: Host, sam: Participant
) -> None:
    coach, workshop, notes = read_by_two(store, sam)
    given = handed_over(store, maya, notes[0])
    for by in (maya, coach):
        typed(store, by, notes[1])
    assert rows_in(url)["mark"] == 3

    store.people.allow_coach(sam.id, allowed=False)
    assert [one.host_name for one in store.marks.of_note(coach, notes[1])] == ["Ivo"]
    assert rows_in(url)["mark"] == 2
    store.people.allow_coach_of(sam.id, workshop, NOON, allowed=False)

    assert store.received_marks.of(sam.id) == (given,)
    assert rows_in(url)["mark"] == 1


ENDS_OF_A_RIGHT: dict[str, Callable[[Store, Host, int], object]] = {
    "taken out": lambda store, by, workshop: store.seats.remove(by, workshop, 1),
    "forgotten": lambda store, by, workshop: store.keeping.forget_due(NOON + timedelta(days=999)),
    "key ended": lambda store, by, workshop: store.hosts.end(by.name, NOON),
}


@pytest.mark.parametrize("way", ENDS_OF_A_RIGHT)
def test_drafts_go_with_the_right_to_read_and_what_was_handed_over_stays(
    store: Store, url: str, maya: Host, sam: Participant, way: str
) -> None:
    coach, workshop, notes = read_by_two(store, sam)
    given = handed_over(store, coach, notes[0])
    for by in (maya, coach):
        typed(store, by, notes[1])

    ENDS_OF_A_RIGHT[way](store, coach, workshop)

    assert store.received_marks.of(sam.id) == (given,)
    assert [one.host_name for one in store.marks.of_note(maya, notes[1])] == ["Maya"]
    assert rows_in(url)["mark"] == 2
