"""Whether first drafts to new people became better, and what revising one note brought.

The two are told apart throughout; nothing is called a change unless it is larger than the
scorer's own noise (`verdict`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import fmean
from typing import Literal, NamedTuple, TypeVar

from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.attempts import (
    Attempt,
    compared_drafts,
    first_drafts,
    records,
    scored,
    tries_on,
)

DRAFTS_COMPARED = 3
"""So many of the last first drafts are compared with as many of the first."""

DRAFTS_NEEDED = 2 * DRAFTS_COMPARED
"""With fewer first drafts it is too early to tell."""

T = TypeVar("T")


VerdictKind = Literal["too_early", "better", "no_change", "lower"]


@dataclass(frozen=True)
class Verdict:
    """What the first drafts say so far; the means and `noise` are points of 100.

    `noise` is the least difference of means that is called a change (95 %, from the scorer's error
    on these very drafts where it told one, else from its standard error). Means are None while it
    is too early to tell. `rubrics` is by how many rubrics the drafts compared were scored.
    """

    kind: VerdictKind
    drafts: int
    first_mean: float | None
    last_mean: float | None
    noise: float
    rubrics: int = 1


def change_noise(errors: Sequence[float]) -> float:
    """The least difference between two means of three that is more than noise (95 %), in points.

    `errors` are the standard errors of the scores compared; their root mean square counts.
    """
    return 1.96 * sqrt(fmean(error**2 for error in errors) * 2 / DRAFTS_COMPARED)


Levels = Mapping[CriterionId, int]


class DraftScore(NamedTuple):
    """What a first draft is compared by: its score, that score's own error if told, its levels."""

    score: int
    margin: float | None
    levels: Levels


def draft_scores(drafts: Sequence[Attempt]) -> tuple[DraftScore, ...]:
    """The scores of drafts that are compared, in the same order."""
    return tuple(
        DraftScore(draft.points, draft.assessment.margin, draft.assessment.levels or {})
        for draft in drafts
    )


def verdict(attempts: Sequence[Attempt], standard_error: float) -> Verdict:
    """Compare the last three first drafts with the first three, against the scorer's noise.

    Only drafts with equal room are compared (`compared_drafts`).
    """
    drafts = compared_drafts(attempts)
    rubrics = {draft.assessment.rubric_hash for draft in _both_ends(drafts)}
    said = verdict_on(draft_scores(drafts), standard_error)
    return said if said.kind == "too_early" else replace(said, rubrics=len(rubrics))


def verdict_on(compared: Sequence[DraftScore], standard_error: float) -> Verdict:
    """The same verdict on drafts that are all compared, as if one rubric had scored them."""
    noise = change_noise(_errors(compared, standard_error))
    means = _means(compared)
    if means is None:
        return Verdict("too_early", len(compared), None, None, noise)
    return Verdict(_kind(means, noise), len(compared), *means, noise)


def _kind(means: tuple[float, float], noise: float) -> VerdictKind:
    first, last = means
    if abs(last - first) <= noise:
        return "no_change"
    return "better" if last > first else "lower"


def _means(drafts: Sequence[DraftScore]) -> tuple[float, float] | None:
    """The mean scores of the first three and of the last three; None before there are six."""
    if len(drafts) < DRAFTS_NEEDED:
        return None
    scores = [draft.score for draft in _both_ends(drafts)]
    return fmean(scores[:DRAFTS_COMPARED]), fmean(scores[DRAFTS_COMPARED:])


def _errors(drafts: Sequence[DraftScore], standard_error: float) -> list[float]:
    """The score's error of each draft that is compared: its own where the scorer told one."""
    margins = [draft.margin for draft in _both_ends(drafts)]
    return [standard_error if margin is None else margin for margin in margins] or [standard_error]


def _both_ends(drafts: Sequence[T]) -> tuple[T, ...]:
    """The first three and the last three, of which some may be the same."""
    return (*drafts[:DRAFTS_COMPARED], *drafts[-DRAFTS_COMPARED:])


def compared_ends(compared: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """The first and the last drafts that a verdict on these compares; none while it is too early.

    They may be anything that there is of each draft, in the order written.
    """
    if len(compared) < DRAFTS_NEEDED:
        return (), ()
    return compared[:DRAFTS_COMPARED], compared[-DRAFTS_COMPARED:]


@dataclass(frozen=True)
class ChangeBand:
    """Where a later mean counts as no change; points of 100, kept within 0–100."""

    middle: float
    low: float
    high: float


def change_band(attempts: Sequence[Attempt], standard_error: float) -> ChangeBand | None:
    """The band around the first three first drafts' mean; None before there are three."""
    drafts = draft_scores(compared_drafts(attempts))
    scores = [draft.score for draft in drafts[:DRAFTS_COMPARED]]
    if len(scores) < DRAFTS_COMPARED:
        return None
    middle, noise = fmean(scores), change_noise(_errors(drafts, standard_error))
    return ChangeBand(middle, max(0.0, middle - noise), min(100.0, middle + noise))


def other_first_drafts(attempts: Sequence[Attempt]) -> int:
    """How many scored first drafts went to people who were not new: one's own, or met before."""
    return sum(attempt.nth == 1 and not attempt.unseen for attempt in scored(attempts))


def drafts_with_other_room(attempts: Sequence[Attempt]) -> int:
    """How many first drafts had another limit than those that are compared."""
    return len(first_drafts(attempts)) - len(compared_drafts(attempts))


@dataclass(frozen=True)
class RevisionGain:
    """What polishing brought: best minus first, in points, on average over `notes` notes."""

    points: float
    notes: int


def revision_gain(attempts: Sequence[Attempt]) -> RevisionGain | None:
    """The gain over every scenario with two scored tries or more; None where there is none."""
    gains = [
        record.best - record.first
        for record in records(scored(attempts))
        if record.tries >= 2 and record.first is not None and record.best is not None
    ]
    return RevisionGain(fmean(gains), len(gains)) if gains else None


@dataclass(frozen=True)
class BeforeAfter:
    """Two notes set side by side, and what they show.

    `transfer`: the first and the latest first draft, to two people. `best` and `latest`: the first
    try to one person, and the best or the latest of the later ones.
    """

    kind: Literal["transfer", "best", "latest"]
    before: Attempt
    after: Attempt

    @property
    def gain(self) -> int:
        """After minus before, in points."""
        return self.after.points - self.before.points


def before_after_pairs(attempts: Sequence[Attempt]) -> tuple[BeforeAfter, ...]:
    """Every honest pair, the one to suggest first: transfer where it rose, else by gain.

    No first draft is picked for its looks: transfer is always the first against the latest.
    """
    found = scored(attempts)
    pairs = [pair for record in records(found) for pair in _revised(found, record.scenario_id)]
    pairs.sort(key=lambda pair: -pair.gain)
    drafts = compared_drafts(found)
    if len(drafts) < 2:
        return tuple(pairs)
    transfer = BeforeAfter("transfer", drafts[0], drafts[-1])
    return (transfer, *pairs) if transfer.gain > 0 else (*pairs, transfer)


def _revised(attempts: Sequence[Attempt], scenario_id: str) -> list[BeforeAfter]:
    """The first try against the best later one, and against the latest where that is another."""
    first, *later = tries_on(attempts, scenario_id)
    if not later:
        return []
    best, latest = max(later, key=lambda one: one.points), later[-1]
    if best == latest:
        return [BeforeAfter("best" if best.points >= first.points else "latest", first, best)]
    return [BeforeAfter("best", first, best), BeforeAfter("latest", first, latest)]


def level_changes(
    first: Sequence[Levels],
    last: Sequence[Levels],
    noise: float,
) -> Mapping[CriterionId, float]:
    """By how many levels (0–3) the criteria changed that changed beyond noise; often none.

    `first` and `last` are the levels of the drafts that a verdict compares, and `noise` is that
    verdict's, in points: a level's is what it would be, had each criterion the same part in it.
    """
    if not first or not last:
        return {}
    found = {
        criterion: fmean(each[criterion] for each in last)
        - fmean(each[criterion] for each in first)
        for criterion in CRITERIA
    }
    least = noise * _LEVELS_A_POINT
    return {criterion: change for criterion, change in found.items() if abs(change) > least}


_LEVELS_A_POINT = 3 * sqrt(len(CRITERIA)) / 100
"""The error of a level for each point of the score's: independent errors of five add up to it."""
