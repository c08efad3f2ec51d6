"""Writing together: how long a round takes notes, whom each writes to, and who is doing what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from ccc.content.scenarios import Scenario
from ccc.content.workshops import AGAIN, NEW, WorkshopPlan, WriteStep
from ccc.practice.attempts import Attempt, next_new_person
from ccc.workshop.selection import RoundNote

COLLECTS_FOR = timedelta(seconds=5)
"""How long after its end a round still takes what is on its way: fields are read only by then."""

QUIET_AFTER = timedelta(minutes=1)
"""Whoever has typed nothing for so long is quiet."""

TIME_IS_UP = "Time is up. Your words are collected."

Doing = Literal["waiting", "writing", "quiet for a minute", "sent", "not here now"]
"""What somebody does in a round: nothing yet, typing, nothing any more, or done; or they left."""

DOING: tuple[Doing, ...] = get_args(Doing)


@dataclass(frozen=True)
class WritingRound:
    """A step in which the room writes; `collected` is when what nobody sent was taken as notes."""

    workshop_id: int
    step: int
    opened: datetime
    closes: datetime
    collected: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether fields are read only: what is on its way is still taken."""
        return now >= self.closes


@dataclass(frozen=True)
class OwnPart:
    """A participant's part of a round: whom they write to, and the note that was sent or taken."""

    scenario_id: str
    attempt: Attempt | None
    may_show: bool


@dataclass(frozen=True)
class Unsent:
    """A draft of a round that nobody sent."""

    person_id: int
    scenario_id: str
    text: str


@dataclass(frozen=True)
class NamedNote:
    """A note of a round as a host sees it, with its writer's number and name."""

    number: int
    nickname: str
    note: RoundNote


@dataclass(frozen=True)
class Writer:
    """Somebody in a round: `typed` is when they last typed in it, None where they did not yet.

    `here` is whether they are in the room now.
    """

    number: int
    nickname: str
    typed: datetime | None
    sent: bool
    here: bool = True

    def doing(self, now: datetime) -> Doing:
        """What they do now."""
        if self.sent:
            return "sent"
        if not self.here:
            return "not here now"
        if self.typed is None:
            return "waiting"
        return "writing" if now - self.typed < QUIET_AFTER else "quiet for a minute"


def sent_words(sent: int, here: int) -> str:
    """How many of those who are here have sent a note."""
    if sent == 0:
        return "Nobody has sent a note yet."
    return f"{sent} of {max(sent, here)} {'has' if sent == 1 else 'have'} sent a note."


def whom_to_write_to(
    plan: WorkshopPlan, number: int, first: OwnPart | None, new: Scenario | None
) -> str | None:
    """The id of whoever somebody writes to in the step of that number; None for nobody.

    `first` is their part of the first writing, and `new` whom they have not met. Whoever came late
    to writing again has somebody new.
    """
    to, step = plan.written_to(number), plan.step(number)
    if to != NEW:
        return to
    if isinstance(step, WriteStep) and step.to == AGAIN and first is not None:
        return first.scenario_id
    return None if new is None else new.id


def somebody_new(
    scenarios: Sequence[Scenario], opened: Mapping[str, datetime], person_id: int
) -> Scenario | None:
    """Whom a writer has not met and had better connect with, as on the practice page.

    Where everybody kept for that was met, it is somebody else unmet; else whom they opened first.
    None where there is nobody at all.
    """
    to_follow = {scenario.id for scenario in scenarios if scenario.best == "follow"}
    kept = next_new_person(scenarios, {*opened, *to_follow}, person_id)
    if kept is not None:
        return kept
    to_connect = [scenario for scenario in scenarios if scenario.id not in to_follow]
    unmet = [scenario for scenario in to_connect if scenario.id not in opened]
    if unmet:
        return unmet[person_id % len(unmet)]
    return min(to_connect, key=lambda scenario: opened[scenario.id], default=None)
