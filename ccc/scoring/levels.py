"""From signs to levels: a weighted sum for each criterion, compared with three cuts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from itertools import compress, repeat
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
    """The level of every criterion, 0–3, by these weights or else the rubric's own.

    Words that a check calls vague reach level 1, unless others of the same note cost it: so a check
    that a coach adds counts before it has a weight.
    """
    used, vague = weights or rubric.weights.criteria, _vague(signs, rubric)
    return {criterion: _level(signs, used[criterion], criterion in vague) for criterion in CRITERIA}


def level(criterion: CriterionId, signs: Mapping[str, float], rubric: Rubric) -> int:
    """The level of one criterion, 0–3, by the rubric's own weights."""
    weights = rubric.weights.criteria[criterion]
    return _level(signs, weights, criterion in _vague(signs, rubric))


def _level(signs: Mapping[str, float], weights: CriterionWeights, is_vague: bool) -> int:
    return max(bisect_right(weights.cuts, strength(signs, weights)), int(is_vague))


def _vague(signs: Mapping[str, float], rubric: Rubric) -> Collection[CriterionId | None]:
    """The criteria that have words of level 1 and none of level 0."""
    hit = [*compress(rubric.signs.values(), map(signs.get, rubric.signs))]
    cost = {check.criterion for check in hit if check.level == 0}
    return {check.criterion for check in hit if check.level == 1} - cost
