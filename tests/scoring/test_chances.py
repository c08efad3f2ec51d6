"""Chances of at least a level: what they are made of, and which level follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.encoder import Blend
from ccc.scoring.chances import chance, expected, falling, level_of, variance

EVEN = Blend(slope=1, rules=1, shift=0)
CHANCES = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(falling)
NUMBERS = st.floats(-20, 20)
LEVELS = st.integers(0, 3)


def test_where_nothing_speaks_for_or_against_the_chance_is_one_half():
    assert chance(0, 0, EVEN) == 0.5


@given(NUMBERS, LEVELS)
def test_a_chance_rises_with_what_either_judge_says(logit, rules):
    assert 0 <= chance(logit, rules, EVEN) <= 1
    assert chance(logit + 1, rules, EVEN) >= chance(logit, rules, EVEN)
    assert chance(logit, rules + 1, EVEN) >= chance(logit, rules, EVEN)


@given(NUMBERS, NUMBERS, LEVELS, LEVELS)
def test_a_judge_that_counts_for_nothing_changes_nothing(logit, other, rules, level):
    alone = Blend(slope=0, rules=1, shift=-1)
    assert chance(logit, rules, alone) == chance(other, rules, alone)
    unruled = Blend(slope=1, rules=0, shift=-1)
    assert chance(logit, rules, unruled) == chance(logit, level, unruled)


def test_a_chance_is_told_with_four_digits_so_that_it_is_the_same_everywhere():
    assert chance(0.123456, 0, EVEN) == round(chance(0.123456, 0, EVEN), 4)


def test_a_higher_level_is_never_likelier_than_a_lower_one():
    assert falling([0.4, 0.9, 0.2]) == [0.4, 0.4, 0.2]


@pytest.mark.parametrize(
    ("chances", "level"),
    [
        ([0, 0, 0], 0),
        ([0.4, 0.05, 0], 0),
        ([0.5, 0, 0], 1),
        ([0.9, 0.5, 0.1], 2),
        ([1, 1, 0.5], 3),
        ([1, 1, 1], 3),
    ],
)
def test_the_level_is_the_one_nearest_to_what_is_to_be_expected(chances, level):
    assert level_of(chances) == level


@given(CHANCES)
def test_a_level_is_within_half_a_level_of_what_is_to_be_expected(chances):
    assert abs(level_of(chances) - expected(chances)) <= 0.5 + 1e-9


@pytest.mark.parametrize(
    ("chances", "spread"), [([1, 1, 0], 0), ([0.5, 0, 0], 0.25), ([0.5, 0.5, 0.5], 2.25)]
)
def test_a_level_that_is_certain_has_no_variance_and_one_that_is_not_has(chances, spread):
    assert variance(chances) == pytest.approx(spread)


@given(CHANCES)
def test_a_variance_is_never_below_nought_nor_above_that_of_a_coin_for_all_or_nothing(chances):
    assert 0 <= variance(chances) <= 2.25 + 1e-9
