"""How far the scorer and the raters agree on replies."""

import json

import pytest

from ccc.content.ids import REPLY_CHECKS
from ccc.evaluation.rated import RatedError
from ccc.evaluation.replies import evaluate_replies
from tests.scoring.replies.data import lines_of, rules


def test_the_bars_are_met_on_the_eighty_rated_replies():
    found = evaluate_replies(lines_of("replies.jsonl"), rules())
    assert found.replies == 80
    assert {c: round(f.value, 2) for c, f in found.kappa.items() if f.value < 0.75} == {}
    assert found.recall.value >= 0.9
    assert found.precision.value >= 0.8


@pytest.mark.parametrize("name", ["replies_own.jsonl", "replies_more.jsonl", "replies_last.jsonl"])
def test_the_bars_are_met_on_our_own_replies_too(name):
    found = evaluate_replies(lines_of(name), rules())
    assert {c: round(f.value, 2) for c, f in found.kappa.items() if f.value < 0.75} == {}
    assert found.recall.value >= 0.9
    assert found.precision.value >= 0.8


def test_the_table_names_every_check_and_the_report_is_plain_json():
    found = evaluate_replies(lines_of("replies_last.jsonl"), rules())
    assert all(check in found.table() for check in (*REPLY_CHECKS, "recall", "precision"))
    assert set(json.loads(json.dumps(found.to_json()))["kappa"]) == set(REPLY_CHECKS)


def test_bad_rated_lines_are_all_named():
    good = lines_of("replies.jsonl")[0]
    with pytest.raises(
        RatedError, match=r"(?s)line 2: checks is missing.*line 3: faults has 'odd'"
    ):
        evaluate_replies([good, '{"reply": "a"}', good.replace('"none"', '"odd"')], rules())
