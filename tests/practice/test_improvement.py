"""What attempts say over time: bands, polish, habits, forecasts, weeks, filters and pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.attempts import Attempt
from ccc.practice.filters import Filter, active_weeks, kept_by
from ccc.practice.forecasts import calibration
from ccc.practice.habits import habits
from ccc.practice.improvement import (
    before_after_pairs,
    change_band,
    other_first_drafts,
    revision_gain,
    verdict,
)
from tests.attempts import attempt, drafts
from tests.conftest import NOON


def guesses(errors: Sequence[int], nth: int = 1) -> list[Attempt]:
    return [
        attempt(f"person-{number}", nth, 50, forecast=50 + error)
        for number, error in enumerate(errors)
    ]


# --- the band of no change ------------------------------------------------------------------


def test_the_band_lies_around_the_mean_of_the_first_three_first_drafts() -> None:
    band = change_band(drafts([40, 50, 60, 100]), standard_error=10)
    assert band is not None
    assert band.middle == 50
    assert band.high - band.middle == pytest.approx(16.003, abs=0.001)


def test_there_is_no_band_before_the_third_first_draft() -> None:
    assert change_band(drafts([40, 50]), standard_error=10) is None


@given(st.lists(st.integers(0, 100), min_size=6, max_size=12), st.floats(0.5, 20))
def test_a_change_is_called_one_just_where_the_last_mean_leaves_the_band(
    scores: list[int], error: float
) -> None:
    written = drafts(scores)
    found, band = verdict(written, error), change_band(written, error)
    assert band is not None
    assert found.last_mean is not None
    assert 0 <= band.low <= band.middle <= band.high <= 100
    if found.kind == "no_change":
        assert band.low - 1e-9 <= found.last_mean <= band.high + 1e-9
    else:
        assert not band.low < found.last_mean < band.high


# --- polish ---------------------------------------------------------------------------------


def test_the_revision_gain_is_best_minus_first_over_notes_tried_again() -> None:
    written = [
        attempt("ann", 1, 40),
        attempt("ann", 2, 70),
        attempt("ann", 3, 60),
        attempt("bo", 1, 50),
        attempt("cy", 1, 50),
        attempt("cy", 2, 40),
    ]
    gain = revision_gain(written)
    assert gain is not None
    assert (gain.points, gain.notes) == (15, 2)


def test_without_a_second_try_there_is_no_revision_gain() -> None:
    assert revision_gain(drafts([10, 90])) is None


# --- habits ---------------------------------------------------------------------------------


def levels(**changed: int) -> dict[CriterionId, int]:
    return {criterion: changed.get(criterion, 1) for criterion in CRITERIA}


def test_the_strongest_and_the_next_habit_have_the_highest_and_the_lowest_mean_level() -> None:
    written = [
        attempt(f"p{number}", 1, 50, levels=levels(value=3, personal=0)) for number in range(3)
    ]
    found = habits(written)
    assert found is not None
    assert (found.strongest, found.following, found.drafts) == ("value", "personal", 3)


def test_ties_between_habits_go_by_the_order_of_the_rubric() -> None:
    written = [
        attempt(f"p{number}", 1, 50, levels=levels(reason=2, context=2, value=0, personal=0))
        for number in range(3)
    ]
    found = habits(written)
    assert found is not None
    assert (found.strongest, found.following) == ("reason", "value")


def test_five_equal_criteria_are_even_and_not_a_habit() -> None:
    found = habits(drafts([50, 50, 50]))
    assert found is not None
    assert found.even


def test_two_first_drafts_are_no_habit_and_revisions_never_are() -> None:
    assert habits([*drafts([50, 50]), attempt("person-0", 2, 90)]) is None


def test_a_habit_is_looked_for_in_the_latest_six_first_drafts() -> None:
    early = [attempt(f"early{n}", 1, 50, levels=levels(reason=3)) for n in range(9)]
    late = [attempt(f"late{n}", 1, 50, levels=levels(value=3)) for n in range(6)]
    found = habits([*early, *late])
    assert found is not None
    assert (found.strongest, found.drafts) == ("value", 6)


# --- forecasts ------------------------------------------------------------------------------


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


# --- active weeks ---------------------------------------------------------------------------


def written_days_ago(*days: int) -> list[Attempt]:
    return [attempt(f"p{day}", 1, 50, at=NOON - timedelta(days=day)) for day in days]


@pytest.mark.parametrize(
    ("days", "active", "of"),
    [
        ((0,), 1, 1),
        ((6, 0), 1, 1),
        ((20, 0), 2, 3),
        ((50, 49, 8, 0), 2, 6),
        ((60,), 0, 6),
    ],
)
def test_weeks_with_a_note_are_counted_among_at_most_the_last_six(
    days: tuple[int, ...], active: int, of: int
) -> None:
    found = active_weeks([NOON - timedelta(days=day) for day in days], NOON)
    assert (found.active, found.of) == (active, of)


def test_a_note_from_a_clock_ahead_of_ours_counts_for_this_week() -> None:
    assert active_weeks([NOON + timedelta(days=3)], NOON).active == 1


# --- filters --------------------------------------------------------------------------------


def test_a_filter_keeps_first_drafts_or_revisions_apart() -> None:
    written = [attempt("ann", 1, 40), attempt("ann", 2, 90)]
    assert kept_by(Filter(kind="first"), written, NOON) == (written[0],)
    assert kept_by(Filter(kind="revision"), written, NOON) == (written[1],)


def test_a_filter_keeps_own_people_or_given_ones() -> None:
    written = [attempt("ann", 1, 40), attempt("own:12", 1, 90)]
    assert kept_by(Filter(whom="given"), written, NOON) == (written[0],)
    assert kept_by(Filter(whom="own"), written, NOON) == (written[1],)


def test_this_sitting_reaches_back_until_a_pause_of_more_than_an_hour() -> None:
    minutes = (200, 100, 50, 5)
    written = [attempt(f"p{m}", 1, 50, at=NOON - timedelta(minutes=m)) for m in minutes]
    assert kept_by(Filter(span="sitting"), written, NOON) == tuple(written[1:])


def test_after_a_long_pause_there_is_nothing_of_this_sitting() -> None:
    assert kept_by(Filter(span="sitting"), written_days_ago(1), NOON) == ()


def test_the_last_thirty_days_leave_older_notes_out() -> None:
    written = written_days_ago(31, 29)
    assert kept_by(Filter(span="month"), written, NOON) == (written[1],)


@given(st.lists(st.integers(0, 90), max_size=10))
def test_no_filter_keeps_everything(days: list[int]) -> None:
    written = written_days_ago(*days)
    assert kept_by(Filter(), written, NOON) == tuple(written)


# --- before and after -----------------------------------------------------------------------


def test_transfer_is_the_first_and_the_latest_first_draft_and_comes_first_where_it_rose() -> None:
    written = [attempt("ann", 1, 20), attempt("ann", 2, 90), attempt("bo", 1, 99)]
    written.append(attempt("cy", 1, 40))
    pairs = before_after_pairs(written)
    assert [(pair.kind, pair.gain) for pair in pairs] == [("transfer", 20), ("best", 70)]
    assert (pairs[0].before.scenario_id, pairs[0].after.scenario_id) == ("ann", "cy")


def test_where_first_drafts_did_not_rise_the_best_revision_comes_first() -> None:
    written = [attempt("ann", 1, 50), attempt("ann", 2, 70), attempt("bo", 1, 30)]
    assert [pair.kind for pair in before_after_pairs(written)] == ["best", "transfer"]


def test_a_note_that_only_got_worse_is_told_by_its_latest_try() -> None:
    written = [attempt("ann", 1, 50), attempt("ann", 2, 40)]
    assert [(pair.kind, pair.gain) for pair in before_after_pairs(written)] == [("latest", -10)]


def test_best_and_latest_are_both_offered_where_they_differ() -> None:
    written = [attempt("ann", 1, 50), attempt("ann", 2, 80), attempt("ann", 3, 60)]
    assert [pair.kind for pair in before_after_pairs(written)] == ["best", "latest"]


def test_the_best_later_try_is_offered_even_where_none_was_better_than_the_first() -> None:
    written = [attempt("ann", 1, 87), attempt("ann", 2, 87), attempt("ann", 3, 0)]
    pairs = before_after_pairs(written)
    assert [(pair.kind, pair.gain) for pair in pairs] == [("best", 0), ("latest", -87)]


def test_first_drafts_to_people_who_were_not_new_are_counted_apart() -> None:
    known = replace(attempt("bo", 1, 60), unseen=False)
    written = [attempt("ann", 1, 50), known, attempt("ann", 2, 80)]
    assert other_first_drafts(written) == 1


def test_one_note_makes_no_pair() -> None:
    assert before_after_pairs([attempt("ann", 1, 50)]) == ()
    assert before_after_pairs([]) == ()
