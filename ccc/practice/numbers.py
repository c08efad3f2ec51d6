"""Whole numbers and several words as they are written within a sentence."""

from __future__ import annotations

from collections.abc import Sequence

_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def in_words(number: int) -> str:
    """A whole number as a word, "no" for none; in digits below that and beyond twelve."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def counted(number: int, one: str, many: str) -> str:
    """So many of something: "no note", "one note", "seven notes"."""
    return f"{in_words(number)} {one if number <= 1 else many}"


def in_digits(number: int, one: str, many: str) -> str:
    """So many of something, in digits: "0 notes", "1 note", "7 notes"."""
    return f"{number} {one if number == 1 else many}"


def in_points(points: float) -> str:
    """Whole points: "1 point", "64 points"; a mean is rounded."""
    return in_digits(round(points), "point", "points")


def score_in_words(score: int | None) -> str:
    """A score in points, or that there is none."""
    return "not scored" if score is None else in_points(score)


def joined(words: Sequence[str]) -> str:
    """These words as one would say them: "a", "a and b", "a, b and c"; empty where none are."""
    *others, last = words or ("",)
    return f"{', '.join(others)} and {last}" if others else last
