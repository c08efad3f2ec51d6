"""A workshop rehearsed: what each sample person does, and when, at a human pace.

All of it follows from a seed. Times are seconds since somebody first saw what is on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from math import exp
from random import Random
from typing import NamedTuple

from ccc.content.lessons import QuickCheck
from ccc.content.samples import SampleGroup, SamplePerson
from ccc.content.workshops import WorkshopPlan
from ccc.scoring import characters
from ccc.workshop.polls import SIDES
from ccc.workshop.votes import Pair, Vote
from ccc.workshop.workshop import OF_THE_ROOM, Place

ARRIVES = (2.0, 40.0)
"""Seconds after the beginning in which people come."""

COMES_LATE_TO_STEP = 2
"""The step that is on when the last one comes."""

READS = (15.0, 80.0)
"""Seconds of reading the cards and thinking, before the first letter."""

TYPES = (3.0, 7.0)
"""Characters a second."""

PAUSES = (1.0, 4.0)
"""Seconds after a sentence."""

READS_AGAIN = (3.0, 15.0)
"""Seconds from the last letter to *Send*."""

ANSWERS = (4.0, 15.0)
"""Seconds for each question."""

_NEVER_SEND = 0.1
_COACH_MAY = 0.7
_GUESSES = 0.8
_ARE_RIGHT = 0.65
_EXPECTED = 55
_FORESEEN = 0.4
"""How much of a note's distance from what is expected of any note its writer foresees."""
_POINTS_THAT_TELL = 25
"""So many points more, and a note is chosen by nearly three in four."""


@dataclass(frozen=True)
class Types:
    """A draft as far as it is typed."""

    text: str


@dataclass(frozen=True)
class Sends:
    """A note that is sent to the room."""

    note: str


@dataclass(frozen=True)
class Says:
    """An answer to a question."""

    question: str
    said: str


class Act(NamedTuple):
    """What somebody does, and after how many seconds."""

    after: float
    does: Types | Sends | Says


@dataclass(frozen=True)
class Asked:
    """A question to a phone: what may be said, and how likely each of these is."""

    question: str
    likely: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Actor:
    """A sample person in a rehearsal; `number` is the order in which they are called, from 0."""

    person: SamplePerson
    number: int
    seed: int
    comes_late: bool = False

    @property
    def coach_may(self) -> bool:
        """Whether they say that a coach may read their notes."""
        return self._chance("coach").random() < _COACH_MAY

    def has_come(self, place: Place, seconds: float) -> bool:
        """Whether they join by now, so many seconds after the workshop began."""
        in_time = seconds >= self._chance("arrives").uniform(*ARRIVES)
        return in_time and (not self.comes_late or place.step >= COMES_LATE_TO_STEP)

    def has_left(self, place: Place, plan: WorkshopPlan) -> bool:
        """Whether they are gone: who leaves early does so after the first step of writing."""
        leaves, first = self.person.develops == "leaves-early", plan.first_writing
        return leaves and first is not None and place.step > first

    def words(self, scenario_id: str, nth: int, everybody: Sequence[SamplePerson]) -> str:
        """Their note to a scenario the `nth` time, from 0; nothing where they never write.

        Whoever has none to it sends what somebody else wrote as its sender.
        """
        if not self.person.notes:
            return ""
        own = self.person.tries(scenario_id)
        if own:
            return own[min(nth, len(own) - 1)]
        others = [tries[0] for each in everybody if (tries := each.tries(scenario_id))]
        return self._chance("words", scenario_id).choice(others) if others else ""

    def writes(self, step: int, note: str, limit: int) -> tuple[Act, ...]:
        """How they type a note in a step and send it, if it may be sent and they are so minded."""
        return tuple(self._writes(self._chance("writes", step), note, limit))

    def _writes(self, chance: Random, note: str, limit: int) -> Iterator[Act]:
        sends = chance.random() >= _NEVER_SEND
        pace = chance.uniform(*TYPES)
        after, typed = chance.uniform(*READS), 0
        while typed < len(note):
            new = note[typed : typed + int(pace)]
            typed += len(new)
            after += len(new) / pace
            yield Act(after, Types(note[:typed]))
            if any(mark in new for mark in ".!?"):
                after += chance.uniform(*PAUSES)
        if sends and note.strip() and characters(note) <= limit:
            yield Act(after + chance.uniform(*READS_AGAIN), Sends(note))

    def guess(self, step: int, score: int) -> int | None:
        """The score they expect of a note that has this one; None where they guess nothing."""
        chance = self._chance("guesses", step)
        if chance.random() >= _GUESSES:
            return None
        foreseen = _EXPECTED + _FORESEEN * (score - _EXPECTED)
        expected = foreseen + self.person.lean + chance.gauss(0, 12)
        return 5 * round(min(100.0, max(0.0, expected)) / 5)

    def answers(self, step: int, asked: Sequence[Asked]) -> tuple[Act, ...]:
        """One answer to each question, one after the other."""
        return tuple(self._answers(step, asked))

    def _answers(self, step: int, asked: Sequence[Asked]) -> Iterator[Act]:
        after = 0.0
        for one in asked:
            chance = self._chance("answers", step, one.question)
            after += chance.uniform(*ANSWERS)
            said, weights = zip(*one.likely, strict=True)
            yield Act(after, Says(one.question, chance.choices(said, weights)[0]))

    def _chance(self, *what: object) -> Random:
        """What happens by chance, always alike for the same person and purpose."""
        return Random(f"{self.seed} {self.number} {' '.join(map(str, what))}")


def cast(groups: Sequence[SampleGroup], people: int, seed: int) -> tuple[Actor, ...]:
    """So many sample people, of whom the last comes late; some come twice if there are too few."""
    everybody = [person for group in groups for person in group.people]
    chosen = islice(cycle(everybody), people)
    return tuple(
        Actor(person, number, seed, comes_late=1 <= number == people - 1)
        for number, person in enumerate(chosen)
    )


def due(acts: Sequence[Act], seconds: float) -> tuple[Act, ...]:
    """What is to be done by now; of a draft only how it stands in the end."""
    now = [act for act in acts if act.after <= seconds]
    latest = next((act for act in reversed(now) if isinstance(act.does, Types)), None)
    return tuple(act for act in now if act is latest or not isinstance(act.does, Types))


def asked_by_check(check: QuickCheck) -> Asked:
    """A quick check, which more people answer rightly than not."""
    wrong = (1 - _ARE_RIGHT) / max(1, len(check.options) - 1)
    likely = ((said, _ARE_RIGHT if option.right else wrong) for said, option in check.lettered)
    return Asked(OF_THE_ROOM, tuple(likely))


def asked_by_duel(pair: Pair, points: Mapping[int, int]) -> Asked:
    """Two notes on the screen, of which the better one is likelier."""
    left = _likely(pair, points)
    return Asked(OF_THE_ROOM, tuple(zip(SIDES, (left, 1 - left), strict=True)))


def asked_by_pair(pair: Pair, points: Mapping[int, int]) -> Asked:
    """Two notes on a phone, of which the better one is likelier."""
    left = _likely(pair, points)
    votes = (Vote(*pair).said, Vote(pair.right, pair.left).said)
    return Asked(pair.question, tuple(zip(votes, (left, 1 - left), strict=True)))


def _likely(pair: Pair, points: Mapping[int, int]) -> float:
    """How likely the left note is chosen."""
    more = points.get(pair.left, 0) - points.get(pair.right, 0)
    return 1 / (1 + exp(-more / _POINTS_THAT_TELL))
