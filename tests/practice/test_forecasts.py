"""Forecasts are held against scores: a lean counts beyond its own noise."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.practice.attempts import Attempt
from ccc.practice.forecasts import calibration
from tests.attempts import attempt


def guesses(errors: Sequence[int], nth: int = 1) -> list[Attempt]:
    return [
        attempt(f"person-{number}", nth, 50, forecast=50 + error)
        for number, error in enumerate(errors)
    ]


@pytest.mark.parametrize(
    ("errors", "kind"),
    [
        ([-12, -10, -14, -12], "too_early"),
        ([-12, -10, -14, -12, -12], "too_hard"),
        ([12, 10, 14, 12, 12], "too_kind"),
        ([5, -5, 0, 5, -5], "good_eye"),
        ([4, 4, 4, 4, 4], "good_eye"),
        ([40, -40, 30, -30, 5], "no_lean"),
        ([60, -20, 50, -20, 10], "no_lean"),
    ],
)
def test_a_lean_is_told_only_where_it_is_larger_than_its_own_noise(
    errors: list[int], kind: str
) -> None:
    assert calibration(guesses(errors)).kind == kind


def test_a_lean_is_the_mean_of_forecast_minus_score_with_its_noise() -> None:
    found = calibration(guesses([-10, -12, -14, -12, -12]))
    assert found.lean == -12
    assert found.noise == pytest.approx(2.776 * 1.41421 / 5**0.5, rel=0.02)
    assert found.miss == 12


def test_notes_without_a_forecast_or_a_score_are_no_guesses() -> None:
    blanks = [attempt("ann", 1, None, forecast=50), attempt("bo", 1, 50)]
    assert calibration(blanks).guesses == 0


@given(st.lists(st.integers(-50, 50), min_size=5, max_size=30))
def test_guessing_the_other_way_round_turns_the_lean_round(errors: list[int]) -> None:
    one, other = calibration(guesses(errors)), calibration(guesses([-e for e in errors]))
    turned = {"too_hard": "too_kind", "too_kind": "too_hard"}
    assert other.kind == turned.get(one.kind, one.kind)
