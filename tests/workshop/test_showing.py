"""Which note of a round is on the screen, part by part."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccc.workshop.selection import RoundNote, three_for_me
from ccc.workshop.showing import Shown, chosen, has_marks, places_for_notes, turned
from tests.workshop.test_selection import note, rounds

FIVE = [note(n, score, guess=score) for n, score in enumerate((90, 50, 20, 40, 60), 1)]
FIVE[2] = note(3, 20, guess=95)
OURS = [suggested.attempt.id for suggested in three_for_me(FIVE)]


def without(notes: list[RoundNote], number: int) -> list[RoundNote]:
    return [replace(one, hidden=True) if one.attempt.id == number else one for one in notes]


def test_the_keys_walk_through_three_notes_each_bare_and_then_with_its_marks() -> None:
    walked, on = [], None
    for part in range(1, 7):
        shown = turned(part, part - 1, on, FIVE)
        on = shown.attempt_id
        walked.append((on, has_marks(shown.part)))
    assert walked == [(number, marks) for number in OURS for marks in (False, True)]
    assert len(set(OURS)) == 3


def test_nothing_is_shown_before_the_first() -> None:
    assert turned(0, 1, OURS[0], FIVE) == Shown(0, None)
    assert not has_marks(0)


def test_back_leads_to_the_marks_of_the_note_before() -> None:
    assert turned(2, 3, OURS[1], FIVE) == Shown(2, OURS[0])


def test_in_place_of_a_note_that_was_taken_away_the_next_comes_bare() -> None:
    shown = turned(2, 1, None, without(FIVE, OURS[0]))
    assert shown.part == 1
    assert shown.attempt_id not in (None, OURS[0])


def test_a_note_that_the_host_chose_keeps_its_marks_and_then_the_step_is_over() -> None:
    other = next(one.attempt.id for one in FIVE if one.attempt.id not in OURS)
    shown = chosen(other, FIVE)
    assert shown == Shown(5, other)
    assert turned(6, shown.part, other, FIVE) == Shown(6, other)
    assert places_for_notes(FIVE) == 3


def test_one_of_ours_is_shown_at_its_own_place() -> None:
    assert chosen(OURS[1], FIVE) == Shown(3, OURS[1])


def test_the_host_may_show_one_though_all_have_flags() -> None:
    flagged = [note(1, 50, flags=("pitch",))]
    assert places_for_notes(flagged) == 1
    assert chosen(1, flagged) == Shown(1, 1)
    assert places_for_notes([note(1, 50, may_show=False)]) == 0


@given(rounds(), st.integers(0, 7), st.integers(0, 7))
def test_only_what_may_be_shown_comes_by_keys(notes: list[RoundNote], to: int, before: int) -> None:
    shown = turned(to, before, None, notes)
    allowed = {one.attempt.id for one in notes if one.may_show and not one.hidden}
    assert shown.attempt_id is None or shown.attempt_id in allowed
    assert 0 <= shown.part <= to
