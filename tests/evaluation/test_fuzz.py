"""Random notes are scored without fault, and the same seed gives the same notes."""

from __future__ import annotations

import random

import pytest

from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.evaluation import fuzz
from ccc.scoring import Assessment, Evidence


def test_random_notes_are_scored_without_fault(content: Content) -> None:
    cards = [(one.sender, one.recipient) for one in content.scenarios]
    assert fuzz.fuzz(content.rubric, cards, inputs=25, seed=7) == []


def test_the_same_seed_gives_the_same_notes_of_at_most_ten_thousand_characters() -> None:
    notes = [fuzz.random_note(random.Random(3), ["word", "other"]) for _ in range(2)]
    assert notes[0] == notes[1]
    chance = random.Random(4)
    assert max(len(fuzz.random_note(chance, ["word"])) for _ in range(200)) <= fuzz.LONGEST


def assessment(**changes: object) -> Assessment:
    given: dict[str, object] = {
        "score": 7,
        "band": "stranger",
        "levels": dict.fromkeys(CRITERIA, 0),
        "flags": (),
        "characters": 3,
        "limit": 140,
        "profiles": "none",
        "rubric_id": "r",
        "rubric_hash": "h",
    }
    return Assessment(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"score": 101}, "score 101"),
        ({"evidence": (Evidence("value", 1, 9, "w"),)}, "evidence outside the note or empty"),
        ({"evidence": (Evidence("value", 1, 1, "w"),)}, "evidence outside the note or empty"),
        (
            {"levels": dict.fromkeys(CRITERIA, 0) | {"value": 1}},
            "value has level 1 and no evidence",
        ),
        ({"levels": None}, "not scored, yet has a score"),
    ],
)
def test_a_broken_assessment_is_noticed(changes: dict[str, object], fault: str) -> None:
    assert fuzz.broken("abc", assessment(**changes)) == [fault]


def test_a_sound_assessment_is_not_reported() -> None:
    assert fuzz.broken("abc", assessment()) == []
