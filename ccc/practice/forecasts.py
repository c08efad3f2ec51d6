"""How a participant's guesses of their own score compare with the scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import Literal, NamedTuple

from ccc.practice.attempts import Attempt, scored

GUESSES_NEEDED = 5
"""With fewer forecasts it is too early to tell how somebody guesses."""


A_GOOD_EYE = 5
"""A lean of this many points or less is a good eye, as it is said of a single guess."""


A_SURE_EYE = 10
"""Guesses that miss by this many points on average, or less, are near enough."""


@dataclass(frozen=True)
class Calibration:
    """How forecasts compare with scores; all figures are points of 100.

    `lean` is the mean of forecast minus score: above 0 one is too kind to oneself. `noise` is how
    far such a mean strays by chance (95 %), `miss` the mean distance, whatever its direction.
    All three are None while it is too early to tell.
    """

    kind: Literal["too_early", "too_hard", "too_kind", "good_eye", "no_lean"]
    guesses: int
    lean: float | None = None
    noise: float | None = None
    miss: float | None = None


def guessed(attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The scored attempts with a forecast, in the order they were written."""
    return tuple(attempt for attempt in scored(attempts) if attempt.forecast is not None)


def error_of(attempt: Attempt) -> int:
    """Forecast minus score, in points; the attempt must be one of `guessed`."""
    return (attempt.forecast or 0) - attempt.points


def calibration(attempts: Sequence[Attempt]) -> Calibration:
    """What the forecasts say so far: a lean only where it is larger than its own noise."""
    errors = [error_of(guess) for guess in guessed(attempts)]
    if len(errors) < GUESSES_NEEDED:
        return Calibration("too_early", len(errors))
    found, miss = lean_of(ErrorSums.of(errors)), fmean(map(abs, errors))
    kind: Literal["too_hard", "too_kind", "good_eye", "no_lean"] = "no_lean"
    if found.beyond_chance:
        kind = "too_kind" if found.lean > 0 else "too_hard"
    elif miss <= A_SURE_EYE:
        kind = "good_eye"
    return Calibration(kind, len(errors), found.lean, found.noise, miss)


class ErrorSums(NamedTuple):
    """All that a lean is worked out of: how many errors, their sum and that of their squares."""

    guesses: int
    total: int
    squares: int

    @classmethod
    def of(cls, errors: Sequence[int]) -> ErrorSums:
        """The sums of these errors (`error_of`)."""
        return cls(len(errors), sum(errors), sum(error * error for error in errors))

    def with_one(self, error: int) -> ErrorSums:
        """The sums of one error more."""
        return ErrorSums(self.guesses + 1, self.total + error, self.squares + error * error)


NO_ERRORS = ErrorSums(0, 0, 0)
"""The sums before the first guess."""


class Lean(NamedTuple):
    """By how many points guesses lean, and how far such a mean strays by chance (95 %)."""

    lean: float
    noise: float

    @property
    def beyond_chance(self) -> bool:
        """Whether it is a lean at all."""
        return abs(self.lean) > max(self.noise, A_GOOD_EYE)


def lean_of(sums: ErrorSums) -> Lean:
    """The lean of GUESSES_NEEDED guesses or more."""
    number, total, squares = sums
    variance = (number * squares - total * total) / (number * (number - 1))
    return Lean(total / number, _strays(sqrt(variance), number))


def noise_of_mean(values: Sequence[float]) -> float:
    """How far the mean of these values strays by chance (95 %), in their unit; for five or more."""
    return _strays(stdev(values), len(values))


def _strays(deviation: float, number: int) -> float:
    return _student_95(number - 1) * deviation / sqrt(number)


def _student_95(freedom: int) -> float:
    """The 97.5 % point of Student's t: Cornish and Fisher's series, within 2 % from 4 on."""
    z = 1.959964
    first = (z**3 + z) / (4 * freedom)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    return z + first + second
