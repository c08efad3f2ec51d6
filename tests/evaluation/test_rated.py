"""Rated notes are read line by line, and every fault is named."""

import json

import pytest

from ccc.evaluation.rated import RatedError, read_rated
from tests.evaluation.conftest import levels


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
