"""How often the scorer's choice is the raters', and points fitted to theirs."""

import json

import pytest

from ccc.evaluation.decisions import evaluate_decisions, fit_points, read_decisions
from ccc.evaluation.rated import RatedError
from tests.scoring.decisions import lines_of, rules


def test_the_goal_is_reached_with_every_decision_left_out_in_turn():
    found = evaluate_decisions(lines_of("decisions.jsonl"), rules())
    assert found.left_out.of == 30
    assert found.left_out.value >= 0.8
    assert found.left_out.low >= 0.7


def test_decisions_written_before_the_signs_come_out_right_too():
    found = evaluate_decisions(lines_of("decisions_own.jsonl"), rules())
    assert found.as_shipped.of == 20
    assert found.as_shipped.value >= 0.8


def test_the_shipped_points_are_those_of_the_rated_decisions():
    fitted = fit_points(read_decisions(lines_of("decisions.jsonl")), rules())
    assert fitted.points == pytest.approx(rules().points, abs=0.011)
    assert fitted.start == pytest.approx(rules().start, abs=0.011)


def test_a_fit_never_turns_a_sign_round():
    wrong = [
        json.dumps({**json.loads(line), "best": "follow"}) for line in lines_of("decisions.jsonl")
    ]
    fitted = fit_points(read_decisions(wrong), rules())
    assert all(points * rules().direction(name) >= 0 for name, points in fitted.points.items())


def test_the_table_shows_both_shares_and_the_report_is_plain_json():
    found = evaluate_decisions(lines_of("decisions.jsonl"), rules())
    assert "left out" in found.table()
    assert json.loads(json.dumps(found.to_json()))["as_shipped"]["of"] == 30


def test_bad_rated_lines_are_all_named():
    with pytest.raises(RatedError, match=r"(?s)line 1: best is None.*line 2: is not JSON"):
        read_decisions(['{"id": "a"}', "{"])
