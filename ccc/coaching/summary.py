"""One participant in a row: what a coach's list says of them, so that no list reads every note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from ccc.coaching.same_words import LATEST, same_words
from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.attempts import Attempt, SetAside, compared_drafts, first_drafts
from ccc.practice.forecasts import GUESSES_NEEDED, ErrorSums, error_of, guessed, lean_of
from ccc.practice.habits import LATEST_DRAFTS, mean_levels, weakest_of
from ccc.practice.improvement import (
    DraftScore,
    VerdictKind,
    compared_ends,
    draft_scores,
    level_changes,
    verdict_on,
    verdict_since,
)

RULES = "2"
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
    too early. `means` are levels of the latest first drafts, empty while these are too few, and
    `changed` holds by how many levels the last three differ from the first, of the criteria where
    that is beyond noise. `lean` is forecast minus score, None where there is none beyond chance.
    `repeated` counts the latest first drafts that say the same as one of them, itself included.
    `rules` is what `rules()` said.
    """

    notes: int
    new_people: int
    compared: int
    verdict: VerdictKind
    since: datetime | None
    first_mean: float | None
    last_mean: float | None
    means: Mapping[CriterionId, float]
    changed: Mapping[CriterionId, float]
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

    @property
    def weakest(self) -> CriterionId | None:
        """The criterion most worth training; None while it is too early, or when all are strong."""
        return weakest_of(self.means)

    def to_json(self) -> dict[str, Any]:
        """The summary as plain JSON values."""
        values: dict[str, Any] = _SUMMARY.dump_python(self, mode="json")
        return values

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PersonSummary:
        """The summary that `to_json` wrote. Raises ValueError if it has other parts."""
        return _SUMMARY.validate_python(data)


Levels = Mapping[CriterionId, int]


@dataclass(frozen=True)
class History:
    """What a summary rests on, of one participant's attempts, so that no more need be read.

    Of the scored first drafts to new people: how many there are, the scores of those that are
    `compared`, the levels at both ends of these (`compared_ends`), and notes and levels of the
    latest (LATEST), oldest first. `most_tries` are those at one note, and `last_at` is None before
    the first.
    """

    notes: int
    new_people: int
    compared: Sequence[DraftScore]
    first_levels: Sequence[Levels]
    last_levels: Sequence[Levels]
    latest_notes: Sequence[str]
    latest_levels: Sequence[Levels]
    errors: ErrorSums
    most_tries: int
    last_at: datetime | None


def history_of(attempts: Sequence[Attempt]) -> History:
    """What a summary rests on, of attempts, oldest first."""
    drafts = first_drafts(attempts)
    latest, compared = drafts[-LATEST:], compared_drafts(drafts)
    first, last = compared_ends([draft.assessment.levels or {} for draft in compared])
    return History(
        notes=len(attempts),
        new_people=len(drafts),
        compared=draft_scores(compared),
        first_levels=first,
        last_levels=last,
        latest_notes=[draft.note for draft in latest],
        latest_levels=[draft.assessment.levels or {} for draft in latest],
        errors=ErrorSums.of([error_of(guess) for guess in guessed(attempts)]),
        most_tries=max(Counter(attempt.scenario_id for attempt in attempts).values(), default=0),
        last_at=max((attempt.at for attempt in attempts), default=None),
    )


def summary_of(
    attempts: Sequence[Attempt], set_asides: Sequence[SetAside], standard_error: float
) -> PersonSummary:
    """The summary of one participant's attempts and the advice they put aside, oldest first.

    `standard_error` is the scorer's own, in points, as for `progress_report`.
    """
    return summary_from(history_of(attempts), set_asides, standard_error)


def summary_from(
    history: History, set_asides: Sequence[SetAside], standard_error: float
) -> PersonSummary:
    """The same, where it was read already what the summary rests on."""
    said = verdict_on(history.compared, standard_error)
    return PersonSummary(
        notes=history.notes,
        new_people=history.new_people,
        compared=said.drafts,
        verdict=said.kind,
        since=verdict_since(history.compared, standard_error),
        first_mean=said.first_mean,
        last_mean=said.last_mean,
        means=mean_levels([levels for levels in history.latest_levels[-LATEST_DRAFTS:] if levels]),
        changed=level_changes(history.first_levels, history.last_levels, said.noise),
        lean=_lean(history.errors),
        most_tries=history.most_tries,
        repeated=len(same_words(history.latest_notes)),
        put_aside=_put_aside(set_asides),
        last_at=history.last_at,
        rules=rules(standard_error),
    )


def _lean(errors: ErrorSums) -> float | None:
    if errors.guesses < GUESSES_NEEDED:
        return None
    found = lean_of(errors)
    return found.lean if found.beyond_chance else None


def _put_aside(set_asides: Sequence[SetAside]) -> PutAside | None:
    """The criterion that was put aside most often; of several, the first of the rubric."""
    times = Counter(aside.criterion for aside in set_asides)
    if not times:
        return None
    most = max(CRITERIA, key=lambda criterion: times[criterion])
    given = [aside.reason for aside in set_asides if aside.criterion == most and aside.reason]
    return PutAside(most, times[most], given[-1] if given else "")


_SUMMARY = TypeAdapter(PersonSummary)

NOTHING_YET = summary_of((), (), 0)
"""The summary of somebody of whom there is no row yet."""
