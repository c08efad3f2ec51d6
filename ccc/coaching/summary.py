"""One participant in a row: what a coach's list says of them, so that no list reads every note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from ccc.coaching.same_words import LATEST, same_words
from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.attempts import Attempt, SetAside
from ccc.practice.forecasts import GUESSES_NEEDED, NO_ERRORS, ErrorSums, lean_of
from ccc.practice.habits import LATEST_DRAFTS, mean_levels, weakest_of
from ccc.practice.improvement import (
    DraftScore,
    Levels,
    VerdictKind,
    compared_ends,
    level_changes,
    verdict_on,
)

RULES = "3"
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


class Written(NamedTuple):
    """Of an attempt, all that a summary rests on; `levels` are None where there is no score.

    The fields are columns of the table `attempt`.
    """

    nth: int
    unseen: bool
    note: str
    forecast: int | None
    score: int | None
    levels: Levels | None
    character_limit: int
    margin: float | None
    at: datetime

    @classmethod
    def of(cls, attempt: Attempt) -> Written:
        """What counts of this attempt."""
        judged = attempt.assessment
        return cls(
            attempt.nth,
            attempt.unseen,
            attempt.note,
            attempt.forecast,
            judged.score,
            judged.levels,
            judged.limit,
            judged.margin,
            attempt.at,
        )


@dataclass(frozen=True)
class Compared:
    """First drafts that had equal room: how many there are, and those that a verdict compares.

    `ends` are all of them up to six, then the first three and the last three. They say `verdict`
    `since` the moment when the draft was written that made it so; None before the first.
    """

    drafts: int = 0
    ends: tuple[DraftScore, ...] = ()
    verdict: VerdictKind | None = None
    since: datetime | None = None

    def after(self, draft: DraftScore, at: datetime, standard_error: float) -> Compared:
        """The same with one draft more."""
        ends = (*self.ends, draft)
        first, last = compared_ends(ends)
        kept = (*first, *last) or ends
        said = verdict_on(kept, standard_error).kind
        return Compared(self.drafts + 1, kept, said, self.since if said == self.verdict else at)


@dataclass(frozen=True)
class History:
    """What a summary rests on, and goes on from: with one note more, no other is read again.

    `most_tries` are those at one note. Of the scored first drafts to new people `latest` holds
    words and levels of the latest (LATEST), oldest first, `limit` the room of the very latest, and
    `by_limit` those with equal room. It stays this small, however much somebody writes.
    """

    notes: int = 0
    most_tries: int = 0
    last_at: datetime | None = None
    errors: ErrorSums = NO_ERRORS
    new_people: int = 0
    latest: tuple[tuple[str, Levels], ...] = ()
    limit: int | None = None
    by_limit: Mapping[int, Compared] = field(default_factory=dict)

    @property
    def compared(self) -> Compared:
        """The first drafts that had as much room as the latest of them."""
        return self.by_limit.get(self.limit or 0, Compared())

    def after(self, written: Written, standard_error: float) -> History:
        """The same with one attempt more, by the scorer's own error in points."""
        further = replace(
            self,
            notes=self.notes + 1,
            most_tries=max(self.most_tries, written.nth),
            last_at=max(self.last_at or written.at, written.at),
        )
        if written.score is None:
            return further
        if written.forecast is not None:
            errors = self.errors.with_one(written.forecast - written.score)
            further = replace(further, errors=errors)
        return further._with_draft(written, standard_error) if written.unseen else further

    def _with_draft(self, written: Written, standard_error: float) -> History:
        levels = written.levels or {}
        draft = DraftScore(written.score or 0, written.margin, levels)
        compared = self.by_limit.get(written.character_limit, Compared())
        return replace(
            self,
            new_people=self.new_people + 1,
            latest=(*self.latest, (written.note, levels))[-LATEST:],
            limit=written.character_limit,
            by_limit={
                **self.by_limit,
                written.character_limit: compared.after(draft, written.at, standard_error),
            },
        )

    def to_json(self) -> dict[str, Any]:
        """The history as plain JSON values."""
        values: dict[str, Any] = _HISTORY.dump_python(self, mode="json")
        return values

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> History:
        """The history that `to_json` wrote."""
        return _HISTORY.validate_python(data)


def history_of(written: Iterable[Written], standard_error: float) -> History:
    """What a summary rests on, of attempts, oldest first."""
    return reduce(lambda so_far, one: so_far.after(one, standard_error), written, History())


def summary_of(
    attempts: Sequence[Attempt], set_asides: Sequence[SetAside], standard_error: float
) -> PersonSummary:
    """The summary of one participant's attempts and the advice they put aside, oldest first.

    `standard_error` is the scorer's own, in points, as for `progress_report`.
    """
    history = history_of(map(Written.of, attempts), standard_error)
    return summary_from(history, put_aside_most(set_asides), standard_error)


def summary_from(
    history: History, put_aside: PutAside | None, standard_error: float
) -> PersonSummary:
    """The same, where it is known already what the summary rests on."""
    compared = history.compared
    said = verdict_on(compared.ends, standard_error)
    first, last = compared_ends([draft.levels for draft in compared.ends])
    of_habits = history.latest[-LATEST_DRAFTS:]
    return PersonSummary(
        notes=history.notes,
        new_people=history.new_people,
        compared=compared.drafts,
        verdict=said.kind,
        since=compared.since,
        first_mean=said.first_mean,
        last_mean=said.last_mean,
        means=mean_levels([levels for _, levels in of_habits if levels]),
        changed=level_changes(first, last, said.noise),
        lean=_lean(history.errors),
        most_tries=history.most_tries,
        repeated=len(same_words([note for note, _ in history.latest])),
        put_aside=put_aside,
        last_at=history.last_at,
        rules=rules(standard_error),
    )


def _lean(errors: ErrorSums) -> float | None:
    if errors.guesses < GUESSES_NEEDED:
        return None
    found = lean_of(errors)
    return found.lean if found.beyond_chance else None


def put_aside_most(set_asides: Sequence[SetAside]) -> PutAside | None:
    """The criterion that was put aside most often; of several, the first of the rubric."""
    times = Counter(aside.criterion for aside in set_asides)
    if not times:
        return None
    most = max(CRITERIA, key=lambda criterion: times[criterion])
    given = [aside.reason for aside in set_asides if aside.criterion == most and aside.reason]
    return PutAside(most, times[most], given[-1] if given else "")


_HISTORY = TypeAdapter(History)

NOTHING_YET = summary_of((), (), 0)
"""The summary of somebody of whom there is no row yet."""
