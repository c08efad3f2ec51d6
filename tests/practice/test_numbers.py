"""Whole numbers as they are written within a sentence."""

from __future__ import annotations

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
