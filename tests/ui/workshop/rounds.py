"""A room that has written a round, for the pages that show its notes."""

from __future__ import annotations

from ccc.access import Host
from ccc.practice.attempts import Attempt, NewAttempt
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.lead import go
from ccc.ui.workshop.now import course_now
from ccc.workshop.workshop import Place, Workshop
from tests.ui.workshop.conftest import as_it_is, at, join

PRIYA = "refund-letters"
NOTES = (
    "Marc-André, your refund letter on Tuesday's board saved me an hour. I keep a list of the "
    "phrases that calm people. Shall I send it? Priya",
    "Hi! Your post made me think. Let's connect.",
    "Hello, I would like to add you to my network.",
    "Marc-André, I answer refund letters too. Shall I send you my list? Priya",
)


def goes(host: Host, workshop: Workshop, to: Place) -> Workshop:
    """The workshop after its host pressed the button that leads there."""
    here = as_it_is(workshop)
    go(host, here, course_now(here), to)
    return as_it_is(workshop)


def presses_next(host: Host, workshop: Workshop) -> Workshop:
    here = as_it_is(workshop)
    following = course_now(here).next(here.place)
    assert following is not None
    return goes(host, workshop, following)


def sends(workshop: Workshop, nickname: str, note: str, guess: int | None = None) -> Attempt:
    """The note of somebody who joins the workshop while the room writes."""
    store, content = resources.store(), resources.content()
    step, scenario = as_it_is(workshop).place.step, content.scenario(PRIYA)
    assert scenario is not None
    who = store.people.enrol(f"token of {nickname}", nickname, now())
    join(workshop, who)
    store.writing_rounds.take_part(workshop.id, step, who.id, PRIYA)
    judged = score_scenario(note, scenario, content.rubric)
    new = NewAttempt(who.id, PRIYA, note, guess, judged)
    return store.writing_rounds.send(workshop.id, step, new, now())


def written(host: Host, workshop: Workshop) -> list[Attempt]:
    """The notes of a room that goes on to look at them."""
    goes(host, workshop, at(workshop, "write"))
    sent = [sends(workshop, f"Nick {n}", note, guess=99 - n) for n, note in enumerate(NOTES)]
    goes(host, workshop, at(workshop, "notes"))
    return sent
