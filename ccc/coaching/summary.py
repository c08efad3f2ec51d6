"""One participant in a row: what a coach's list says of them, so that no list reads every note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from ccc.coaching.same_words import same_words
from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.attempts import Attempt, SetAside, first_drafts
from ccc.practice.forecasts import calibration
from ccc.practice.improvement import VerdictKind, verdict
from ccc.practice.report import progress_report

RULES = "1"
"""Raised whenever the same notes come to another summary, whatever part of the code does it."""


def rules(standard_error: float) -> str:
    """By which rules and which error of the scorer, in points, a summary made now is made."""
    return f"{RULES} ±{standard_error:g}"


@dataclass(frozen=True)
class PutAside:
    """The criterion whose advice somebody put aside most often, and how often.

    `reason` is the latest that they gave, in their words; empty where they never gave one.
    """

    criterion: CriterionId
    times: int
    reason: str


@dataclass(frozen=True)
class PersonSummary:
    """What is told of one participant among many; points are 0–100, levels 0–3.

    `verdict` rests on `compared` first drafts and holds `since` the moment when the draft was
    written that made it so. `first_mean` and `last_mean` are those of its points, None while it is
    too early. `means` are levels of the latest first drafts, empty while these are too few. `lean`
    is forecast minus score, None where there is none beyond chance. `repeated` counts the first
    drafts that say the same as one of them, itself included. `rules` is what `rules()` said.
    """

    notes: int
    new_people: int
    compared: int
    verdict: VerdictKind
    since: datetime | None
    first_mean: float | None
    last_mean: float | None
    means: Mapping[CriterionId, float]
    lean: float | None
    most_tries: int
    repeated: int
    put_aside: PutAside | None
    last_at: datetime | None
    rules: str

    @property
    def change(self) -> float:
        """By how many points the last three first drafts differ from the first; 0 if too early."""
        if self.first_mean is None or self.last_mean is None:
            return 0.0
        return self.last_mean - self.first_mean

    def to_json(self) -> dict[str, Any]:
        """The summary as plain JSON values."""
        values: dict[str, Any] = _SUMMARY.dump_python(self, mode="json")
        return values

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PersonSummary:
        """The summary that `to_json` wrote. Raises ValueError if it has other parts."""
        return _SUMMARY.validate_python(data)


def summary_of(
    attempts: Sequence[Attempt], set_asides: Sequence[SetAside], standard_error: float
) -> PersonSummary:
    """The summary of one participant's attempts and the advice they put aside, oldest first.

    `standard_error` is the scorer's own, in points, as for `progress_report`.
    """
    report = progress_report(attempts, standard_error)
    drafts = first_drafts(attempts)
    guesses = calibration(attempts)
    return PersonSummary(
        notes=len(attempts),
        new_people=len(drafts),
        compared=report.verdict.drafts,
        verdict=report.verdict.kind,
        since=_since(report.compared, standard_error),
        first_mean=report.verdict.first_mean,
        last_mean=report.verdict.last_mean,
        means={} if report.habits is None else dict(report.habits.levels),
        lean=guesses.lean if guesses.kind in ("too_kind", "too_hard") else None,
        most_tries=max(Counter(attempt.scenario_id for attempt in attempts).values(), default=0),
        repeated=len(same_words([draft.note for draft in drafts])),
        put_aside=_put_aside(set_asides),
        last_at=max((attempt.at for attempt in attempts), default=None),
        rules=rules(standard_error),
    )


def _since(compared: Sequence[Attempt], standard_error: float) -> datetime | None:
    """When that first draft was written with which these began to say what they say now."""
    kind, began = verdict(compared, standard_error).kind, len(compared)
    while began > 0 and verdict(compared[:began], standard_error).kind == kind:
        began -= 1
    return compared[began].at if compared else None


def _put_aside(set_asides: Sequence[SetAside]) -> PutAside | None:
    """The criterion that was put aside most often; of several, the first of the rubric."""
    times = Counter(aside.criterion for aside in set_asides)
    if not times:
        return None
    most = max(CRITERIA, key=lambda criterion: times[criterion])
    given = [aside.reason for aside in set_asides if aside.criterion == most and aside.reason]
    return PutAside(most, times[most], given[-1] if given else "")


_SUMMARY = TypeAdapter(PersonSummary)
