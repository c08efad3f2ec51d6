"""How much each judge counts is fitted; neither ever counts against what it says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccc.scoring.chances import chance
from ccc.training.blend import calibration_error, fit_blend

CHANCE = np.random.default_rng(1)
TRUTH = (CHANCE.random(400) < 0.4).astype(float)
NOISE = CHANCE.normal(size=400)
GOOD = 3 * (TRUTH - 0.5) + NOISE
RULES = 2 * TRUTH + CHANCE.integers(0, 2, 400)


def error(blend, logits, rules):
    told = [chance(x, r, blend) for x, r in zip(logits, rules, strict=True)]
    return float(np.abs(np.array(told) - TRUTH).mean())


def test_two_judges_who_know_something_both_count():
    blend = fit_blend(GOOD, RULES, TRUTH)
    assert blend.slope > 0
    assert blend.rules > 0
    assert error(blend, GOOD, RULES) < 0.2


def test_a_judge_who_says_the_opposite_is_left_out_rather_than_turned_round():
    assert fit_blend(-GOOD, RULES, TRUTH).slope == 0
    assert fit_blend(GOOD, 3 - RULES, TRUTH).rules == 0
    both = fit_blend(-GOOD, 3 - RULES, TRUTH)
    assert (both.slope, both.rules) == (0, 0)
    assert chance(0, 0, both) == pytest.approx(TRUTH.mean(), abs=0.01)


def test_what_never_happens_has_a_small_chance_and_no_steep_curve():
    blend = fit_blend(NOISE, np.zeros(400), np.zeros(400))
    assert chance(3, 0, blend) < 0.2
    assert blend.slope < 10


def test_the_mean_chance_is_the_share_that_it_was_fitted_to():
    blend = fit_blend(GOOD, RULES, TRUTH)
    told = [chance(x, r, blend) for x, r in zip(GOOD, RULES, strict=True)]
    assert np.mean(told) == pytest.approx(TRUTH.mean(), abs=0.01)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-30, 30), st.integers(0, 3), st.booleans()), min_size=1))
def test_whatever_was_said_there_is_a_blend(said):
    logits, rules, truth = (np.array(column, float) for column in zip(*said, strict=True))
    blend = fit_blend(logits, rules, truth)
    assert blend.slope >= 0
    assert blend.rules >= 0


def test_chances_that_hold_have_no_calibration_error_and_overstated_ones_have():
    truth = np.array([1, 1, 1, 0.0])
    assert calibration_error(np.full(4, 0.75), truth) == pytest.approx(0)
    assert calibration_error(np.full(4, 1.0), truth) == pytest.approx(0.25)
    assert calibration_error(np.array([0.0, 1.0]), np.array([0.0, 1.0])) == 0
