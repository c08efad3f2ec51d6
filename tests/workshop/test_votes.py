"""The room as judge: fair pairs for each phone, and an order only where the votes carry one."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import exp
from random import Random
from statistics import correlation, fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccc.workshop.votes import (
    PAIRS_A_PHONE,
    RELIABLE,
    Pair,
    Parting,
    Ranking,
    Strength,
    Vote,
    pairs_handed_out,
    parting,
    parting_words,
    ranking,
    ranking_words,
    votes_from,
)

NOTES = frozenset(range(1, 31))

some_notes = st.frozensets(st.integers(1, 60), max_size=20)
some_phones = st.lists(st.none() | st.integers(1, 60), max_size=25).map(tuple)
some_votes = st.lists(
    st.tuples(st.integers(1, 12), st.integers(1, 12))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: Vote(*pair)),
    max_size=60,
)


def a_room(seed: int, spread: float, notes: frozenset[int] = NOTES) -> list[Vote]:
    """Everybody votes on their five pairs; true strengths have this standard deviation."""
    chance = Random(seed)
    true = {note: chance.gauss(0, spread) for note in sorted(notes)}
    votes = []
    for pair in chain.from_iterable(pairs_handed_out(notes, tuple(sorted(notes)), seed)):
        left_wins = chance.random() < 1 / (1 + exp(true[pair.right] - true[pair.left]))
        votes.append(Vote(*pair) if left_wins else Vote(pair.right, pair.left))
    return votes


@given(some_notes, some_phones, st.integers())
def test_no_phone_judges_its_own_note_or_one_pair_twice(
    notes: frozenset[int], phones: tuple[int | None, ...], seed: int
) -> None:
    for own, pairs in zip(phones, pairs_handed_out(notes, phones, seed), strict=True):
        assert all(own not in pair and set(pair) <= notes for pair in pairs)
        assert len({frozenset(pair) for pair in pairs}) == len(pairs)
        others = len(notes - {own})
        assert len(pairs) == min(PAIRS_A_PHONE, others * (others - 1) // 2)


@given(some_notes, some_phones, some_phones, st.integers())
def test_a_reload_gives_the_same_pairs_and_who_comes_late_changes_nobodys(
    notes: frozenset[int],
    phones: tuple[int | None, ...],
    late: tuple[int | None, ...],
    seed: int,
) -> None:
    before = pairs_handed_out(notes, phones, seed)
    after = pairs_handed_out(notes, (*phones, *late), seed)
    assert after[: len(phones)] == before


@settings(max_examples=40)
@given(st.integers(12, 40), st.integers(1, 60), st.integers())
def test_all_notes_are_seen_about_as_often(notes: int, phones: int, seed: int) -> None:
    every = frozenset(range(notes))
    own = tuple(number if number < notes else None for number in range(phones))
    handed = chain.from_iterable(chain.from_iterable(pairs_handed_out(every, own, seed)))
    seen = Counter(dict.fromkeys(every, 0)) + Counter(handed)
    counts = [seen[note] for note in every]
    assert max(counts) - min(counts) <= 2


def test_another_seed_gives_other_pairs_and_either_note_may_stand_left() -> None:
    phones = tuple(sorted(NOTES))
    one, other = (pairs_handed_out(NOTES, phones, seed) for seed in (1, 2))
    assert one != other
    left = fmean(pair.left < pair.right for pair in chain.from_iterable(one))
    assert 0.3 < left < 0.7


def test_a_vote_is_kept_as_an_answer_and_anything_else_among_the_answers_is_left_out() -> None:
    votes = (Vote(12, 7), Vote(3, 900))
    kept = [vote.said for vote in votes]
    assert votes_from([*kept, "B", "", "5>5", "1>2>3", "-1>2", "1>2\n", "²>1"]) == votes


@pytest.mark.parametrize("spread", [1.25, 1.5, 1.75])
def test_thirty_people_with_five_votes_each_reach_a_reliability_of_about_seven_tenths(
    spread: float,
) -> None:
    found = [ranking(a_room(seed, spread), NOTES).reliability for seed in range(15)]
    assert 0.64 <= fmean(found) <= 0.75


def test_the_reliability_told_is_how_far_the_order_follows_the_true_one() -> None:
    told, true = [], []
    for seed in range(15):
        chance = Random(seed)
        strengths = {note: chance.gauss(0, 1.25) for note in sorted(NOTES)}
        found = ranking(a_room(seed, 1.25), NOTES)
        told.append(found.reliability)
        pairs = [(one.value, strengths[one.note]) for one in found.strengths]
        true.append(correlation(*zip(*pairs, strict=True)) ** 2)
    assert fmean(told) == pytest.approx(fmean(true), abs=0.06)


def test_where_all_notes_are_alike_hardly_any_room_is_shown_an_order() -> None:
    found = [ranking(a_room(seed, 0.0), NOTES) for seed in range(25)]
    assert sum(each.has_order for each in found) <= 2
    assert all(each.first_three == () for each in found if not each.has_order)


def test_a_note_that_won_all_its_votes_has_a_finite_strength_and_an_error() -> None:
    found = ranking([Vote(1, 2)] * 50 + [Vote(1, 3)] * 50 + [Vote(2, 3)] * 3, {1, 2, 3})
    assert found.first_three == (1, 2, 3)
    assert 0 < found.strengths[0].value < 10
    assert all(0 < one.error < 3 for one in found.strengths)


def test_who_beats_whom_twice_as_often_is_as_much_stronger_in_log_odds() -> None:
    found = ranking([Vote(1, 2)] * 2000 + [Vote(2, 1)] * 1000, {1, 2})
    first, last = found.strengths
    assert first.value - last.value == pytest.approx(0.693, abs=0.01)
    assert first.error == pytest.approx((3000 * 2 / 9) ** -0.5 / 2, rel=0.01)


@settings(max_examples=30)
@given(some_votes, st.randoms())
def test_the_order_in_which_votes_come_in_does_not_matter(
    votes: list[Vote], chance: Random
) -> None:
    shuffled = chance.sample(votes, len(votes))
    assert ranking(shuffled, range(1, 13)) == ranking(votes, range(1, 13))


@settings(max_examples=30)
@given(some_votes)
def test_a_ranking_holds_what_was_voted_on_around_nought(votes: list[Vote]) -> None:
    found = ranking(votes, range(1, 13))
    assert {one.note for one in found.strengths} == set(chain.from_iterable(votes))
    assert found.votes == len(votes)
    assert 0 <= found.reliability < 1
    assert sum(one.value for one in found.strengths) == pytest.approx(0, abs=1e-6)
    assert [one.value for one in found.strengths] == sorted(
        (one.value for one in found.strengths), reverse=True
    )


@settings(max_examples=30)
@given(some_votes)
def test_turning_every_vote_round_turns_the_strengths_round(votes: list[Vote]) -> None:
    turned = ranking([Vote(vote.loser, vote.winner) for vote in votes], range(1, 13))
    there = {one.note: one.value for one in ranking(votes, range(1, 13)).strengths}
    back = {one.note: -one.value for one in turned.strengths}
    assert there == pytest.approx(back, abs=1e-6)


def test_a_note_that_may_no_longer_be_shown_is_in_no_order() -> None:
    votes = [Vote(1, 2)] * 20 + [Vote(2, 3)] * 20 + [Vote(1, 3)] * 20
    assert ranking(votes, {2, 3}).first_three == (2, 3)
    assert ranking(votes, set()) == Ranking((), 0.0, 0)


def with_order(*notes: int, reliability: float = 0.7) -> Ranking:
    strengths = tuple(Strength(note, -number, 0.5) for number, note in enumerate(notes))
    return Ranking(strengths, reliability, 20)


def test_the_note_on_which_room_and_tool_differ_most_is_found_by_its_place_among_the_others() -> (
    None
):
    scores = {1: 90, 2: 80, 3: 20, 4: 60}
    assert parting(with_order(3, 1, 2, 4), scores) == Parting(3, room=3, tool=0, others=3)


def test_a_note_without_points_is_not_compared() -> None:
    assert parting(with_order(5, 1, 2), {1: 10, 2: 20}) == Parting(1, room=1, tool=0, others=1)


def test_where_there_is_no_order_or_no_difference_nothing_is_said_to_differ() -> None:
    scores = {1: 10, 2: 20, 3: 30}
    assert parting(with_order(1, 2, 3, reliability=0.49), scores) is None
    assert parting(with_order(3, 2, 1), scores) is None
    assert parting(with_order(3, 2, 1), {}) is None


def test_how_far_the_order_can_be_relied_on_is_always_told() -> None:
    assert "0.70 of 1" in ranking_words(with_order(1, 2, 3))
    nearly = ranking_words(with_order(1, 2, 3, reliability=RELIABLE - 0.001))
    assert "0.49 of 1" in nearly
    assert "More votes would help" in nearly
    assert ranking_words(ranking([], NOTES)) == "Nobody has voted yet."


def test_the_difference_is_told_by_how_many_notes_each_puts_behind_it() -> None:
    assert parting_words(Parting(9, room=26, tool=5, others=29)) == (
        "The room puts this note before 26 of the other 29, the tool before 5."
    )


def test_two_notes_make_a_pair_for_whoever_wrote_neither() -> None:
    mine, theirs, nobodys = pairs_handed_out(frozenset({1, 2}), (1, 2, None), seed=4)
    assert mine == theirs == ()
    assert nobodys in ((Pair(1, 2),), (Pair(2, 1),))
