"""Rounds of the games besides writing a note: how they are begun, answered, ended and counted.

A round is one game played once. It is saved as it is played, so that a phone that sleeps comes
back to the same question. The rules of each game are in the module of its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from ccc.content.ids import GameId

WENT_WELL = 0.75
"""From this share of the points a round went well."""


SHOW_A_PERSON: tuple[GameId, ...] = ("seat", "beat")
"""Rounds about a person of `scenarios`, whose card they show; `about` is the scenario's id."""


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
        return next((asked for asked in self.plan if asked not in self.answers), None)


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
        round_
        for round_ in rounds
        if round_.game == game and round_.points and round_.points != GIVEN_UP
    )


def least_played(ids: Sequence[str], rounds: Sequence[Round], game: GameId) -> str:
    """Of these, the one that was played least often, the first of several."""
    times = Counter(round_.about for round_ in ended_rounds(rounds, game))
    return min(ids, key=lambda id_: times[id_])
