"""Rounds of the games besides writing a note: what is asked, what was answered, what it came to.

A round is one kind of game played once. It is kept as it is played, so that a phone that sleeps
comes back to the same question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from ccc.content.game_ids import MOVES, VERDICTS, Decision, GameId, Move, Verdict
from ccc.content.games import NOTES_IN_INBOX, ROUND_OF_DECISIONS, Inbox, Month, Situation
from ccc.content.rubric import WELCOME
from ccc.scoring import Assessment
from ccc.scoring.reply import ReplyAssessment

SECONDS_AT_THE_INBOX = 60

WENT_WELL = 0.75
"""From this share of the points a round went well."""

COST_OF_A_FAULT = 2
"""Points that each fault of a reply costs of the twelve its six checks can earn."""

SHOW_A_PERSON: tuple[GameId, ...] = ("seat", "beat")
"""Rounds about a person of `scenarios`, whose card they show; `about` is the scenario's id."""

OWN_NOTE = "own"
"""What stands for one's own note in the plan of an inbox."""

_FEWEST_OF_A_KIND, _MOST_OF_A_KIND = 5, 7

_QUIET: tuple[Move, ...] = ("wait", "follow", "blank")


class Points(NamedTuple):
    """What a round came to, out of what was possible."""

    gained: int
    possible: int

    @property
    def share(self) -> float:
        """Gained in possible, 0–1."""
        return self.gained / self.possible if self.possible else 0.0

    @property
    def went_well(self) -> bool:
        """Whether most of what was possible was gained."""
        return self.share >= WENT_WELL


GIVEN_UP = Points(0, 0)
"""What a round comes to that was left, or whose content was removed: it counts nowhere."""


@dataclass(frozen=True)
class NewRound:
    """A round as it begins: `about` is the id of what it is played with, `plan` what is asked.

    One that is over at once has its `points`.
    """

    person_id: int
    game: GameId
    about: str
    plan: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    points: Points | None = None


@dataclass(frozen=True)
class Round(NewRound):
    """A round that was begun, with its answers so far; `ended` and `points` come together."""

    id: int = 0
    began: datetime = datetime.min
    ended: datetime | None = None

    @property
    def next_asked(self) -> str | None:
        """The first of the plan that is not answered yet, or None."""
        return next((one for one in self.plan if one not in self.answers), None)


@dataclass(frozen=True)
class WeakSpot:
    """A bad note that scored well, given to the scorer's makers, and why it is bad."""

    scenario_id: str
    note: str
    why: str
    score: int
    rubric_hash: str
    at: datetime


def ended_rounds(rounds: Sequence[Round], game: GameId) -> tuple[Round, ...]:
    """The rounds of one game that came to an end, oldest first.

    Those that were given up are left out.
    """
    return tuple(
        one for one in rounds if one.game == game and one.points and one.points != GIVEN_UP
    )


def least_played(ids: Sequence[str], rounds: Sequence[Round], game: GameId) -> str:
    """Of these, the one that was played least often, the first of several."""
    times = Counter(one.about for one in ended_rounds(rounds, game))
    return min(ids, key=lambda one: times[one])


# --- connect or follow ------------------------------------------------------------------------


def twelve(
    situations: Sequence[Situation], rounds: Sequence[Round], person_id: int
) -> tuple[str, ...]:
    """The ids of one round's situations: those met least, of both kinds, in no telling order."""
    played = [one for one in rounds if one.game == "decide"]
    met = Counter(asked for one in played for asked in one.plan)
    chance = Random(f"{person_id}-{len(played)}")
    shuffled = chance.sample(situations, len(situations))
    by_kind = {
        kind: sorted((one for one in shuffled if one.best == kind), key=lambda one: met[one.id])
        for kind in ("connect", "follow")
    }
    connects = chance.randint(_FEWEST_OF_A_KIND, _MOST_OF_A_KIND)
    connects = max(connects, ROUND_OF_DECISIONS - len(by_kind["follow"]))
    chosen = by_kind["connect"][:connects]
    chosen += by_kind["follow"][: ROUND_OF_DECISIONS - len(chosen)]
    return tuple(one.id for one in chance.sample(chosen, len(chosen)))


class Decided(NamedTuple):
    """One answer: the decision, and the id of the reason that was given for it."""

    decision: Decision
    reason: str

    @classmethod
    def from_answer(cls, answer: str) -> Decided:
        """An answer as it is kept."""
        decision, _, reason = answer.partition(":")
        return cls("follow" if decision == "follow" else "connect", reason)

    @property
    def answer(self) -> str:
        """As it is kept."""
        return f"{self.decision}:{self.reason}"


def right_decisions(situations: Sequence[Situation], answers: Mapping[str, str]) -> Points:
    """How many of the answered situations were decided as authored."""
    asked = [one for one in situations if one.id in answers]
    right = [one for one in asked if Decided.from_answer(answers[one.id]).decision == one.best]
    return Points(len(right), len(asked))


def right_reasons(situations: Sequence[Situation], answers: Mapping[str, str]) -> int:
    """For how many of them the authored reason was given."""
    given = {
        one.id: Decided.from_answer(answers[one.id]) for one in situations if one.id in answers
    }
    return sum(one.id in given and given[one.id].reason == one.reason for one in situations)


# --- the recipient's seat ---------------------------------------------------------------------


def inbox_plan(
    inbox: Inbox, rounds: Sequence[Round], person_id: int, *, own: bool
) -> tuple[str, ...]:
    """The invitations in the order they lie there, each by its number, one's own note by its word.

    One's own takes the place of one that is best ignored, and never lies on top.
    """
    chance = Random(f"{person_id}-{inbox.id}-{len(rounds)}")
    ignored = [n for n, one in enumerate(inbox.invitations) if one.best == "ignore"]
    left_out = chance.choice(ignored) if own else None
    plan = [str(n) for n in range(NOTES_IN_INBOX) if n != left_out]
    chance.shuffle(plan)
    if own:
        plan.insert(chance.randint(2, NOTES_IN_INBOX - 2), OWN_NOTE)
    return tuple(plan)


def time_left(began: datetime, now: datetime) -> int:
    """Whole seconds until the sixty are over, never below nought."""
    left = began + timedelta(seconds=SECONDS_AT_THE_INBOX) - now
    return max(0, -int(-left.total_seconds() // 1))


CLOCK = "clock"
"""Among the answers of a round in the seat: "off" where the sixty seconds do not count."""


def has_clock(one: Round) -> bool:
    """Whether the sixty seconds count."""
    return one.game == "seat" and one.answers.get(CLOCK) != "off"


def is_over(one: Round, at: datetime) -> bool:
    """Whether its time is up."""
    return has_clock(one) and time_left(one.began, at) == 0


def right_verdicts(inbox: Inbox, plan: Sequence[str], answers: Mapping[str, str]) -> Points:
    """How many of the others' invitations were treated as authored; what was not reached is not."""
    others = {one: inbox.invitations[int(one)] for one in plan if one != OWN_NOTE}
    right = sum(answers.get(one) == invitation.best for one, invitation in others.items())
    return Points(right, len(others))


@dataclass(frozen=True)
class Fairness:
    """How one's own note fared beside the others', by the scorer's points.

    `accepted_below` counts others that score less and were accepted, `passed_above` others that
    score more and were not.
    """

    own: Verdict
    own_score: int
    accepted_below: int
    passed_above: int


def fairness(
    own: Verdict | None, own_score: int | None, others: Sequence[tuple[Verdict | None, int]]
) -> Fairness | None:
    """One's own note beside the others, each a verdict and a score.

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


def as_verdict(answer: str | None) -> Verdict | None:
    """An answer as it is kept, or None where there is none."""
    return next((one for one in VERDICTS if one == answer), None)


# --- five notes a month -----------------------------------------------------------------------


def moves_of(month: Month, answers: Mapping[str, str]) -> tuple[Move | None, ...]:
    """Each person's move so far, in order; answers are kept by the person's number."""
    given = (answers.get(str(number)) for number in range(len(month.people)))
    return tuple(next((one for one in MOVES if one == answer), None) for answer in given)


def worth(month: Month, moves: Sequence[Move]) -> int:
    """What a month's moves came to."""
    people = zip(month.people, moves, strict=True)
    return sum(person.after(move).worth for person, move in people)


def best_moves(month: Month, notes: int, made: Sequence[Move] = ()) -> tuple[Move, ...]:
    """The moves worth most with at most so many notes; of moves worth alike, those that were made.

    Without any `made`, of moves worth alike the quieter.
    """
    given = made or [_QUIET[0]] * len(month.people)
    quiet = [
        max((_without_note(move), *_QUIET), key=lambda each: person.after(each).worth)
        for person, move in zip(month.people, given, strict=True)
    ]
    gains = [
        person.note.worth - person.after(move).worth
        for person, move in zip(month.people, quiet, strict=True)
    ]
    order = sorted(range(len(gains)), key=lambda number: (-gains[number], given[number] != "note"))
    noted = {number for number in order[:notes] if gains[number] > 0}
    return tuple("note" if number in noted else move for number, move in enumerate(quiet))


def _without_note(move: Move) -> Move:
    return _QUIET[0] if move == "note" else move


def month_points(month: Month, moves: Sequence[Move], notes: int) -> Points:
    """What a month came to, out of the most that so many notes can reach."""
    return Points(worth(month, moves), worth(month, best_moves(month, notes)))


# --- a blank request, beat the score ----------------------------------------------------------


def reply_points(judged: ReplyAssessment) -> Points:
    """A reply's points: its six checks at up to two each, less what its faults cost."""
    gained = judged.points - COST_OF_A_FAULT * len(judged.faults)
    return Points(max(0, gained), 2 * len(judged.checks))


def beats(judged: Assessment) -> bool:
    """Whether the scorer would welcome a note that was written to be bad."""
    return (judged.score or 0) >= WELCOME
