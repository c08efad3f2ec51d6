"""Weak spots as a file: in the shape of the attack tests, whatever somebody typed."""

from __future__ import annotations

from functools import partial

import yaml

from ccc.content.load import Content
from ccc.games.rounds import WeakSpot
from ccc.reports.weak_spots import weak_spot_rows, weak_spots_yaml
from ccc.scoring.scenarios import score_by_id
from tests.conftest import NOON

NASTY = 'He said: "no" # {not} a slot\n- id: x\n🪑'


def spot(scenario: str = "accordion-mender", note: str = "Hello") -> WeakSpot:
    return WeakSpot(scenario, note, NASTY, 71, "a1b2", NOON)


def test_each_spot_tells_its_score_then_and_now(content: Content) -> None:
    rows = weak_spot_rows([spot(), spot(note="Hi")], partial(score_by_id, content))
    assert [row["id"] for row in rows] == ["beaten-20260302-1", "beaten-20260302-2"]
    assert rows[0]["score_then"] == 71
    assert rows[0]["score_now"] < 40


def test_a_spot_on_somebody_who_was_removed_has_no_score_now(content: Content) -> None:
    (row,) = weak_spot_rows([spot("gone")], partial(score_by_id, content))
    assert row["score_now"] is None


def test_the_file_can_be_added_to_the_attack_tests_as_it_is(content: Content) -> None:
    rows = weak_spot_rows([spot(note=NASTY)], partial(score_by_id, content))
    (read,) = yaml.safe_load(weak_spots_yaml(rows))
    assert (read["scenario"], read["note"], read["because"]) == ("accordion-mender", NASTY, NASTY)
    assert read["kind"] == "beaten"


def test_without_any_the_file_says_what_it_is_for() -> None:
    assert yaml.safe_load(weak_spots_yaml([])) is None
    assert "Beat the score" in weak_spots_yaml([])
