"""Weak spots as a file: in the shape of the attack tests, whatever somebody typed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
import yaml

from ccc.content.load import Content
from ccc.games.rounds import WeakSpot
from ccc.practice.attempts import Disputed, Objection
from ccc.reports.weak_spots import Judge, weak_spot_rows, weak_spots_yaml
from ccc.scoring.scenarios import score_by_id
from tests.conftest import NOON

NASTY = 'He said: "no" # {not} a slot\n- id: x\n🪑\ud800'
MENDER = "accordion-mender"
VAGUE = "Hi Eudes, great page, let us connect!"
SHAPE = {"id", "kind", "scenario", "note", "because", "score_then", "score_now"}


@pytest.fixture
def judge(content: Content) -> Judge:
    return partial(score_by_id, content)


def spot(scenario: str = MENDER, note: str = "Hello") -> WeakSpot:
    return WeakSpot(scenario, note, NASTY, 71, "a1b2", NOON)


@pytest.fixture
def objection(judge: Judge) -> Objection:
    """An objection to a note whose value was clear when it was made."""
    judged = judge(MENDER, VAGUE)
    assert judged is not None
    assert judged.levels is not None
    then = replace(judged, levels={**judged.levels, "value": 2})
    said = Disputed("level", "value", "clear")
    return Objection(7, MENDER, VAGUE, said, "I offer nothing", True, then, NOON)


def test_each_spot_tells_its_score_then_and_now(judge: Judge) -> None:
    rows = weak_spot_rows([spot(), spot(note="Hi")], [], judge)
    assert [row["id"] for row in rows] == ["beaten-20260302-1", "beaten-20260302-2"]
    assert rows[0]["score_then"] == 71
    assert rows[0]["score_now"] < 40
    assert set(rows[0]) == SHAPE


def test_a_spot_on_somebody_who_was_removed_has_no_score_now(judge: Judge) -> None:
    (row,) = weak_spot_rows([spot("gone")], [], judge)
    assert row["score_now"] is None


def test_an_objection_tells_what_is_disputed_and_its_level_then_and_now(
    judge: Judge, objection: Objection
) -> None:
    (row,) = weak_spot_rows([], [objection], judge)
    assert row == {
        "id": "objection-20260302-7",
        "kind": "objection",
        "scenario": MENDER,
        "note": VAGUE,
        "about": "level",
        "criterion": "value",
        "words": "clear",
        "reason": "I offer nothing",
        "level_then": 2,
        "level_now": 0,
    }


def test_an_objection_to_what_had_no_level_or_has_none_now_says_so(
    judge: Judge, objection: Objection
) -> None:
    unscored = replace(objection.assessment, levels=None, score=None, band=None)
    gone = replace(objection, scenario_id="gone", assessment=unscored)
    (row,) = weak_spot_rows([], [gone], judge)
    assert (row["level_then"], row["level_now"]) == (None, None)


@pytest.mark.parametrize(
    ("about", "told"), [("advice", None), ("mark", "“rye”"), ("level", "“rye”")]
)
def test_of_an_own_person_nothing_is_told_but_what_the_note_says(
    judge: Judge, objection: Objection, about: str, told: str | None
) -> None:
    """Advice quotes their card, evidence and claims may: only the writer's own words are left."""
    said = Disputed(about, "value", "“rye”")
    own = replace(objection, scenario_id="own:3", said=said, note="Jo, your rye!")
    (row,) = weak_spot_rows([], [own], judge)
    assert (row["scenario"], row["words"]) == ("own", told)
    assert (row["note"], row["level_then"], row["level_now"]) == ("Jo, your rye!", 2, None)
    assert not [value for value in row.values() if isinstance(value, list | dict)]


def test_the_notes_that_beat_it_can_be_added_to_the_attack_tests_as_they_are(
    judge: Judge, objection: Objection
) -> None:
    disputed = replace(objection, note=NASTY, reason=NASTY, said=Disputed("mark", "value", NASTY))
    rows = weak_spot_rows([spot(note=NASTY)], [disputed], judge)
    text = weak_spots_yaml(rows)
    beaten, told = yaml.safe_load(text)
    assert (beaten["scenario"], beaten["note"], beaten["because"]) == (MENDER, NASTY, NASTY)
    assert (beaten["kind"], told["kind"]) == ("beaten", "objection")
    assert (told["note"], told["reason"], told["words"]) == (NASTY, NASTY, NASTY)
    assert [beaten] == yaml.safe_load(text.split("# Levels, marked words")[0])
    assert text.encode()


def test_without_any_the_file_says_what_it_is_for() -> None:
    assert yaml.safe_load(weak_spots_yaml([])) is None
    assert "Beat the score" in weak_spots_yaml([])
    assert "with their consent" in weak_spots_yaml([])
