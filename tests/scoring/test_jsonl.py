import json

import pytest

from ccc.scoring.jsonl import score_lines

GOOD = '{"id": "a", "note": "We met in Lund.", "welcome": 3, "raters": [1]}'


def run(rubric, *lines):
    return list(score_lines(lines, rubric))


def test_every_line_gets_its_result_in_order(rubric):
    results = run(rubric, GOOD, '{"note": "Hi"}', '{"id": "c", "note": "", "limit": 200}')
    assert [one["id"] for one in results] == ["a", None, "c"]
    assert results[2]["limit"] == 200
    assert results[2]["flags"] == ["blank"]


def test_blank_lines_are_skipped_and_still_counted(rubric):
    results = run(rubric, "", GOOD, "   \n", "oops")
    assert [one["id"] for one in results] == ["a", None]
    assert results[1]["line"] == 4


def test_a_bad_line_gets_an_error_in_its_place_and_the_rest_is_scored(rubric):
    results = run(rubric, "{nonsense", GOOD, "[1]")
    assert set(results[0]) == {"id", "line", "error"}
    assert results[0]["line"] == 1
    assert results[1]["id"] == "a"
    assert results[1]["score"] is not None
    assert "a list" in results[2]["error"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "x"}', "note is missing"),
        ('{"id": "x", "note": null}', "note is missing"),
        ('{"id": "x", "note": 7}', "note is the number 7"),
        ('{"id": "x", "note": "a", "limit": true}', "limit is true"),
        ('{"id": "x", "note": "a", "limit": 0}', "limit is 0"),
        ('{"id": "x", "note": "a", "limit": 1.5}', "limit is the number 1.5"),
        ('{"id": "x", "note": "a", "limit": "140"}', "limit is a text"),
        ('{"id": "x", "note": "a", "sender": "me"}', "sender is a text"),
        ('{"id": "x", "note": "a", "sender": {"name": 3}}', "sender.name is the number 3"),
        ('{"id": "x", "note": "a", "recipient": {"facts": "f"}}', "recipient.facts"),
        ('{"id": "x", "note": "a", "recipient": {"facts": [1]}}', "recipient.facts"),
        ('{"id": "x", "note": "a", "situation": []}', "situation is a list"),
    ],
)
def test_a_wrong_type_is_named_with_its_place(rubric, line, words):
    (result,) = run(rubric, line)
    assert result["id"] == "x"
    assert words in result["error"]


@pytest.mark.parametrize(
    "line", ['{"note": "a", "limit": NaN}', '{"note": "a", "limit": Infinity}']
)
def test_nan_and_infinity_are_not_json(rubric, line):
    (result,) = run(rubric, line)
    assert "is not JSON" in result["error"]


def test_an_id_that_is_no_text_is_an_error_that_still_names_it(rubric):
    (result,) = run(rubric, '{"id": 12, "note": "a"}')
    assert result["id"] == 12
    assert "id is the number 12" in result["error"]


def test_cards_may_lack_everything_and_nulls_are_left_out(rubric):
    line = json.dumps(
        {"note": "Hi", "limit": None, "situation": None, "sender": {},
         "recipient": {"name": "B", "headline": None, "facts": None, "age": 4}}
    )  # fmt: skip
    (result,) = run(rubric, line)
    assert result["profiles"] == "none"
    assert result["limit"] == 140


def test_odd_unicode_in_a_line_is_scored_and_can_be_written_out_again(rubric):
    (result,) = run(rubric, '{"id": "\\ud800", "note": "Hi \\ud83d there \\u0000"}')
    assert json.loads(json.dumps(result))["characters"] == 12


def test_deep_nesting_is_an_error_and_no_crash(rubric):
    (result,) = run(rubric, '{"note": ' + "[" * 100_000)
    assert "error" in result
