"""Figures of levels that met, and intervals that hold the truth as often as they say."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.evaluation.intervals import RESAMPLES, SEED, ends, gap_figure, kappa_figure
from ccc.evaluation.measures import quadratic_kappa

MET = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=2),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=6),
    max_size=6,
)


@given(MET)
def test_kappa_is_that_of_all_pairs(met: dict[str, list[tuple[int, int]]]) -> None:
    pairs = [pair for each in met.values() for pair in each]
    assert kappa_figure(met).value == quadratic_kappa(
        [one for one, _ in pairs], [other for _, other in pairs]
    )


def test_an_interval_is_that_of_scenarios_drawn_whole_and_measured_one_by_one() -> None:
    chance = random.Random(7)
    met = {
        f"s{number}": [(chance.randrange(4), chance.randrange(4)) for _ in range(1 + number % 4)]
        for number in range(9)
    }
    scenarios, again, values = sorted(met), random.Random(SEED), []
    for _ in range(RESAMPLES):
        drawn = [pair for one in again.choices(scenarios, k=len(scenarios)) for pair in met[one]]
        value = quadratic_kappa([one for one, _ in drawn], [other for _, other in drawn])
        if value is not None:
            values.append(value)
    figure = kappa_figure(met)
    assert (figure.low, figure.high) == ends(values)


def test_a_gap_is_the_second_level_minus_the_first() -> None:
    figure = gap_figure({"a": [(0, 2), (1, 1)], "b": [(3, 2)]})
    assert figure.value == pytest.approx(1 / 3)
    assert (figure.low, figure.high) == (-1, 1)


def test_of_nothing_there_is_no_figure() -> None:
    for figure in (kappa_figure({}), gap_figure({})):
        assert (figure.value, figure.low, figure.high) == (None, None, None)


def test_one_scenario_alone_has_no_interval() -> None:
    assert gap_figure({"a": [(0, 1), (0, 3)]}).low is None


def test_where_both_always_gave_one_level_there_is_no_kappa_and_the_gap_is_sure() -> None:
    met = {"a": [(2, 2)], "b": [(2, 2)]}
    assert kappa_figure(met).value is None
    assert gap_figure(met).high == 0


def test_of_forty_values_the_lowest_and_the_highest_are_left_out() -> None:
    assert ends([*range(40)]) == (1, 38)
    assert ends([5.0]) == (5, 5)
