"""What attempts say over time: the verdict and its band, polish, and pairs."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.attempts import Attempt
from ccc.practice.improvement import (
    before_after_pairs,
    change_band,
    level_changes,
    other_first_drafts,
    revision_gain,
    verdict,
)
from tests.attempts import attempt, drafts

# --- the band of no change ------------------------------------------------------------------


def test_the_band_lies_around_the_mean_of_the_first_three_first_drafts() -> None:
    band = change_band(drafts([40, 50, 60, 100]), standard_error=10)
    assert band is not None
    assert band.middle == 50
    assert band.high - band.middle == pytest.approx(16.003, abs=0.001)


def test_there_is_no_band_before_the_third_first_draft() -> None:
    assert change_band(drafts([40, 50]), standard_error=10) is None


@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.none() | st.floats(0.5, 20)), min_size=6, max_size=12
    ),
    st.floats(0.5, 20),
)
def test_a_change_is_called_one_just_where_the_last_mean_leaves_the_band(
    scored: list[tuple[int, float | None]], error: float
) -> None:
    written = wavering([score for score, _ in scored], [margin for _, margin in scored])
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


# --- the verdict ----------------------------------------------------------------------------


def test_five_first_drafts_are_too_early_to_tell() -> None:
    found = verdict(drafts([0, 0, 0, 100, 100]), standard_error=5)
    assert found.kind == "too_early"
    assert found.drafts == 5


@pytest.mark.parametrize(
    ("scores", "kind"),
    [
        ([20, 20, 20, 80, 80, 80], "better"),
        ([80, 80, 80, 20, 20, 20], "lower"),
        ([50, 50, 50, 52, 52, 52], "no_change"),
    ],
)
def test_a_change_counts_only_beyond_the_scorers_noise(scores: list[int], kind: str) -> None:
    assert verdict(drafts(scores), standard_error=10).kind == kind


def test_the_noise_of_two_means_of_three_is_1_96_s_root_two_thirds() -> None:
    assert verdict([], standard_error=10).noise == pytest.approx(16.003, abs=0.001)


def wavering(scores: list[int], margins: list[float | None]) -> list[Attempt]:
    """First drafts whose own errors the scorer told, or did not."""
    return [
        replace(draft, assessment=replace(draft.assessment, margin=margin))
        for draft, margin in zip(drafts(scores), margins, strict=True)
    ]


def test_the_noise_is_the_root_mean_square_of_the_errors_of_the_drafts_compared() -> None:
    written = wavering([50] * 7, [6, 6, 6, 90, 12, 12, 12])
    found = verdict(written, standard_error=10)
    assert found.noise == pytest.approx(1.96 * sqrt((6**2 + 12**2) / 2 * 2 / 3))


def test_a_draft_whose_error_is_not_known_counts_with_the_scorers_own() -> None:
    told = verdict(wavering([50] * 6, [10] * 6), standard_error=10)
    untold = verdict(wavering([50] * 6, [None, None, 10, 10, None, None]), standard_error=10)
    assert untold.noise == pytest.approx(told.noise)


def test_a_change_that_unsure_scores_would_hide_is_told_where_the_scorer_was_surer() -> None:
    scores = [40, 40, 40, 52, 52, 52]
    assert verdict(wavering(scores, [None] * 6), standard_error=13).kind == "no_change"
    assert verdict(wavering(scores, [5] * 6), standard_error=13).kind == "better"


def test_a_comparison_says_by_how_many_rubrics_it_was_scored() -> None:
    written = drafts([10, 10, 10, 80, 80, 80])
    assert verdict(written, 10).rubrics == 1
    other = replace(written[0].assessment, rubric_hash="other")
    assert verdict([replace(written[0], assessment=other), *written[1:]], 10).rubrics == 2


# --- criterion by criterion -------------------------------------------------------------------


def three(**levels: int) -> list[dict[CriterionId, int]]:
    """The levels of three drafts, clear (2) where nothing else is said."""
    return [{criterion: levels.get(criterion, 2) for criterion in CRITERIA}] * 3


def test_a_criterion_changed_by_the_difference_of_its_mean_levels() -> None:
    first, last = three(value=0, context=3), three(value=3, context=0)
    assert level_changes(first, last, 10) == {"context": -3, "value": 3}
    assert level_changes(first, [*last[:2], *three(value=0)[:1]], 10) == {
        "context": pytest.approx(-7 / 3),
        "value": 2,
    }


def test_no_criterion_changed_where_there_is_nothing_to_compare() -> None:
    assert level_changes([], [], 1) == level_changes(three(), [], 1) == {}


def test_a_level_changed_only_beyond_the_part_it_has_in_the_noise_of_the_score() -> None:
    points_a_level = 100 / (3 * sqrt(5))
    assert level_changes(three(), three(value=3), 0.99 * points_a_level) == {"value": 1}
    assert level_changes(three(), three(value=3), 1.01 * points_a_level) == {}


@given(st.lists(st.integers(0, 100), min_size=6, max_size=20), st.integers(1, 20))
def test_polishing_one_note_never_changes_the_headline(scores: list[int], more: int) -> None:
    written = drafts(scores)
    polished = [attempt("person-0", nth, 100) for nth in range(2, 2 + more)]
    assert verdict([*written, *polished], 10) == verdict(written, 10)
