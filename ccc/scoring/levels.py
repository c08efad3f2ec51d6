"""From signs to levels: a weighted sum for each criterion, compared with three cuts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import compress, repeat
from operator import mul
from typing import TYPE_CHECKING

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.links import OFFERS, TIES

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.weights import CriterionWeights

_NOT_EVEN_VAGUE = ("default_text", "unreadable", "pitch")

_TIE = (*TIES, "shared-together", "context-referral", "context-referral-name")
_OFFER = (*OFFERS, "value-have", "value-tip", "value-advice")
_WHY = (
    "reason-answers-need", "reason-because", "reason-question", "reason-to-learn", "reason-job",
    "question", "offer+need",
)  # fmt: skip
_NEEDS: Mapping[CriterionId, Sequence[tuple[int, tuple[str, ...]]]] = {
    "reason": [
        (2, (*_WHY, *_OFFER)),
        (3, (*_WHY, "no-recipient")),
    ],
    "common_ground": [
        (2, (*_TIE, "shared-use", "shared-thing", "their-life", "no-recipient")),
        (3, tuple(name for name in _TIE if name != "context-referral")),
    ],
    "personal": [(3, ("their-fact", "their-facts", "thin-card"))],
    "value": [(3, ("offer+to-them", "value-tip", "value-advice", "offer+specific"))],
}
"""From that level on a note needs one of these signs, however rich the rest of it is."""

_BARELY: Mapping[str, float] = {"offer+need": 0.55, "their-fact": 0.55, "their-facts": 0.5}
"""Signs that must be more than this to count as one."""


def _with_least(names: Sequence[str]) -> tuple[tuple[str, float], ...]:
    return tuple((name, _BARELY.get(name, 0.0)) for name in names)


_NEEDS_MORE_THAN = {
    criterion: tuple((level, _with_least(names)) for level, names in needs)
    for criterion, needs in _NEEDS.items()
}
_SAID_WHY = (3, _with_least([n for n in (*_WHY, "no-recipient") if n != "offer+need"]))
"""Where a note also asks to connect for no reason, a gift alone is not a strong one."""


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
    vague = _vague(signs, rubric)
    return {one: _level(one, signs, used[one], vague) for one in CRITERIA}


def level(criterion: CriterionId, signs: Mapping[str, float], rubric: Rubric) -> int:
    """The level of one criterion, 0–3, by the rubric's own weights."""
    vague = _vague(signs, rubric)
    return _level(criterion, signs, rubric.weights.criteria[criterion], vague)


def _level(
    criterion: CriterionId,
    signs: Mapping[str, float],
    weights: CriterionWeights,
    vague: Collection[CriterionId],
) -> int:
    reached = bisect_right(weights.cuts, strength(signs, weights))
    return min(
        max(reached, int(criterion in vague), _least(criterion, signs)), _most(criterion, signs)
    )


def _least(criterion: CriterionId, signs: Mapping[str, float]) -> int:
    """A tip that the note gives away is of use, unless the note sells or asks for something."""
    tip = criterion == "value" and signs.get("value-tip")
    costs = (*_NOT_EVEN_VAGUE, "value-taking")
    return 2 if tip and not any(signs.get(name) for name in costs) else 0


def _most(criterion: CriterionId, signs: Mapping[str, float]) -> int:
    """The highest level that the note has words for.

    Nothing about somebody else is strong, nor is a gift with a string.
    """
    if criterion == "common_ground" and signs.get("contradicted"):
        return 0
    if signs.get("greeting-only"):
        return 1 if criterion == "personal" else 0
    if signs.get("off-card") or (criterion == "value" and signs.get("value-string")):
        return 2
    needs = _NEEDS_MORE_THAN.get(criterion, ())
    if criterion == "reason" and signs.get("reason-network"):
        needs = (*needs, _SAID_WHY)
    short = (
        level - 1
        for level, names in needs
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
