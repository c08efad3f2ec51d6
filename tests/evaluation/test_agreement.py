import json

import pytest

from ccc.content.ids import CRITERIA
from ccc.evaluation.agreement import LevelPair, compare, evaluate
from ccc.evaluation.measures import quadratic_kappa
from ccc.evaluation.rated import RatedError, read_rated


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


def levels(*numbers):
    return dict(zip(CRITERIA, numbers, strict=True))


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


def test_the_shipped_scorer_is_fit_to_show_numbers_on_the_notes_it_was_fitted_to(
    rubric, rated_lines
):
    result = evaluate(read_rated(rated_lines), rubric)
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


def test_every_fault_in_a_rated_file_is_named_by_line():
    good = {"note": "Hi", "levels": levels(0, 1, 2, 3, 0)}
    lines = [
        json.dumps(good),
        "",
        "not json",
        json.dumps({**good, "levels": levels(0, 1, 2, 4, 0)}),
        json.dumps({**good, "levels": levels(0, True, 2, 3, 0)}),
        json.dumps({**good, "flags": ["nice"]}),
        json.dumps({"note": "Hi"}),
    ]
    with pytest.raises(RatedError) as caught:
        read_rated(lines)
    message = str(caught.value)
    assert [line.split(":")[0] for line in message.splitlines()] == [
        "line 3", "line 4", "line 5", "line 6", "line 7",
    ]  # fmt: skip
    assert "levels.value is 4" in message


def test_an_empty_file_says_what_to_give():
    with pytest.raises(RatedError, match="no rated notes"):
        read_rated(["", " "])
