"""The model card: shares of the two judges, thresholds of marks, and how well it all does."""

from dataclasses import replace

import numpy as np
import pytest

from ccc.content.ids import CRITERIA
from ccc.training import card as measured
from ccc.training.left_out import rubric_with


@pytest.fixture(scope="module")
def judging(rubric, encoder, judged):
    """The rubric with a card whose shares were fitted to these notes."""
    update = {
        "levels": measured.level_blends(judged),
        "marks": measured.mark_thresholds(judged),
        "margin": 1.0,
    }
    return rubric_with(rubric, encoder.card.model_copy(update=update))


def test_every_level_of_every_criterion_has_its_share_of_both_judges(judged):
    blends = measured.level_blends(judged)
    assert list(blends) == list(CRITERIA)
    for three in blends.values():
        assert all(one.slope > 0 and one.rules >= 0 for one in three)


def test_every_flag_on_which_the_encoder_is_heard_has_its_shares(judged):
    assert set(measured.flag_blends(judged)) == set(measured.HEARD)


def test_a_network_that_knows_the_notes_agrees_with_the_raters_better_than_the_rules(
    judged, judging
):
    figures = measured.figures(judged, judging)
    assert figures.notes == len(judged)
    gained = {name: figures.kappa[name].value - figures.rules[name] for name in CRITERIA}
    assert sum(value > 0 for value in gained.values()) >= 4, gained
    assert figures.kappa["value"].value < 1
    assert set(figures.gap) == set(CRITERIA)


def test_the_levels_measured_are_those_that_the_app_would_give(judged, judging):
    found = [measured.judged_by_both(one, judging).levels for one in judged]
    rated = [dict(zip(CRITERIA, one.example.levels, strict=True)) for one in judged]
    same = sum(a[name] == b[name] for a, b in zip(found, rated, strict=True) for name in CRITERIA)
    assert same / (5 * len(rated)) > 0.7


def test_a_set_on_which_nobody_errs_has_an_error_of_nought(judged, judging):
    found = [measured.judged_by_both(one, judging).levels for one in judged]
    agreed = [
        replace(one, example=replace(one.example, levels=tuple(levels.values())))
        for one, levels in zip(judged, found, strict=True)
    ]
    assert measured.figures(agreed, judging).standard_error == 0


def test_figures_are_told_for_each_writer_where_writers_are_told(judged, judging):
    half = len(judged) // 2
    two = [
        replace(one, example=replace(one.example, writer="hj"[number >= half]))
        for number, one in enumerate(judged)
    ]
    assert set(measured.figures(two, judging).by_writer) == {"h", "j"}


def test_the_threshold_of_marks_lies_between_what_is_marked_and_what_is_not(judged):
    found = measured.mark_thresholds(judged)
    assert list(found.earns) == list(found.costs) == list(CRITERIA)
    sure = 1 / (1 + np.exp(-2.0))
    assert 1 - sure < found.earns["personal"] <= sure


def test_marked_words_are_compared_with_the_markers_for_both_ways_of_finding_them(judged, judging):
    agreement = measured.mark_agreement(judged, judging.encoder.card, judging)
    assert list(agreement) == list(CRITERIA)
    assert all(0 <= share <= 1 for both in agreement.values() for share in both)
    assert max(by_both for by_both, _ in agreement.values()) > 0


def test_chances_of_a_network_that_knows_the_notes_are_well_calibrated(judged, judging):
    errors = measured.calibration(judged, judging)
    assert list(errors) == list(CRITERIA)
    assert all(0 <= error < 0.2 for error in errors.values())


def test_the_margin_grows_with_the_error_over_what_the_chances_tell(judged, judging):
    factor = measured.margin_factor(judged, judging)
    assert factor > 0
    wrong = [
        replace(one, example=replace(one.example, levels=tuple(3 - n for n in one.example.levels)))
        for one in judged
    ]
    assert measured.margin_factor(wrong, judging) > factor


def test_the_data_is_known_by_a_hash_that_any_change_changes_but_no_order(examples):
    known = measured.data_hash(examples)
    assert len(known) == 16
    assert measured.data_hash(examples[::-1]) == known
    assert measured.data_hash([replace(examples[0], text="else"), *examples[1:]]) != known
