"""Three notes to look at together, and two for a duel: fair, and the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA, FlagId
from ccc.practice.attempts import Attempt
from ccc.workshop.selection import CLOSE, RoundNote, one_pair_for_me, three_for_me
from tests.attempts import attempt


def note(
    number: int,
    score: int | None,
    guess: int | None = None,
    *,
    flags: Sequence[FlagId] = (),
    levels: Sequence[int] = (1, 1, 1, 1, 1),
    may_show: bool = True,
    hidden: bool = False,
) -> RoundNote:
    by_criterion = dict(zip(CRITERIA, levels, strict=True))
    written = attempt("ann", 1, score, forecast=guess, levels=by_criterion)
    assessment = replace(written.assessment, flags=tuple(flags))
    written = replace(written, id=number, note=f"note {number}", assessment=assessment)
    return RoundNote(written, may_show, hidden)


def found(notes: Sequence[RoundNote]) -> dict[str, int]:
    return {each.what_for: each.attempt.id for each in three_for_me(notes)}


@st.composite
def rounds(draw: st.DrawFn) -> list[RoundNote]:
    points = st.none() | st.integers(0, 100)
    return [
        note(
            number,
            draw(points),
            draw(points),
            flags=draw(st.sampled_from([(), (), ("pitch",)])),
            levels=draw(st.tuples(*[st.integers(0, 3)] * 5)),
            may_show=draw(st.booleans()),
            hidden=draw(st.booleans()),
        )
        for number in draw(st.lists(st.integers(1, 99), unique=True, max_size=12))
    ]


def may_be_shown(one: RoundNote) -> bool:
    judged = one.attempt.assessment
    return one.may_show and not one.hidden and judged.score is not None and not judged.flags


def test_three_are_the_strongest_a_typical_one_and_the_guess_that_was_furthest_off() -> None:
    notes = [note(1, 90, 85), note(2, 20, 90), note(3, 55, 50), note(4, 50, 40), note(5, 52, 52)]
    assert found(notes) == {"strongest": 1, "typical": 5, "gap": 2}


def test_a_note_is_shown_once_though_it_is_the_first_for_two_things() -> None:
    notes = [note(1, 90, 10), note(2, 50, 20), note(3, 40, 20)]
    assert found(notes) == {"strongest": 1, "typical": 2, "gap": 3}


def test_typical_is_near_the_middle_of_all_notes_and_not_only_of_those_to_show() -> None:
    notes = [note(1, 90), note(2, 60), note(3, 20), note(4, 15, may_show=False), note(5, 10)]
    assert found(notes)["typical"] == 3


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ([], {}),
        ([note(1, 40, 80)], {"strongest": 1}),
        ([note(1, 40, 80), note(2, 50, 80)], {"strongest": 2, "typical": 1}),
        ([note(number, 50) for number in (1, 2, 3)], {"strongest": 1, "typical": 2}),
        ([note(number, 50, 50) for number in (1, 2, 3)], {"strongest": 1, "typical": 2}),
        ([note(1, None, 80)], {}),
    ],
)
def test_with_few_notes_or_no_guesses_there_are_fewer_than_three(
    notes: list[RoundNote], expected: dict[str, int]
) -> None:
    assert found(notes) == expected


@given(rounds(), st.randoms())
def test_only_notes_that_may_be_shown_are_chosen_none_twice_whatever_their_order(
    notes: list[RoundNote], chance: Random
) -> None:
    chosen = three_for_me(notes)
    allowed = {one.attempt.id for one in notes if may_be_shown(one)}
    ids = [each.attempt.id for each in chosen]
    assert set(ids) <= allowed
    assert len(set(ids)) == len(ids)
    assert len(ids) >= min(2, len(allowed))
    assert three_for_me(chance.sample(notes, len(notes))) == chosen


def test_a_duel_is_close_in_points_and_far_apart_in_criteria() -> None:
    notes = [
        note(1, 60, levels=(3, 3, 0, 0, 3)),
        note(2, 60, levels=(3, 3, 0, 1, 3)),
        note(3, 55, levels=(0, 0, 3, 3, 2)),
        note(4, 5, levels=(0, 0, 0, 0, 0)),
    ]
    assert ids_of(one_pair_for_me(notes)) == (1, 3)


def test_where_no_two_are_close_the_closest_two_are_taken() -> None:
    far = CLOSE + 1
    notes = [note(1, 0), note(2, 3 * far, levels=(3, 3, 3, 3, 3)), note(3, far)]
    assert ids_of(one_pair_for_me(notes)) == (1, 3)


def test_a_duel_needs_two_notes_of_different_words_that_may_be_shown() -> None:
    one = note(1, 50)
    same_words = replace(one, attempt=replace(one.attempt, id=2, note=" Note  1".lower()))
    for notes in ([], [one], [one, same_words], [one, note(3, 50, may_show=False)]):
        assert one_pair_for_me(notes) is None
    assert ids_of(one_pair_for_me([one, same_words, note(3, 20)])) == (1, 3)


@given(rounds(), st.randoms())
def test_a_duel_is_the_same_whatever_the_order_of_the_notes(
    notes: list[RoundNote], chance: Random
) -> None:
    pair = one_pair_for_me(notes)
    allowed = {one.attempt.id for one in notes if may_be_shown(one)}
    assert (pair is not None) == (len(allowed) >= 2)
    assert set(ids_of(pair)) <= allowed
    assert one_pair_for_me(chance.sample(notes, len(notes))) == pair


def ids_of(pair: tuple[Attempt, Attempt] | None) -> tuple[int, ...]:
    return tuple(attempt.id for attempt in pair or ())
