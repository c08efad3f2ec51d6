"""All that a participant did here, at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ccc.coaching.marks import Mark
from ccc.games.rounds import Round
from ccc.practice.attempts import Attempt, Goal, Objection, Participant, SetAside
from ccc.practice.canvas import Canvas, OwnPerson


@dataclass(frozen=True)
class Work:
    """What a participant wrote, opened, finished, played and disputed, each the oldest first.

    `opened` is when each scenario was first opened, `done` when each lesson was done, by id;
    `asides` are the advice they put aside, each with its scenario's id; `goals` are by scenario id;
    `marks` are those that coaches handed over.
    """

    participant: Participant
    attempts: tuple[Attempt, ...]
    opened: Mapping[str, datetime]
    done: Mapping[str, datetime]
    rounds: tuple[Round, ...]
    objections: tuple[Objection, ...]
    asides: tuple[tuple[str, SetAside], ...]
    goals: Mapping[str, Goal]
    own_people: tuple[OwnPerson, ...]
    canvas: Canvas
    marks: tuple[Mark, ...]

    @property
    def set_asides(self) -> Mapping[str, tuple[SetAside, ...]]:
        """The advice they put aside, oldest first, by scenario id."""
        ids = dict.fromkeys(about for about, _ in self.asides)
        return {
            scenario_id: tuple(aside for about, aside in self.asides if about == scenario_id)
            for scenario_id in ids
        }
