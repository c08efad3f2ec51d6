"""From signs to levels: a weighted sum for each criterion, compared with three cuts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ccc.content.ids import CRITERIA, CriterionId

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.weights import CriterionWeights

_NOT_EVEN_VAGUE = ("default_text", "unreadable", "pitch")


def strength(signs: Mapping[str, float], weights: CriterionWeights) -> float:
    """The weighted sum of the signs, on the scale of the cuts."""
    return round(sum(w * signs.get(name, 0.0) for name, w in sorted(weights.signs.items())), 9)


def levels(
    signs: Mapping[str, float],
    rubric: Rubric,
    weights: Mapping[CriterionId, CriterionWeights] | None = None,
) -> dict[CriterionId, int]:
    """The level of every criterion, 0–3, by these weights or else the rubric's own.

    Words that the rubric itself calls vague reach level 1, unless others of the same note cost it.
    """
    used = weights or rubric.weights.criteria
    vague = _vague(signs, rubric)
    return {
        one: max(bisect_right(used[one].cuts, strength(signs, used[one])), int(one in vague))
        for one in CRITERIA
    }


def _vague(signs: Mapping[str, float], rubric: Rubric) -> set[CriterionId]:
    """The criteria that have words of level 1 and none of level 0."""
    if any(signs.get(flag) for flag in _NOT_EVEN_VAGUE):
        return set()
    hit = [check for check in rubric.checks if check.criterion and signs.get(check.id)]
    cost = {check.criterion for check in hit if check.level == 0}
    return {c.criterion for c in hit if c.level == 1 and c.criterion and c.criterion not in cost}
