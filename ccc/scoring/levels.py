"""From signs to levels: a weighted sum for each criterion, compared with three cuts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import repeat
from operator import mul
from typing import TYPE_CHECKING

from ccc.content.ids import CRITERIA, CriterionId

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.weights import CriterionWeights


def strength(signs: Mapping[str, float], weights: CriterionWeights) -> float:
    """The weighted sum of the signs, on the scale of the cuts."""
    names, counts = weights.ordered
    total: float = sum(map(mul, counts, map(signs.get, names, repeat(0.0))))
    return round(total, 9)


def levels(
    signs: Mapping[str, float],
    rubric: Rubric,
    weights: Mapping[CriterionId, CriterionWeights] | None = None,
) -> dict[CriterionId, int]:
    """The level of every criterion, 0–3, by these weights or else the rubric's own."""
    used = weights or rubric.weights.criteria
    return {criterion: _level(signs, used[criterion]) for criterion in CRITERIA}


def level(criterion: CriterionId, signs: Mapping[str, float], rubric: Rubric) -> int:
    """The level of one criterion, 0–3, by the rubric's own weights."""
    return _level(signs, rubric.weights.criteria[criterion])


def _level(signs: Mapping[str, float], weights: CriterionWeights) -> int:
    return bisect_right(weights.cuts, strength(signs, weights))
