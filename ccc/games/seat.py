"""The recipient's seat: invitations by the clock, and how one's own note fared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from statistics import fmean
from typing import NamedTuple

from ccc.content.games import NOTES_IN_INBOX, Inbox
from ccc.content.ids import CRITERIA, INBOX_ANSWERS, CriterionId, InboxAnswer
from ccc.content.scenarios import Scenario
from ccc.games.rounds import Points, Round, least_played
from ccc.practice.attempts import Attempt

SECONDS_AT_THE_INBOX = 60
"""How long a round by the clock lasts."""

GRACE = timedelta(seconds=2)
"""What an answer may be late by: a finger that was in time, on a slow line."""

CLOCK = "clock"
"""Among the answers of a round in the seat: "off" where it is played without the clock."""

OWN_NOTE = "own"
"""What stands for one's own note in the plan of an inbox."""

OWN_TEXT, OWN_SCORE = "own_note", "own_score"
"""Where one's own note, as it was at the start, is kept among the answers."""


class Seat(NamedTuple):
    """An inbox and the scenario whose recipient reads it."""

    inbox: Inbox
    scenario: Scenario


def written_to(attempts: Sequence[Attempt], scenario_id: str) -> Attempt | None:
    """The latest note that was written to the recipient of a scenario, blank ones aside."""
    found = [
        attempt
        for attempt in attempts
        if attempt.scenario_id == scenario_id and attempt.note.strip()
    ]
    return found[-1] if found else None


def suggested(
    seats: Sequence[Seat], attempts: Sequence[Attempt], rounds: Sequence[Round]
) -> str | None:
    """The seat played least; of several, the first whose recipient one has written to."""
    by_written = sorted(seats, key=lambda seat: written_to(attempts, seat.scenario.id) is None)
    ids = [one.inbox.id for one in by_written]
    return least_played(ids, rounds, "seat") if ids else None


def kept_at_the_start(own: Attempt | None, *, clock: bool) -> dict[str, str]:
    """What a reload must find again: whether the clock runs, and one's own note as it is now."""
    kept = {} if clock else {CLOCK: "off"}
    if own is not None:
        kept[OWN_TEXT] = own.note
        if own.assessment.score is not None:
            kept[OWN_SCORE] = str(own.assessment.score)
    return kept


def plan_inbox(
    inbox: Inbox, rounds: Sequence[Round], person_id: int, *, own: bool
) -> tuple[str, ...]:
    """The invitations in the order they lie there, each by its number, one's own note by its word.

    One's own takes the place of one that is best ignored, and never lies on top.
    """
    chance = Random(f"{person_id}-{inbox.id}-{len(rounds)}")
    ignored = [n for n, invitation in enumerate(inbox.invitations) if invitation.best == "ignore"]
    left_out = chance.choice(ignored) if own else None
    plan = [str(n) for n in range(NOTES_IN_INBOX) if n != left_out]
    chance.shuffle(plan)
    if own:
        plan.insert(chance.randint(2, NOTES_IN_INBOX - 2), OWN_NOTE)
    return tuple(plan)


def time_left(began: datetime, now: datetime) -> int:
    """Whole seconds until the time is up, never below nought."""
    left = began + timedelta(seconds=SECONDS_AT_THE_INBOX) - now
    return max(0, -int(-left.total_seconds() // 1))


def has_clock(round_: Round) -> bool:
    """Whether the round is played by the clock."""
    return round_.game == "seat" and round_.answers.get(CLOCK) != "off"


def is_over(round_: Round, at: datetime) -> bool:
    """Whether its time is up."""
    return has_clock(round_) and time_left(round_.began, at) == 0


def counts(round_: Round, at: datetime) -> bool:
    """Whether an answer given at that moment is still taken."""
    return (
        not has_clock(round_)
        or at <= round_.began + timedelta(seconds=SECONDS_AT_THE_INBOX) + GRACE
    )


def right_answers(inbox: Inbox, plan: Sequence[str], answers: Mapping[str, str]) -> Points:
    """How many of the others' invitations were treated as authored; what was not reached is not."""
    others = {asked: inbox.invitations[int(asked)] for asked in plan if asked != OWN_NOTE}
    right = sum(answers.get(other) == invitation.best for other, invitation in others.items())
    return Points(right, len(others))


@dataclass(frozen=True)
class Fairness:
    """How one's own note fared beside the others', by the scorer's points.

    `accepted_below` counts others that score less and were accepted, `passed_above` others that
    score more and were not.
    """

    own: InboxAnswer
    own_score: int
    accepted_below: int
    passed_above: int


def fairness(
    own: InboxAnswer | None, own_score: int | None, others: Sequence[tuple[InboxAnswer | None, int]]
) -> Fairness | None:
    """One's own note beside the others, each an inbox answer and a score.

    None where one's own was not there, not reached, or cannot be scored.
    """
    if own is None or own_score is None:
        return None
    return Fairness(
        own=own,
        own_score=own_score,
        accepted_below=sum(v == "accept" and s < own_score for v, s in others),
        passed_above=sum(v in ("ignore", "report") and s > own_score for v, s in others),
    )


def as_inbox_answer(answer: str | None) -> InboxAnswer | None:
    """An answer as it is kept, or None where there is none."""
    return next((one for one in INBOX_ANSWERS if one == answer), None)


class Leaning(NamedTuple):
    """The criterion in which accepted notes differ most from those passed over: mean levels."""

    criterion: CriterionId
    accepted: float
    passed: float


def leaning(
    accepted: Sequence[Mapping[CriterionId, int]], passed: Sequence[Mapping[CriterionId, int]]
) -> Leaning | None:
    """Where the two groups differ most, or None where one of them is empty."""
    if not accepted or not passed:
        return None
    means = [
        Leaning(
            criterion,
            fmean(each[criterion] for each in accepted),
            fmean(each[criterion] for each in passed),
        )
        for criterion in CRITERIA
    ]
    return max(means, key=lambda each: abs(each.accepted - each.passed))
