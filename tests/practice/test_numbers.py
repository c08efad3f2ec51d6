"""Whole numbers as they are written within a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import ccc
from ccc.practice.numbers import counted, in_digits, in_words, joined, score_in_words


def test_numbers_up_to_twelve_are_words_and_others_are_digits() -> None:
    found = [in_words(number) for number in (0, 1, 12, 13, -1)]
    assert found == ["no", "one", "twelve", "13", "-1"]


def test_one_thing_is_told_from_many() -> None:
    found = [counted(number, "note", "notes") for number in (0, 1, 2, 40)]
    assert found == ["no note", "one note", "two notes", "40 notes"]
    found = [in_digits(number, "note", "notes") for number in (0, 1, 2)]
    assert found == ["0 notes", "1 note", "2 notes"]


def test_words_are_joined_as_one_says_them() -> None:
    found = [joined(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])]
    assert found == ["", "a", "a and b", "a, b and c"]


def test_a_score_is_told_in_points_or_that_there_is_none() -> None:
    assert [score_in_words(score) for score in (None, 0, 1, 70)] == [
        "not scored",
        "0 points",
        "1 point",
        "70 points",
    ]


def test_a_sentence_leaves_it_to_the_number_whether_it_is_one_point_or_several() -> None:
    """Read in the code: a text with any number before "points" is wrong for one of them."""
    rooms = ("ui", "coaching", "workshop", "practice", "games", "charts", "reports")
    here = Path(ccc.__file__).parent
    modules = [module for room in rooms for module in sorted((here / room).rglob("*.py"))]
    assert len(modules) > 100
    blunt = re.compile(r"(?<! of )\{(?![A-Z_]+\})[^{}]+\} points\b")
    found = [
        f"{module.relative_to(here)}: {text[0]}"
        for module in modules
        for text in blunt.finditer(module.read_text(encoding="utf-8"))
    ]
    assert found == []
