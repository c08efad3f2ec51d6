import json

import pytest

from ccc.content.ids import CRITERIA
from ccc.evaluation.agreement import LevelPair, compare, evaluate
from ccc.evaluation.rated import read_rated
from tests.evaluation.conftest import levels


def some_pairs():
    rated = [levels(n % 4, n % 4, n % 4, n % 4, n % 4) for n in range(24)]
    scored = [levels(n % 4, n % 4, n % 4, n % 4, min(n % 4 + 1, 3)) for n in range(24)]
    return [
        LevelPair(f"s{n // 4}", a, b) for n, (a, b) in enumerate(zip(rated, scored, strict=True))
    ]


def test_gaps_are_scorer_minus_raters():
    result = compare(some_pairs(), 0, {})
    assert result.gap["reason"] == 0
    assert result.gap["personal"] == pytest.approx(0.75)
    assert result.kappa["reason"].value == 1
    assert result.kappa["personal"].value < 1


def test_intervals_are_the_same_each_time_and_hold_the_figure():
    first, second = compare(some_pairs(), 0, {}), compare(some_pairs(), 0, {})
    assert first == second
    figure = first.correlation
    assert figure.low <= figure.value <= figure.high


def test_one_scenario_alone_has_no_interval():
    pairs = [LevelPair("only", one.rated, one.scored) for one in some_pairs()]
    assert compare(pairs, 0, {}).kappa["personal"].low is None


def test_the_typical_gap_is_in_points_of_a_hundred():
    pairs = [LevelPair(f"s{n}", levels(0, 0, 0, 0, 0), levels(3, 0, 0, 0, 0)) for n in range(3)]
    assert compare(pairs, 0, {}).standard_error == pytest.approx(20)


@pytest.mark.xdist_group("agreement")
def test_the_shipped_scorer_is_fit_to_show_numbers_on_the_notes_it_was_fitted_to(rated_agreement):
    result = rated_agreement
    assert result.notes == 357
    assert result.left_out == 3
    assert all(figure.value >= 0.75 for figure in result.kappa.values())
    assert result.correlation.value >= 0.9
    table = result.table()
    assert all(criterion in table for criterion in CRITERIA)
    assert "too_long" not in table
    json.dumps(result.to_json())


def test_flags_missed_and_raised_unasked_are_named(rubric, rated_objects):
    blank = next(one for one in rated_objects if one["flags"] == ["blank"])
    fine = next(one for one in rated_objects if one["note"] and not one["flags"])
    lines = [json.dumps({**fine, "flags": ["blank"]}), json.dumps({**blank, "flags": []})]
    counts = evaluate(read_rated(lines), rubric).flags["blank"]
    assert counts.given == 1
    assert counts.missed == (fine["id"],)
    assert counts.false_alarms == (blank["id"],)


def test_agreement_is_told_by_writer_where_there_are_several(rubric, rated_objects):
    lines = [json.dumps({**one, "source": "xy"[n % 2]}) for n, one in enumerate(rated_objects[:40])]
    several = evaluate(read_rated(lines), rubric)
    assert set(several.by_writer) == {"x", "y"}
    assert "kappa by writer" in several.table()
    assert evaluate(read_rated(map(json.dumps, rated_objects[:40])), rubric).by_writer == {}
