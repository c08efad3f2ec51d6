"""What a room came to: of those who wrote on every turn, in plain words, without anybody's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from ccc.workshop.results import (
    CAVEATS,
    FEW,
    FEWEST_TO_SHOW,
    TURNS,
    Turn,
    gain_words,
    guess_words,
    means_words,
    people_words,
    reached_words,
    room_results,
    turns_of,
)
from tests.attempts import attempt
from tests.encoder import with_rules_alone

FAR = 10**9
"""Writers' ids begin here, where no other figure of the results is."""


def note(
    who: int, score: int | None, guess: int | None = None, levels: Mapping[str, int] | None = None
) -> Attempt:
    found = {criterion: (levels or {}).get(criterion, 1) for criterion in CRITERIA}
    return replace(
        attempt("ann", 1, score, forecast=guess, levels=found),
        id=FAR + 500 + who,
        person_id=FAR + who,
    )


def turn(*scores: int | None) -> list[Attempt]:
    """A note of writers 0, 1, 2 …; None where the writer did not write one."""
    return [note(who, score) for who, score in enumerate(scores) if score is not None]


TRIPLE: Mapping[Turn, Sequence[Attempt]] = {
    "first": turn(10, 20, 30, 90),
    "again": turn(60, 70, 80, None),
    "new": turn(50, 60, 70, 90),
}

scores = st.lists(st.none() | st.integers(0, 100), max_size=15)
rounds = st.dictionaries(st.sampled_from(TURNS), scores.map(lambda found: turn(*found)))


def test_the_three_turns_are_those_of_whoever_wrote_them_all() -> None:
    found = room_results(TRIPLE)
    assert (found.people, found.others) == (3, 1)
    assert [(each.turn, each.points, each.mean) for each in found.turns] == [
        ("first", (10, 20, 30), 20),
        ("again", (60, 70, 80), 70),
        ("new", (50, 60, 70), 60),
    ]
    assert means_words(found) == (
        "Points of 100, on average: 20 before, 70 again, 60 to somebody new."
    )


def test_a_shorter_workshop_has_no_new_person_and_is_told_all_the_same() -> None:
    found = room_results({"first": TRIPLE["first"], "again": TRIPLE["again"], "new": []})
    assert means_words(found) == "Points of 100, on average: 20 before, 70 again."
    assert people_words(found).startswith("3 people wrote both notes.")
    assert gain_words(found) == ""


def test_notes_without_a_score_and_blank_ones_count_as_not_written() -> None:
    unscored = note(0, None)
    blank = note(1, 0)
    blank = replace(blank, assessment=replace(blank.assessment, flags=("blank",)))
    found = room_results({"first": [unscored, blank, *turn(None, None, 5, 6, 7)]})
    assert found.turns[0].points == (5, 6, 7)
    assert found.others == 0


@given(rounds, st.randoms())
def test_the_order_of_the_notes_does_not_matter(
    notes: dict[Turn, list[Attempt]], chance: Random
) -> None:
    shuffled = {each: chance.sample(found, len(found)) for each, found in notes.items()}
    assert room_results(shuffled) == room_results(notes)


@given(rounds)
def test_points_and_counts_are_of_as_many_people_as_are_told(
    notes: dict[Turn, list[Attempt]],
) -> None:
    found = room_results(notes)
    assert found.written == sum(bool(each) for each in notes.values())
    assert bool(found.turns) == (found.people >= FEWEST_TO_SHOW)
    for each in found.turns:
        assert len(each.points) == found.people
        assert each.points == tuple(sorted(each.points))
        assert 0 <= each.points[0] <= each.mean <= each.points[-1] <= 100
        assert all(0 <= count <= found.people for count in each.reached.values())
    assert (found.gain is not None) == (
        found.people >= FEW and {"first", "new"} <= {each.turn for each in found.turns}
    )


@given(rounds)
def test_nothing_in_the_results_tells_who_wrote_what(notes: dict[Turn, list[Attempt]]) -> None:
    assert str(FAR)[:-3] not in repr(room_results(notes))


def test_the_sentence_of_a_criterion_counts_the_notes_that_reached_it(content: Content) -> None:
    def of(reached: int) -> list[Attempt]:
        return [
            note(who, 50, levels={"reason": 2 + who % 2 if who < reached else 1})
            for who in range(27)
        ]

    found = room_results({"first": of(6), "again": of(19), "new": of(17)})
    said = reached_words(found, with_rules_alone(content.rubric))
    assert said[0] == "Reason: 6 of 27 before, 19 again, 17 to somebody new."
    assert len(said) == len(CRITERIA)
    assert said[1].endswith(": 0 of 27 before, 0 again, 0 to somebody new.")


def test_a_criterion_that_is_judged_too_poorly_is_not_counted(content: Content) -> None:
    rubric = with_rules_alone(content.rubric)
    weights = rubric.weights
    poor = weights.criteria["value"]
    assert poor.kappa is not None
    poor = poor.model_copy(update={"kappa": poor.kappa.model_copy(update={"value": 0.1})})
    weights = weights.model_copy(update={"criteria": {**weights.criteria, "value": poor}})
    said = reached_words(room_results(TRIPLE), rubric.model_copy(update={"weights": weights}))
    assert said[3] == "Value: we cannot judge this well enough yet to count it."
    assert said[0].startswith("Reason: 0 of 3")


def test_the_rooms_guess_stands_beside_the_score_of_those_who_guessed() -> None:
    guesses = [60, 70, 80, None]
    first = [note(who, 10 * who, guess) for who, guess in enumerate(guesses)]
    found = room_results({"first": first, "again": turn(50, 50, 50, 50)})
    assert (found.turns[0].mean_guess, found.turns[0].mean_guessed) == (70, 10)
    assert found.turns[1].mean_guess is None
    assert guess_words(found) == (
        "Those who guessed their points, on average: 70 guessed and 10 reached before."
    )


def test_two_who_guessed_are_too_few_to_be_shown() -> None:
    found = room_results({"first": [note(0, 10, 50), note(1, 20, 60), note(2, 30)]})
    assert guess_words(found) == ""


@pytest.mark.parametrize(
    ("first", "new", "words"),
    [
        ([20] * 8 + [30], [50] * 9, "29 points more than the first notes"),
        ([50] * 9, [20] * 8 + [30], "29 points fewer than the first notes"),
        ([20, 60] * 5, [60, 24] * 5, "no clear change: 2 points more"),
        ([20] * 7, [50] * 7, ""),
    ],
)
def test_a_difference_is_called_one_only_where_it_is_more_than_chance(
    first: list[int], new: list[int], words: str
) -> None:
    said = gain_words(room_results({"first": turn(*first), "new": turn(*new)}))
    assert words in said
    assert bool(words) == bool(said)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=FEW, max_size=30))
def test_the_gain_is_the_difference_of_the_means(pairs: list[tuple[int, int]]) -> None:
    first, new = zip(*pairs, strict=True)
    found = room_results({"first": turn(*first), "new": turn(*new)})
    assert found.gain == pytest.approx(fmean(new) - fmean(first))


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (0, "Nobody has written a note yet."),
        (1, "1 person wrote a note. We show results from 3 people on"),
        (2, "2 people wrote a note. We show results from 3 people on"),
        (3, "3 people wrote a note. That is few, so luck decides a lot."),
        (7, "7 people wrote a note. That is few, so luck decides a lot."),
        (8, "8 people wrote a note."),
    ],
)
def test_it_is_told_how_many_wrote_and_under_eight_that_they_are_few(
    people: int, words: str
) -> None:
    said = people_words(room_results({"first": turn(*[40] * people)}))
    assert said.startswith(words)
    assert ("few" in said) == (3 <= people < FEW)


def test_who_wrote_only_some_is_told_of_but_not_counted() -> None:
    assert people_words(room_results(TRIPLE)).endswith(
        "Only their notes are counted here, not those of 1 more who wrote some."
    )
    nobody = room_results({"first": turn(1, 2), "again": turn(None, None, 3)})
    assert people_words(nobody).startswith("Nobody wrote both notes.")


def test_with_too_few_people_there_is_no_figure_at_all(content: Content) -> None:
    few = room_results({"first": turn(10, 20), "new": turn(30, 40)})
    assert (means_words(few), gain_words(few), guess_words(few)) == ("", "", "")
    assert reached_words(few, content.rubric) == ()


def test_it_is_always_said_that_people_differ_and_that_polishing_is_not_learning() -> None:
    assert "easier or harder" in CAVEATS[0]
    assert "not learning" in CAVEATS[1]


def test_turns_are_the_steps_in_which_the_room_wrote_before(content: Content) -> None:
    plan = content.workshop("sixty-minutes")
    assert plan is not None
    first, again, new = plan.writings
    end = len(plan.steps)

    assert turns_of(plan, end) == {"first": first, "again": again, "new": new}
    assert turns_of(plan, new) == {"first": first, "again": again}
    assert turns_of(plan, first) == {}
