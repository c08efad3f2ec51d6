"""What a participant's attempts say over time: habits, polish, a feel for one's own score, weeks.

First drafts to new people and revisions are told apart throughout (`ccc.practice`); nothing here
is called a change or a lean unless it is larger than its own noise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from statistics import fmean, stdev
from typing import Literal

from ccc.content.lessons import CRITERIA, CriterionId
from ccc.practice.attempts import (
    DRAFTS_COMPARED,
    Attempt,
    change_noise,
    compared_drafts,
    first_drafts,
    latest_levels,
    records,
    sitting_began,
    tries_on,
)
from ccc.practice.canvas import own_id

GUESSES_NEEDED = 5
"""With fewer forecasts it is too early to tell how somebody guesses."""

A_GOOD_EYE = 5
"""A lean of this many points or less is a good eye, as it is said of a single guess."""

A_SURE_EYE = 10
"""Guesses that miss by this many points on average, or less, are near enough."""

WEEKS_LOOKED_AT = 6


@dataclass(frozen=True)
class ChangeBand:
    """Where a later mean counts as no change; points of 100, kept within 0–100."""

    middle: float
    low: float
    high: float


def change_band(attempts: Sequence[Attempt], standard_error: float) -> ChangeBand | None:
    """The band around the first three first drafts' mean; None before there are three."""
    scores = [draft.assessment.score or 0 for draft in compared_drafts(attempts)[:DRAFTS_COMPARED]]
    if len(scores) < DRAFTS_COMPARED:
        return None
    middle, noise = fmean(scores), change_noise(standard_error)
    return ChangeBand(middle, max(0.0, middle - noise), min(100.0, middle + noise))


def other_first_drafts(attempts: Sequence[Attempt]) -> int:
    """How many scored first drafts went to people who were not new: one's own, or met before."""
    scored = [one for one in attempts if one.nth == 1 and one.assessment.score is not None]
    return sum(not one.unseen for one in scored)


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
    scored = [one for one in attempts if one.assessment.score is not None]
    gains = [
        record.best - record.first
        for record in records(scored)
        if record.tries >= 2 and record.first is not None and record.best is not None
    ]
    return RevisionGain(fmean(gains), len(gains)) if gains else None


@dataclass(frozen=True)
class Habits:
    """The criteria of the highest and the lowest mean level (0–3) over the latest first drafts.

    `even` is true where all five stand level, so that neither is a habit of its own.
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
    levels = latest_levels(attempts)
    if not levels:
        return None
    means = {criterion: fmean(one[criterion] for one in levels) for criterion in CRITERIA}
    strongest = max(CRITERIA, key=lambda criterion: means[criterion])
    others = [criterion for criterion in CRITERIA if criterion != strongest]
    following = min(others, key=lambda criterion: means[criterion])
    return Habits(strongest, following, means, len(levels))


@dataclass(frozen=True)
class Calibration:
    """How forecasts compare with scores; all figures are points of 100.

    `lean` is the mean of forecast minus score: above 0 one is too kind to oneself. `noise` is how
    far such a mean strays by chance (95 %), `miss` the mean distance, whatever its direction.
    All three are None while it is too early to tell.
    """

    kind: Literal["too_early", "too_hard", "too_kind", "good_eye", "no_lean"]
    guesses: int
    lean: float | None = None
    noise: float | None = None
    miss: float | None = None


def guessed(attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The scored attempts with a forecast, in the order they were written."""
    return tuple(
        one for one in attempts if one.forecast is not None and one.assessment.score is not None
    )


def error_of(attempt: Attempt) -> int:
    """Forecast minus score, in points; the attempt must be one of `guessed`."""
    return (attempt.forecast or 0) - (attempt.assessment.score or 0)


def calibration(attempts: Sequence[Attempt]) -> Calibration:
    """What the forecasts say so far: a lean only where it is larger than its own noise."""
    errors = [error_of(one) for one in guessed(attempts)]
    if len(errors) < GUESSES_NEEDED:
        return Calibration("too_early", len(errors))
    lean, miss = fmean(errors), fmean(map(abs, errors))
    noise = _student_95(len(errors) - 1) * stdev(errors) / sqrt(len(errors))
    kind: Literal["too_hard", "too_kind", "good_eye", "no_lean"] = "no_lean"
    if abs(lean) > max(noise, A_GOOD_EYE):
        kind = "too_kind" if lean > 0 else "too_hard"
    elif miss <= A_SURE_EYE:
        kind = "good_eye"
    return Calibration(kind, len(errors), lean, noise, miss)


def _student_95(freedom: int) -> float:
    """The 97.5 % point of Student's t: Cornish and Fisher's series, within 2 % from 4 on."""
    z = 1.959964
    first = (z**3 + z) / (4 * freedom)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    return z + first + second


@dataclass(frozen=True)
class ActiveWeeks:
    """In how many of the last `of` spans of seven days there was practice; never a streak."""

    active: int
    of: int


def active_weeks(moments: Iterable[datetime], now: datetime) -> ActiveWeeks:
    """The active weeks among the last six, or among those since the first moment if fewer."""
    ages = [max(0, (now - moment).days // 7) for moment in moments]
    of = min(WEEKS_LOOKED_AT, max(ages, default=0) + 1)
    return ActiveWeeks(len({age for age in ages if age < of}), of)


Kind = Literal["all", "first", "revision"]
Span = Literal["all", "month", "sitting"]
Whom = Literal["all", "given", "own"]


@dataclass(frozen=True)
class Filter:
    """Which attempts are looked at; the headline is never filtered."""

    kind: Kind = "all"
    span: Span = "all"
    whom: Whom = "all"


def kept_by(wanted: Filter, attempts: Sequence[Attempt], now: datetime) -> tuple[Attempt, ...]:
    """The attempts the filter lets through, in the order they were written."""
    since = _since(wanted.span, attempts, now)
    return tuple(
        one
        for one in attempts
        if (wanted.kind == "all" or (wanted.kind == "first") == (one.nth == 1))
        and (wanted.whom == "all" or (wanted.whom == "own") == is_to_own_person(one))
        and (since is None or one.at >= since)
    )


def is_to_own_person(attempt: Attempt) -> bool:
    """Whether the note went to somebody of the participant's own."""
    return own_id(attempt.scenario_id) is not None


def _since(span: Span, attempts: Sequence[Attempt], now: datetime) -> datetime | None:
    """When the span began: 30 days ago, or where the sitting that lasts until now began."""
    if span == "all":
        return None
    if span == "month":
        return now - timedelta(days=30)
    return sitting_began((attempt.at for attempt in attempts), now)


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
        return (self.after.assessment.score or 0) - (self.before.assessment.score or 0)


def before_after_pairs(attempts: Sequence[Attempt]) -> tuple[BeforeAfter, ...]:
    """Every honest pair, the one to suggest first: transfer where it rose, else by gain.

    No first draft is picked for its looks: transfer is always the first against the latest.
    """
    scored = [one for one in attempts if one.assessment.score is not None]
    pairs = [pair for record in records(scored) for pair in _revised(scored, record.scenario_id)]
    pairs.sort(key=lambda pair: -pair.gain)
    drafts = compared_drafts(scored)
    if len(drafts) < 2:
        return tuple(pairs)
    transfer = BeforeAfter("transfer", drafts[0], drafts[-1])
    return (transfer, *pairs) if transfer.gain > 0 else (*pairs, transfer)


def _revised(scored: Sequence[Attempt], scenario_id: str) -> list[BeforeAfter]:
    """The first try against the best later one, and against the latest where that is another."""
    first, *later = tries_on(scored, scenario_id)
    if not later:
        return []
    best, latest = max(later, key=lambda one: one.assessment.score or 0), later[-1]
    if best == latest:
        kept_up = (best.assessment.score or 0) >= (first.assessment.score or 0)
        return [BeforeAfter("best" if kept_up else "latest", first, best)]
    return [BeforeAfter("best", first, best), BeforeAfter("latest", first, latest)]
