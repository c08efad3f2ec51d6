"""One note being written: what this window knows of it, and how it gets into the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from ccc.content.scenarios import Card, Scenario
from ccc.errors import StorageError
from ccc.practice.attempts import (
    Attempt,
    Goal,
    NewAttempt,
    Person,
    SetAside,
    is_same_again,
    not_put_aside,
    tries_on,
)
from ccc.practice.canvas import Occasion
from ccc.scoring import Advice, Assessment
from ccc.scoring.scenarios import score_on
from ccc.ui import resources
from ccc.ui.autosave.draft import Written, opened_again, typed_in
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.resources import now
from ccc.ui.state import session


@dataclass
class Desk:
    """The note on the desk. What storage refuses is told in words, unless a method says it raises.

    `goal_told` is the goal as the page tells it, which is not drawn anew while it is being typed.
    `refused` is why something other than the draft was not kept.
    """

    person: Person
    occasion: Scenario | Occasion
    others: tuple[Card, ...]
    written: Written
    tries: tuple[Attempt, ...] = ()
    goal: Goal = field(default_factory=Goal)
    goal_told: Goal = field(default_factory=Goal)
    asides: tuple[SetAside, ...] = ()
    opened: Collection[str] = ()
    asks_goal: bool = False
    goal_waits: bool = False
    refused: str = ""

    def remember_opening(self) -> None:
        """Remember when this person was first met, so that a later first draft is not unseen."""
        if self.occasion.id not in self.opened:
            with self._trying():
                resources.store().open_scenario(self.person.id, self.occasion.id, now())

    @property
    def text(self) -> str:
        """The note as it stands in the field, as far as it was reported."""
        return self.written.text

    def take(self) -> None:
        """Take what the field reported, and keep it as the draft."""
        self.written.take(typed_in(widget_key("note", self.occasion.id)), self._keep_draft)

    def _keep_draft(self, text: str, seen: str) -> str | None:
        return resources.store().save_draft(self.person.id, self.occasion.id, text, now(), seen)

    def look(self, text: str, limit: int) -> Assessment:
        """A text's assessment, had it been written here; without the swap test, half the work."""
        return score_on(text, self.occasion, resources.content().rubric, (), limit)

    def keep_try(self, limit: int, forecast: int | None) -> None:
        """Judge the note in full, and keep it as a try."""
        rubric = resources.content().rubric
        judged = score_on(self.text, self.occasion, rubric, self.others, limit)
        new = NewAttempt(self.person.id, self.occasion.id, self.text, forecast, judged)
        with self._trying():
            self.tries = (*self.tries, resources.store().save_attempt(new, now()))

    def is_same_again(self, limit: int) -> bool:
        """Whether the note is the latest try, word for word and judged at this limit."""
        return is_same_again(self.text, limit, self.tries)

    def change_goal(self, which: str, said: str) -> Goal:
        """Keep one part (`why_them` or `what_for`) of the goal; returns the goal before.

        Raises StorageError.
        """
        change = {which: said}
        before = resources.store().own.change_goal(
            self.person.id, self.occasion.id, lambda goal: replace(goal, **change), now()
        )
        self.goal = replace(before, **change)
        return before

    def let_goal_wait(self) -> None:
        """Ask for the goal no longer; it can be named later."""
        self.asks_goal, self.goal_waits = False, True

    def steps(self, judged: Assessment) -> tuple[Advice, ...]:
        """The advice that was not put aside."""
        return not_put_aside(judged.advice, self.asides)

    def put_aside(self, step: Advice, reason: str) -> None:
        """Remember "not this time"."""
        aside = SetAside(step.criterion, step.say, reason)
        with self._trying():
            resources.store().own.put_aside(self.person.id, self.occasion.id, aside, now())
            self.asides = (*self.asides, aside)

    def take_up_again(self) -> None:
        """Forget every "not this time" on this note."""
        with self._trying():
            resources.store().own.take_up_again(self.person.id, self.occasion.id)
            self.asides = ()

    @contextmanager
    def _trying(self) -> Iterator[None]:
        self.refused = ""
        try:
            yield
        except StorageError as error:
            self.refused = str(error)


def open_desk(person: Person, occasion: Scenario | Occasion, others: tuple[Card, ...]) -> Desk:
    """The desk as it was left in this window, or a new one with the draft of the database.

    Raises StorageError.
    """
    store, desks = resources.store(), session().desks
    before = desks.get(occasion.id)
    if before is None or typed_in(widget_key("note", occasion.id)) is None:
        draft, at = store.draft(person.id, occasion.id), store.draft_at(person.id, occasion.id)
        name = f"{person.id}:{occasion.id}"
        written = opened_again(before.written if before else None, name, draft, at)
        desk = Desk(person, occasion, others, written)
        if before is not None:
            desk.goal_waits, desk.refused = before.goal_waits, before.refused
    else:
        desk = before
    desk.person, desk.occasion, desk.others = person, occasion, others
    desk.tries = tries_on(store.attempts_of(person.id), occasion.id)
    desk.goal = desk.goal_told = store.own.goal(person.id, occasion.id)
    desk.asides = store.own.set_asides(person.id, occasion.id)
    desk.opened = store.openings(person.id)
    desk.remember_opening()
    # Settled at first and not while typing, so that no field moves under somebody's hands.
    asked = before.asks_goal if before else not desk.text.strip() and desk.goal == Goal()
    desk.asks_goal = asked and not desk.tries and not desk.goal_waits
    desks[occasion.id] = desk
    return desk
