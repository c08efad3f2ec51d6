"""A room that writes, for the pages that show its notes: led and sent as from the pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ccc.access import Host
from ccc.content.workshops import WorkshopPlan
from ccc.practice.attempts import Attempt, NewAttempt, Participant
from ccc.scoring import Assessment
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.now import course_now
from ccc.workshop.workshop import Place, Workshop
from tests.storage.notes import assessment
from tests.ui.workshop.conftest import as_it_is, at, go, join

PRIYA = "refund-letters"
NOTES = (
    "Marc-André, your refund letter on Tuesday's board saved me an hour. I keep a list of the "
    "phrases that calm people. Shall I send it? Priya",
    "Hi! Your post made me think. Let's connect.",
    "Hello, I would like to add you to my network.",
    "Marc-André, I answer refund letters too. Shall I send you my list? Priya",
)


def presses_next(host: Host, workshop: Workshop) -> Workshop:
    here = as_it_is(workshop)
    following = course_now(here).next(here.place)
    assert following is not None
    return go(host, workshop, following)


def holder(workshop: Workshop) -> Host:
    """One who holds a workshop."""
    hosts = resources.store().hosts.all()
    return next(
        host
        for host in hosts
        if workshop.id in [one.workshop.id for one in resources.store().workshops.held_by(host)]
    )


def comes(workshop: Workshop, nickname: str, *, coach_may: bool = False) -> Participant:
    """Somebody on a device of their own who joins, or is there already."""
    someone = resources.store().people.enrol(f"token of {nickname}", nickname, now())
    join(workshop, someone, coach_may=coach_may)
    return someone


def sends(
    workshop: Workshop,
    someone: Participant,
    note: str,
    turn: int = 0,
    *,
    guess: int | None = 65,
    judged: Assessment | None = None,
    **changes: Any,
) -> Attempt:
    """A note of somebody in the room, which goes to that step of writing if it is elsewhere.

    `turn` counts the steps of writing from 0. Unless it is `judged`, it is so as `changes` say.
    """
    plan, rounds = WorkshopPlan.from_json(workshop.plan), resources.store().writing_rounds
    step, host = plan.writings[turn], holder(workshop)
    if as_it_is(workshop).place.step != step:
        go(host, workshop, Place(step))
    begun = rounds.of(workshop.id, step)
    if begun is not None and (begun.collected is not None or begun.is_over(now())):
        rounds.give_more_time(host, workshop.id, step, now() + timedelta(minutes=1))
    to = plan.written_to(step)
    part = rounds.take_part(workshop.id, step, someone.id, to)
    new = NewAttempt(someone.id, part.scenario_id, note, guess, judged or assessment(**changes))
    return rounds.send(workshop.id, step, new, now())


def writes(
    workshop: Workshop, nickname: str, note: str, turn: int = 0, **changes: Any
) -> Participant:
    """Somebody who comes, and sends a note."""
    someone = comes(workshop, nickname)
    sends(workshop, someone, note, turn, **changes)
    return someone


def room_of(workshop: Workshop, people: int) -> None:
    """People who write a first note, one more to the same person, and one to somebody new."""
    for turn, (words, score) in enumerate((("First", 20), ("Again", 70), ("New", 50))):
        for number in range(people):
            writes(workshop, f"Writer {number}", f"{words} {number}", turn, score=score + number)


def scored(note: str) -> Assessment:
    """What the scorer says of a note to the person of the first round."""
    content = resources.content()
    scenario = content.scenario(PRIYA)
    assert scenario is not None
    return score_scenario(note, scenario, content.rubric)


def written(host: Host, workshop: Workshop) -> list[Attempt]:
    """The notes of a room that goes on to look at them, with the scores they deserve."""
    sent = [
        sends(workshop, comes(workshop, f"Nick {n}"), note, guess=99 - n, judged=scored(note))
        for n, note in enumerate(NOTES)
    ]
    go(host, workshop, at(workshop, "notes"))
    return sent
