"""The path: where a participant stands, and at most three next steps, each with its reason.

Nothing here ranks people or counts days in a row: a step is an offer, and being away is welcomed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from ccc.content.ids import CRITERIA, GAMES, CriterionId, GameId
from ccc.content.lessons import Lesson
from ccc.content.scenarios import Scenario
from ccc.games.rounds import Round
from ccc.games.seat import is_over
from ccc.practice.attempts import (
    Attempt,
    next_new_person,
    sitting_began,
    tries_on,
    wants_a_new_person,
)
from ccc.practice.filters import AWAY
from ccc.practice.habits import STRONG_FROM, latest_means, weakest_criterion

WEAK_BELOW = 1.5
"""A mean level (0–3) that is nearer to *vague* or *missing* than to *clear*."""

MOST_STEPS = 3


@dataclass(frozen=True)
class Trail:
    """What a participant has done so far, attempts oldest first.

    `opened` is when each scenario was first opened, `done` when each lesson was done, by id.
    """

    person_id: int
    attempts: Sequence[Attempt] = ()
    opened: Mapping[str, datetime] = field(default_factory=dict)
    done: Mapping[str, datetime] = field(default_factory=dict)
    own_people: int = 0
    rounds: Sequence[Round] = ()

    @property
    def moments(self) -> tuple[datetime, ...]:
        """Every moment of activity, in order."""
        written = (attempt.at for attempt in self.attempts)
        played = (round_.ended or round_.began for round_ in self.rounds)
        return tuple(sorted([*written, *played, *self.opened.values(), *self.done.values()]))


@dataclass(frozen=True)
class Standing:
    """Where a participant is; criteria in the rubric's order, both empty while it is too early."""

    lessons_done: int
    lessons: int
    people: int
    notes: int
    rounds: int
    strong: tuple[CriterionId, ...]
    weak: tuple[CriterionId, ...]


Because = Literal[
    "first_lesson",
    "welcome_back",
    "begun",
    "five_tries",
    "unseen",
    "weakest",
    "weakest_lesson",
    "next_lesson",
    "own_people",
    "round_begun",
    "new_round",
]
"""Why a step is suggested."""


@dataclass(frozen=True)
class Step:
    """One next step: somebody to write to, a lesson, a round, or one's own people (all None)."""

    because: Because
    scenario: Scenario | None = None
    lesson: Lesson | None = None
    game: GameId | None = None
    criterion: CriterionId | None = None


def standing(trail: Trail, lessons: Sequence[Lesson]) -> Standing:
    """What was done of everything, and the criteria that are strong and weak."""
    means = latest_means(trail.attempts)
    return Standing(
        lessons_done=sum(lesson.id in trail.done for lesson in lessons),
        lessons=len(lessons),
        people=len({attempt.scenario_id for attempt in trail.attempts}),
        notes=len(trail.attempts),
        rounds=sum(round_.ended is not None for round_ in trail.rounds),
        strong=tuple(criterion for criterion in CRITERIA if means.get(criterion, 0) >= STRONG_FROM),
        weak=tuple(criterion for criterion in CRITERIA if means.get(criterion, 3) < WEAK_BELOW),
    )


def next_steps(
    trail: Trail, lessons: Sequence[Lesson], scenarios: Sequence[Scenario], now: datetime
) -> tuple[Step, ...]:
    """At most three next steps, the most helpful first; there is always one."""
    weakest = weakest_criterion(trail.attempts)
    lesson = _lesson(trail, lessons, weakest)
    somebody_new = _somebody_new(trail, scenarios, now)
    if lesson is not None and not trail.moments:
        offers = [lesson, somebody_new]
    else:
        training = _training(trail, scenarios, weakest)
        # Whoever has not read yet how it is done would only practise what they do already.
        unread = lesson is not None and lesson.because == "weakest_lesson"
        offers = [somebody_new, *((lesson, training) if unread else (training, lesson))]
    steps = [step for step in offers if step is not None]
    if not steps or (trail.attempts and not trail.own_people):
        steps.append(Step("own_people"))
    a_round = _round(trail, now)
    if a_round is not None:
        steps[MOST_STEPS - 1 :] = [a_round]
    return tuple(steps[:MOST_STEPS])


def _round(trail: Trail, now: datetime) -> Step | None:
    """The round that waits to be ended, else the first kind not played yet, after the first note.

    It has the last place to itself, or it would never be offered while there are lessons to do.
    """
    waiting = [
        round_.game for round_ in trail.rounds if round_.ended is None and not is_over(round_, now)
    ]
    if waiting:
        return Step("round_begun", game=waiting[-1])
    played = {round_.game for round_ in trail.rounds}
    fresh = next((game for game in GAMES if game not in played), None)
    return Step("new_round", game=fresh) if fresh and trail.attempts else None


def _somebody_new(trail: Trail, scenarios: Sequence[Scenario], now: datetime) -> Step | None:
    """The sitting's one unseen person: once they are written to, no other until the next sitting.

    Many tries on one person, or a long time away, ask for somebody fresh all the same.
    """
    moments, written = trail.moments, {attempt.scenario_id for attempt in trail.attempts}
    met = _met_since(sitting_began(moments, now), trail.opened, scenarios)
    waiting = next((scenario for scenario in met if scenario.id not in written), None)
    if waiting is not None:
        return Step("begun", scenario=waiting)
    latest = trail.attempts[-1].scenario_id if trail.attempts else ""
    stuck = wants_a_new_person(tries_on(trail.attempts, latest))
    away = bool(moments) and now - moments[-1] >= AWAY
    if met and not stuck:
        return None
    fresh = next_new_person(scenarios, trail.opened, trail.person_id)
    if fresh is None and (stuck or away):
        fresh = next((scenario for scenario in scenarios if scenario.id not in trail.opened), None)
    if fresh is None:
        return None
    return Step("welcome_back" if away else "five_tries" if stuck else "unseen", scenario=fresh)


def _met_since(
    began: datetime, opened: Mapping[str, datetime], scenarios: Sequence[Scenario]
) -> list[Scenario]:
    """The people kept for first drafts that were first opened in this sitting."""
    return [
        scenario
        for scenario in scenarios
        if scenario.reserved and scenario.id in opened and opened[scenario.id] >= began
    ]


def _training(
    trail: Trail, scenarios: Sequence[Scenario], weakest: CriterionId | None
) -> Step | None:
    """Somebody to train the weakest criterion on, the least tried first, none tried too often."""
    if weakest is None:
        return None
    tries = {scenario.id: tries_on(trail.attempts, scenario.id) for scenario in scenarios}
    fit = [
        scenario for scenario in scenarios if scenario.trains == weakest and not scenario.reserved
    ]
    open_to = [scenario for scenario in fit if not wants_a_new_person(tries[scenario.id])]
    chosen = min(open_to, key=lambda scenario: (len(tries[scenario.id]), scenario.id), default=None)
    return None if chosen is None else Step("weakest", scenario=chosen, criterion=weakest)


def _lesson(trail: Trail, lessons: Sequence[Lesson], weakest: CriterionId | None) -> Step | None:
    """The lesson on the weakest criterion if it is still to do, else the next one in order."""
    to_do = [lesson for lesson in lessons if lesson.id not in trail.done]
    about = next((lesson for lesson in to_do if lesson.criterion == weakest and weakest), None)
    if about is not None:
        return Step("weakest_lesson", lesson=about, criterion=weakest)
    if not to_do:
        return None
    return Step("next_lesson" if trail.moments else "first_lesson", lesson=to_do[0])
