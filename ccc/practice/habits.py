"""What somebody is strong or weak in, by the levels of their latest first drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.attempts import Attempt, first_drafts

LATEST_DRAFTS = 6
"""What somebody is strong or weak in is looked for in this many of the latest first drafts."""


STRONG_FROM = 2.5
"""A mean level (0–3) that is nearer to *strong* than to *clear*."""

REACHED = 2
"""From this level on (0–3), a criterion counts as reached."""

DRAFTS_FOR_HABITS = 3
"""Fewer first drafts show a mood rather than a habit."""


def latest_levels(attempts: Sequence[Attempt]) -> tuple[Mapping[CriterionId, int], ...]:
    """The levels (0–3) of the latest first drafts; empty while they are too few for a habit."""
    latest = [draft.assessment.levels for draft in first_drafts(attempts)[-LATEST_DRAFTS:]]
    levels = tuple(found for found in latest if found is not None)
    return levels if len(levels) >= DRAFTS_FOR_HABITS else ()


def latest_means(attempts: Sequence[Attempt]) -> Mapping[CriterionId, float]:
    """Each criterion's mean level (0–3) over the latest first drafts; empty while they are few."""
    return mean_levels(latest_levels(attempts))


def mean_levels(levels: Sequence[Mapping[CriterionId, int]]) -> Mapping[CriterionId, float]:
    """Each criterion's mean of these levels; empty where these are too few for a habit."""
    if len(levels) < DRAFTS_FOR_HABITS:
        return {}
    return {criterion: fmean(each[criterion] for each in levels) for criterion in CRITERIA}


@dataclass(frozen=True)
class Habits:
    """The criteria of the highest and the lowest mean level (0–3) over the latest first drafts.

    `even` is true where all criteria stand level, so that neither is a habit of its own.
    """

    strongest: CriterionId
    following: CriterionId
    levels: Mapping[CriterionId, float]
    drafts: int

    @property
    def even(self) -> bool:
        """Whether no criterion stands out."""
        return self.levels[self.strongest] == self.levels[self.following]


def habits(attempts: Sequence[Attempt]) -> Habits | None:
    """The strongest and the next habit; ties go by the rubric's order. None under three drafts."""
    means = latest_means(attempts)
    if not means:
        return None
    strongest = max(CRITERIA, key=lambda criterion: means[criterion])
    others = [criterion for criterion in CRITERIA if criterion != strongest]
    following = min(others, key=lambda criterion: means[criterion])
    return Habits(strongest, following, means, len(latest_levels(attempts)))


def weakest_criterion(attempts: Sequence[Attempt]) -> CriterionId | None:
    """The criterion most worth training; None while it is too early, or when all are strong."""
    return weakest_of(latest_means(attempts))


def weakest_of(means: Mapping[CriterionId, float]) -> CriterionId | None:
    """The criterion of the lowest mean level (0–3), as `weakest_criterion` tells it."""
    if not means:
        return None
    weakest = min(CRITERIA, key=lambda criterion: means[criterion])
    return weakest if means[weakest] < STRONG_FROM else None
