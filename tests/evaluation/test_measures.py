"""Kappa and shares agree with sums done by hand."""

import pytest

from ccc.evaluation.measures import quadratic_kappa, share


def test_kappa_agrees_with_a_sum_done_by_hand():
    # seen 0+1+0+1 = 2; by chance 0,1,2,3 against 0 gives 14, against each of three 2s 6: 32
    assert quadratic_kappa([0, 1, 2, 3], [0, 2, 2, 2]) == pytest.approx(1 - 2 * 4 / 32)


def test_kappa_of_two_against_two_by_hand():
    # one pair apart by 3: seen 9; by chance 9 * (1*1 + 1*1) = 18 over 2 notes
    assert quadratic_kappa([0, 3], [0, 3]) == 1
    assert quadratic_kappa([0, 3], [3, 0]) == pytest.approx(1 - 18 * 2 / 18)


def test_kappa_is_nought_where_the_scorer_knows_nothing():
    assert quadratic_kappa([0, 0, 3, 3], [0, 3, 0, 3]) == pytest.approx(0)


def test_kappa_has_no_value_where_nothing_varies():
    assert quadratic_kappa([2, 2], [2, 2]) is None


def test_a_share_of_nothing_has_no_value_and_an_interval_stays_within_nought_and_one():
    assert share(0, 0).value is None
    assert (share(5, 5).low or 0) > 0.5
    assert share(5, 5).high == 1.0
    assert share(29, 30).low == pytest.approx(0.833, abs=0.001)
