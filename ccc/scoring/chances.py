"""From what the encoder and the rules say to a chance; from chances to a level and its error."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccc.content.encoder import Blend

Chances = tuple[float, float, float]
"""Of a level of at least 1, 2 and 3; none is more than the one before it."""


def chance(logit: float, rules: float, by: Blend) -> float:
    """The chance by both, rounded so that it is told alike everywhere."""
    return round(1 / (1 + exp(-(by.slope * logit + by.rules * rules + by.shift))), 4)


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
