"""From what the encoder and the rules say to a chance; from chances to a level and its error."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccc.content.encoder import Blend, FaultBlend

Chances = tuple[float, float, float]
"""Of a level of at least 1, 2 and 3; none is more than the one before it."""


def chance(logit: float, rules: float, by: Blend) -> float:
    """The chance by both, rounded so that it is told alike everywhere."""
    return _logistic(_sum(logit, rules, by))


def fault_chances(
    logits: Sequence[float], rules: Sequence[float], by: Sequence[FaultBlend]
) -> list[float]:
    """The chances of two faults or more; the likeliest of the others speaks against each."""
    sums = [_sum(*each) for each in zip(logits, rules, by, strict=True)]
    alone = [_logistic(found) for found in sums]
    return [
        _logistic(found - blend.others * max(alone[:place] + alone[place + 1 :]))
        for place, (found, blend) in enumerate(zip(sums, by, strict=True))
    ]


def _sum(logit: float, rules: float, by: Blend) -> float:
    return by.slope * logit + by.rules * rules + by.shift


def _logistic(number: float) -> float:
    return round(1 / (1 + exp(-number)), 4)


def falling(found: Sequence[float]) -> list[float]:
    """The same chances, none more than the one before it."""
    return [*accumulate(found, min)]


def expected(chances: Sequence[float]) -> float:
    """The level to be expected, from 0 to as many as there are chances."""
    return sum(chances)


def level_of(chances: Sequence[float]) -> int:
    """The level nearest to what is to be expected; the higher of two."""
    return int(expected(chances) + 0.5)


def variance(chances: Sequence[float]) -> float:
    """Of the level: the mean of its square, less the square of its mean."""
    squares = sum((2 * number + 1) * found for number, found in enumerate(chances))
    return max(0.0, squares - expected(chances) ** 2)
