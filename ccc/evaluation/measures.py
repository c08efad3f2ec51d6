"""A share of all cases, with its interval."""

from __future__ import annotations

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
