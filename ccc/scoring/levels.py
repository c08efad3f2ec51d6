"""From signs to levels: a weighted sum for each criterion, compared with three cuts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
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
_SAID_WHY = tuple(name for name in (*_WHY, "no-recipient") if name != "offer+need")
"""Where a note also asks to connect for no reason, a gift alone is not a strong one."""

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


def strength(signs: Mapping[str, float], weights: CriterionWeights) -> float:
    """The weighted sum of the signs, on the scale of the cuts."""
    return round(sum(w * signs.get(name, 0.0) for name, w in weights.ordered), 9)


def levels(
    signs: Mapping[str, float],
    rubric: Rubric,
    weights: Mapping[CriterionId, CriterionWeights] | None = None,
) -> dict[CriterionId, int]:
    """The level of every criterion, 0–3, by these weights or else the rubric's own.

    Words that the rubric itself calls vague reach level 1, unless others of the same note cost it.
    """
    used = weights or rubric.weights.criteria
    vague = _vague(signs, rubric) | _mail_merged(signs)
    reached = {one: bisect_right(used[one].cuts, strength(signs, used[one])) for one in CRITERIA}
    return {
        one: min(max(level, int(one in vague), _least(one, signs)), _most(one, signs))
        for one, level in reached.items()
    }


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
    if signs.get("off-card") or (criterion == "value" and signs.get("value-string")):
        return 2
    needs = _NEEDS.get(criterion, ())
    if criterion == "reason" and signs.get("reason-network"):
        needs = (*needs, (3, _SAID_WHY))
    short = (
        level - 1
        for level, names in needs
        if not any(signs.get(name, 0.0) > _BARELY.get(name, 0.0) for name in names)
    )
    return min(short, default=3)


def _mail_merged(signs: Mapping[str, float]) -> set[CriterionId]:
    """Their name, company or title makes a note vaguely personal, though it be a template."""
    if signs.get("unreadable") or signs.get("wrong_person") or signs.get("placeholder"):
        return set()
    named = signs.get("name") or signs.get("their-headline", 0.0) >= 0.5
    return {"personal"} if named else set()


def _vague(signs: Mapping[str, float], rubric: Rubric) -> set[CriterionId]:
    """The criteria that have words of level 1, or any that place the two, and none of level 0."""
    if any(signs.get(flag) for flag in _NOT_EVEN_VAGUE):
        return set()
    hit = [check for check in rubric.checks if check.criterion and signs.get(check.id)]
    cost = {check.criterion for check in hit if check.level == 0}
    earned = {
        check.criterion for check in hit if check.level == 1 or (check.criterion == "context")
    }
    return {criterion for criterion in earned - cost if criterion}
