"""What counts as a first draft and as a new attempt, and who comes next."""

from __future__ import annotations

from datetime import timedelta

from ccc.content.load import Content
from ccc.practice.attempts import (
    SHORT_CARDS,
    compared_drafts,
    first_drafts,
    is_same_again,
    is_unseen_first_draft,
    next_new_person,
    records,
    sitting_began,
    tries_on,
    wants_a_new_person,
)
from ccc.practice.improvement import verdict
from tests.attempts import attempt, drafts, with_room
from tests.conftest import NOON

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def test_a_first_try_right_after_opening_is_an_unseen_first_draft() -> None:
    assert is_unseen_first_draft("ann", 1, NOON, NOON + timedelta(minutes=59))


def test_a_first_try_on_a_scenario_opened_the_day_before_is_not_unseen() -> None:
    assert not is_unseen_first_draft("ann", 1, NOON - timedelta(days=1), NOON)


def test_a_second_try_is_never_a_first_draft() -> None:
    assert not is_unseen_first_draft("ann", 2, NOON, NOON)


def test_a_note_to_somebody_of_ones_own_is_never_an_unseen_first_draft() -> None:
    assert not is_unseen_first_draft("own:12", 1, NOON, NOON)


def test_somebody_met_in_a_round_is_not_new_any_more() -> None:
    assert not is_unseen_first_draft("ann", 1, NOON, NOON, met_in_a_round=True)


def test_revisions_and_unscored_notes_are_not_first_drafts() -> None:
    written = [attempt("ann", 1, 40), attempt("ann", 2, 90), attempt("bo", 1, None)]
    assert first_drafts(written) == (written[0],)


def test_a_record_keeps_first_best_latest_and_the_number_of_tries() -> None:
    written = [
        attempt("ann", 1, 40),
        attempt("bo", 1, 10),
        attempt("ann", 2, 90),
        attempt("ann", 3, 70),
    ]
    ann, bo = records(written)
    assert (ann.scenario_id, ann.first, ann.best, ann.latest, ann.tries) == ("ann", 40, 90, 70, 3)
    assert (bo.scenario_id, bo.tries) == ("bo", 1)


def test_only_first_drafts_with_as_much_room_as_the_latest_are_compared() -> None:
    written = drafts([10, 10, 10, 80, 80, 80])
    mixed = [*with_room(written[:3], 140), *with_room(written[3:], 300)]
    assert compared_drafts(mixed) == tuple(mixed[3:])
    assert verdict(mixed, 10).kind == "too_early"
    assert verdict([*mixed, *with_room(drafts([80, 80, 80]), 300)], 10).kind == "no_change"


def test_after_five_tries_a_new_person_is_suggested() -> None:
    tries = [attempt("ann", nth, 50) for nth in range(1, 6)]
    assert wants_a_new_person(tries)
    assert not wants_a_new_person(tries[:4])


def test_the_same_words_again_are_not_a_new_attempt() -> None:
    tries = [attempt("ann", 1, 50)]
    assert is_same_again("ann 1", 140, tries)
    assert not is_same_again("ann 1!", 140, tries)
    assert not is_same_again("ann 1", 200, tries)
    assert not is_same_again("ann 1", 140, [])


def test_new_people_are_reserved_ones_never_opened_until_all_are_used_up(content: Content) -> None:
    opened: list[str] = []
    reserved = {one.id for one in content.scenarios if one.reserved}
    while (following := next_new_person(content.scenarios, opened, person_id=7)) is not None:
        assert following.reserved
        assert following.id not in opened
        opened.append(following.id)
    assert set(opened) == reserved


def test_people_with_short_cards_come_before_those_with_more_to_read(content: Content) -> None:
    for person_id in range(20):
        words: list[int] = []
        opened: list[str] = []
        while (following := next_new_person(content.scenarios, opened, person_id)) is not None:
            words.append(following.words)
            opened.append(following.id)
        long = [count > SHORT_CARDS for count in words]
        assert long == sorted(long)
        assert not any(long[:10]), "ten notes to new people, and then the longer cards"


def test_two_people_meet_the_new_people_in_different_orders(content: Content) -> None:
    firsts = {
        following.id
        for person_id in range(20)
        if (following := next_new_person(content.scenarios, (), person_id))
    }
    assert len(firsts) > 3


def test_tries_on_a_scenario_keep_their_order() -> None:
    written = [attempt("ann", 1, 1), attempt("bo", 1, 2), attempt("ann", 2, 3)]
    assert [one.nth for one in tries_on(written, "ann")] == [1, 2]


# --- a sitting ----------------------------------------------------------------------------------


def test_a_sitting_goes_back_to_the_last_pause_of_more_than_an_hour() -> None:
    before, after = NOON - 130 * MINUTE, NOON - 65 * MINUTE
    moments = [before - 61 * MINUTE, before, NOON - 125 * MINUTE, after, NOON - 60 * MINUTE]
    assert sitting_began(moments, NOON) == before


def test_after_a_pause_of_more_than_an_hour_a_new_sitting_begins_now() -> None:
    assert sitting_began([NOON - 61 * MINUTE], NOON) == NOON
    assert sitting_began([], NOON) == NOON


def test_a_clock_that_was_ahead_does_not_break_a_sitting() -> None:
    assert sitting_began([NOON + DAY, NOON - 5 * MINUTE], NOON) == NOON - 5 * MINUTE
