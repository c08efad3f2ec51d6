"""Measures of agreement: weighted kappa, a share, and figures with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Share:
    """How many of how many, as a share with its 95 % interval (Wilson); None of nothing."""

    right: int
    of: int
    value: float | None
    low: float | None
    high: float | None


def share(right: int, of: int) -> Share:
    """The share and its interval.

    Source: E. B. Wilson, "Probable inference", Journal of the American Statistical Association 22
    (1927).
    """
    if of == 0:
        return Share(right, of, None, None, None)
    z, part = 1.959964, right / of
    middle = (part + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(part * (1 - part) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return Share(right, of, part, max(0.0, middle - half), min(1.0, middle + half))


@dataclass(frozen=True)
class Figure:
    """A measured figure with its 95 % interval (scenarios resampled whole)."""

    value: float | None
    low: float | None
    high: float | None


def quadratic_kappa(one: Sequence[int], other: Sequence[int], levels: int = 4) -> float | None:
    """Cohen's kappa with quadratic weights; None where both always gave one and the same level.

    Source: J. Cohen, "Weighted kappa", Psychological Bulletin 70 (1968).
    """
    counts_one, counts_other = [0] * levels, [0] * levels
    seen = 0
    for a, b in zip(one, other, strict=True):
        counts_one[a] += 1
        counts_other[b] += 1
        seen += (a - b) ** 2
    by_chance = sum(
        (a - b) ** 2 * counts_one[a] * counts_other[b] for a in range(levels) for b in range(levels)
    )
    return None if by_chance == 0 else 1 - seen * len(one) / by_chance


def decimal(value: float | None) -> str:
    """A figure with three decimals, or a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"
