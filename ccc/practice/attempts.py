"""Participants, their attempts, and which of them are first drafts to somebody new.

A rising line over re-edits of one note is not learning, so first drafts to new people and
revisions of one scenario are kept apart (`first_drafts`, `tries_on`).
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ccc.content.ids import CriterionId, own_id
from ccc.content.scenarios import Scenario
from ccc.scoring.assessment import Advice, Assessment

TRIES_BEFORE_A_NEW_PERSON = 5
"""After this many tries gains flatten, and a new person teaches more than another edit."""

SHORT_CARDS = 120
"""Up to so many words a situation and its two cards are read in half a minute."""

SITTING = timedelta(hours=1)
"""A first draft counts as unseen when written within this time of first opening the scenario."""


@dataclass(frozen=True)
class Participant:
    """A participant: known by the device cookie alone; the nickname is theirs to choose.

    `guesses` says whether they guess the score of a first draft before they see its levels,
    `coach_may` whether they let an owner of the server read what they wrote outside workshops.
    """

    id: int
    nickname: str
    since: datetime
    guesses: bool = False
    coach_may: bool = False


@dataclass(frozen=True)
class Goal:
    """What a participant wants of one person, a line each, written before the note."""

    why_them: str = ""
    what_for: str = ""


@dataclass(frozen=True)
class SetAside:
    """A piece of advice the participant said "not this time" to; `reason` may be empty."""

    criterion: CriterionId
    say: str
    reason: str


@dataclass(frozen=True)
class Disputed:
    """What is wrong: `words` are the level's name, the marked words, or the advice."""

    about: Literal["level", "mark", "advice"]
    criterion: CriterionId
    words: str


@dataclass(frozen=True)
class NewObjection:
    """An objection that is about to be kept, with the note and the assessment it is about."""

    note: str
    said: Disputed
    assessment: Assessment


@dataclass(frozen=True)
class Objection:
    """An objection as it was kept, with the note and the assessment that it is about.

    `reason` may be empty. `for_makers` is the writer's consent that the scorer's makers read the
    note, without a name.
    """

    id: int
    scenario_id: str
    note: str
    said: Disputed
    reason: str
    for_makers: bool
    assessment: Assessment
    at: datetime


@dataclass(frozen=True)
class NewAttempt:
    """A scored note that is about to be kept. `forecast` is the writer's own guess, 0–100."""

    person_id: int
    scenario_id: str
    note: str
    forecast: int | None
    assessment: Assessment


@dataclass(frozen=True)
class Attempt:
    """A scored note as it was kept; never changed afterwards.

    `nth` counts this person's tries on this scenario from 1. `unseen` is true for a first try on a
    scenario the person had not opened before this sitting.
    """

    id: int
    person_id: int
    scenario_id: str
    nth: int
    unseen: bool
    note: str
    forecast: int | None
    assessment: Assessment
    at: datetime

    @property
    def points(self) -> int:
        """Its score, and nought where it has none."""
        return self.assessment.score or 0


def scored(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Those that have a score, in the same order."""
    return [attempt for attempt in attempts if attempt.assessment.score is not None]


def is_unseen_first_draft(
    scenario_id: str,
    nth: int,
    first_opened: datetime | None,
    now: datetime,
    *,
    met_in_a_round: bool = False,
) -> bool:
    """Whether try number `nth`, written `now`, is a first draft on an unseen scenario.

    Somebody of one's own never is: the writer knows them, and chose the facts of their card. Nor is
    somebody who was `met_in_a_round`, where their card and notes to them were to be read.
    """
    if met_in_a_round:
        return False
    fresh = first_opened is None or now - first_opened <= SITTING
    return nth == 1 and fresh and own_id(scenario_id) is None


def first_drafts(attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The scored first drafts on unseen scenarios, in the order they were written."""
    return tuple(attempt for attempt in scored(attempts) if attempt.unseen)


def compared_drafts(attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The first drafts that had as much room as the latest of them, in the order written.

    A longer limit lets a long note score more; that is no change in the writer.
    """
    drafts = first_drafts(attempts)
    return tuple(draft for draft in drafts if draft.assessment.limit == drafts[-1].assessment.limit)


def sitting_began(moments: Iterable[datetime], now: datetime) -> datetime:
    """When the sitting began that goes on `now`: activity without a pause longer than SITTING."""
    began = now
    for moment in sorted(moments, reverse=True):
        if began - moment > SITTING:
            break
        began = min(began, moment)
    return began


def tries_on(attempts: Sequence[Attempt], scenario_id: str) -> tuple[Attempt, ...]:
    """Every try on one scenario, in the order they were written."""
    return tuple(attempt for attempt in attempts if attempt.scenario_id == scenario_id)


@dataclass(frozen=True)
class ScenarioRecord:
    """How one scenario went: first, best and latest score (0–100), and the number of tries."""

    scenario_id: str
    first: int | None
    best: int | None
    latest: int | None
    tries: int


def records(attempts: Sequence[Attempt]) -> tuple[ScenarioRecord, ...]:
    """One record a scenario, the most recently tried first."""
    order = dict.fromkeys(attempt.scenario_id for attempt in reversed(attempts))
    return tuple(_record(scenario_id, tries_on(attempts, scenario_id)) for scenario_id in order)


def _record(scenario_id: str, tries: Sequence[Attempt]) -> ScenarioRecord:
    scores = [attempt.assessment.score for attempt in tries]
    known = [score for score in scores if score is not None]
    return ScenarioRecord(
        scenario_id, scores[0], max(known, default=None), scores[-1], tries=len(tries)
    )


def next_new_person(
    scenarios: Sequence[Scenario], opened: Collection[str], person_id: int
) -> Scenario | None:
    """The next reserved scenario this person has never opened, or None when all are used up.

    Those whose cards are short come first, so that nobody's second note begins with a minute of
    reading. Among each kind everybody has an order of their own, so that a hard or an easy person
    late in one fixed order cannot pass for a change in everybody.
    """
    unseen = [scenario for scenario in scenarios if scenario.reserved and scenario.id not in opened]
    order = sorted(scenario.id for scenario in scenarios if scenario.reserved)
    random.Random(person_id).shuffle(order)
    return min(
        unseen,
        key=lambda scenario: (scenario.words > SHORT_CARDS, order.index(scenario.id)),
        default=None,
    )


def best_of(tries: Sequence[Attempt]) -> Attempt | None:
    """The try with the highest score, the first of several; None where none was scored."""
    return max(scored(tries), key=lambda attempt: attempt.points, default=None)


def wants_a_new_person(tries: Sequence[Attempt]) -> bool:
    """Whether it is time to suggest somebody new instead of another edit."""
    return len(tries) >= TRIES_BEFORE_A_NEW_PERSON


def is_same_again(note: str, limit: int, tries: Sequence[Attempt | NewAttempt]) -> bool:
    """Whether the note is the latest try, word for word and with as much room: no new attempt."""
    latest = tries[-1] if tries else None
    return latest is not None and (latest.note, latest.assessment.limit) == (note, limit)


def not_put_aside(steps: Sequence[Advice], asides: Sequence[SetAside]) -> tuple[Advice, ...]:
    """The advice that is left; an aside holds for the criterion, not the wording."""
    aside = {aside.criterion for aside in asides}
    return tuple(step for step in steps if step.criterion not in aside)
