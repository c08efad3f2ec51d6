"""From signs to levels: a weighted sum for each criterion, compared with three cuts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import compress, repeat
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from ccc.content.ids import CRITERIA, CriterionId

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.weights import CriterionWeights

_NOT_EVEN_VAGUE = ("default_text", "unreadable", "pitch")

_Need = tuple[int, tuple[tuple[str, float], ...]]
"""From a level on, the signs of which a note needs one, each with what it must be more than."""

_BARELY: Mapping[str, float] = {"offer+need": 0.55, "their-fact": 0.55, "their-facts": 0.5}
"""Signs that must be more than this to count as one."""


class _Needs(NamedTuple):
    """What a note needs for a level, however rich the rest of it is."""

    by_criterion: Mapping[CriterionId, tuple[_Need, ...]]
    beside_network: _Need
    """Where a note also asks to connect for no reason, a gift alone is not a strong one."""


def _needs(rubric: Rubric) -> _Needs:
    held_out = (*rubric.ids_with("offer"), *rubric.ids_with("thing-held"))
    return _needs_of(rubric.ids_with("reason"), rubric.ids_with("tie"), held_out)


@lru_cache(maxsize=8)
def _needs_of(reasons: tuple[str, ...], ties: tuple[str, ...], held_out: tuple[str, ...]) -> _Needs:
    why = (*reasons, "question")
    tie = (*ties, "shared-together", "context-referral-name")
    gift = ("value-tip", "value-advice")
    near = ("context-referral", "shared-use", "shared-thing", "their-life", "no-recipient")
    return _Needs(
        {
            "reason": (
                _need(2, *why, "offer+need", *held_out, *gift),
                _need(3, *why, "offer+need", "no-recipient"),
            ),
            "common_ground": (_need(2, *tie, *near), _need(3, *tie)),
            "personal": (_need(3, "their-fact", "their-facts", "thin-card"),),
            "value": (_need(3, "offer+to-them", *gift, "offer+specific"),),
        },
        beside_network=_need(3, *why, "no-recipient"),
    )


def _need(level: int, *signs: str) -> _Need:
    return level, tuple((sign, _BARELY.get(sign, 0.0)) for sign in signs)


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

    Words that the rubric itself calls vague reach level 1, unless others of the same note cost it.
    """
    used = weights or rubric.weights.criteria
    vague, needs = _vague(signs, rubric), _needs(rubric)
    return {
        criterion: _level(criterion, signs, used[criterion], vague, needs) for criterion in CRITERIA
    }


def level(criterion: CriterionId, signs: Mapping[str, float], rubric: Rubric) -> int:
    """The level of one criterion, 0–3, by the rubric's own weights."""
    vague = _vague(signs, rubric)
    return _level(criterion, signs, rubric.weights.criteria[criterion], vague, _needs(rubric))


def _level(
    criterion: CriterionId,
    signs: Mapping[str, float],
    weights: CriterionWeights,
    vague: Collection[CriterionId],
    needs: _Needs,
) -> int:
    reached = bisect_right(weights.cuts, strength(signs, weights))
    least = max(reached, int(criterion in vague), _least(criterion, signs))
    return min(least, _most(criterion, signs, needs))


def _least(criterion: CriterionId, signs: Mapping[str, float]) -> int:
    """A tip that the note gives away is of use, unless the note sells or asks for something."""
    tip = criterion == "value" and signs.get("value-tip")
    costs = (*_NOT_EVEN_VAGUE, "value-taking")
    return 2 if tip and not any(signs.get(name) for name in costs) else 0


def _most(criterion: CriterionId, signs: Mapping[str, float], needs: _Needs) -> int:
    """The highest level that the note has words for.

    Nothing about somebody else is strong, nor is a gift with a string.
    """
    if criterion == "common_ground" and signs.get("contradicted"):
        return 0
    if signs.get("greeting-only"):
        return 1 if criterion == "personal" else 0
    if signs.get("off-card") or (criterion == "value" and signs.get("value-string")):
        return 2
    needed = needs.by_criterion.get(criterion, ())
    if criterion == "reason" and signs.get("reason-network"):
        needed = (*needed, needs.beside_network)
    short = (
        level - 1
        for level, names in needed
        if not any(signs.get(name, 0.0) > least for name, least in names)
    )
    return min(short, default=3)


def mail_merged(signs: Mapping[str, float]) -> bool:
    """Their name, company or title makes a note vaguely personal, though it be a template."""
    if signs.get("unreadable") or signs.get("wrong_person") or signs.get("placeholder"):
        return False
    return bool(signs.get("name")) or signs.get("their-headline", 0.0) >= 0.5


def _vague(signs: Mapping[str, float], rubric: Rubric) -> set[CriterionId]:
    """The criteria that have words of level 1, or any that place the two, and none of level 0."""
    merged: set[CriterionId] = {"personal"} if mail_merged(signs) else set()
    if any(signs.get(flag) for flag in _NOT_EVEN_VAGUE):
        return merged
    hit = [*compress(rubric.signs.values(), map(signs.get, rubric.signs))]
    cost = {check.criterion for check in hit if check.level == 0}
    earned = {
        check.criterion for check in hit if check.level == 1 or (check.criterion == "context")
    }
    return merged | {criterion for criterion in earned - cost if criterion}
