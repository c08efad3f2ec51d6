"""One note being written: what this window knows of it, and how it gets into the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from ccc.canvas import Occasion
from ccc.catalog import score_on
from ccc.content.models import Card, Scenario
from ccc.errors import StorageError
from ccc.practice import Attempt, Goal, NewAttempt, Person, SetAside, is_same_again, tries_on
from ccc.scoring import Advice, Assessment
from ccc.ui import resources
from ccc.ui.live import Typed, typed_in, widget_key
from ccc.ui.session import now, person_here, session


@dataclass
class Desk:
    """The note on the desk. No method raises: what storage refuses is told in words.

    `trouble` is why the draft is not kept, until it is; `refused` why something else was not.
    `text` is what was reported last; `ours` the draft as this window last kept it, None before
    that; `replaced` are texts of other windows that had to give way; `put` is a text on its way
    into the field, with its number.
    """

    person: Person
    occasion: Scenario | Occasion
    others: tuple[Card, ...]
    text: str
    at: datetime | None
    kept: bool = True
    ours: str | None = None
    older: str | None = None
    replaced: list[str] = field(default_factory=list)
    put: tuple[int, str] | None = None
    tries: tuple[Attempt, ...] = ()
    goal: Goal = field(default_factory=Goal)
    asides: tuple[SetAside, ...] = ()
    opened: Collection[str] = ()
    asks_goal: bool = False
    goal_waits: bool = False
    trouble: str = ""
    refused: str = ""

    def remember_opening(self) -> None:
        """Remember when this person was first met, so that a later first draft is not unseen."""
        if self.occasion.id not in self.opened:
            with self._trying():
                resources.store().open_scenario(self.person.id, self.occasion.id, now())

    def take(self, typed: Typed | None) -> None:
        """Take what was reported, and keep it as the draft unless it is kept already."""
        if typed is None:
            return
        self.text, self.older = typed.text, typed.older
        if typed.older is not None:
            self._offer(typed.older)
        if not (self.kept and self.ours == typed.text):
            self._keep_draft(typed)

    def _keep_draft(self, typed: Typed) -> None:
        seen = typed.base if self.ours is None else self.ours
        at = now()
        try:
            replaced = resources.store().save_draft(
                self.person.id, self.occasion.id, typed.text, at, seen
            )
        except StorageError as error:
            self.kept, self.trouble = False, str(error)
            return
        self.kept, self.trouble, self.ours, self.at = True, "", typed.text, at
        if replaced is not None:
            self._offer(replaced)

    def _offer(self, text: str) -> None:
        if text.strip() and text != self.text and text not in self.replaced:
            self.replaced.append(text)

    def swap_with(self, text: str) -> None:
        """Put a replaced text back into the field, and offer what stood there instead."""
        self.let_go(text)
        before, self.text = self.text, text
        self._offer(before)
        self.put = (self.put[0] + 1 if self.put else 1, text)

    def let_go(self, text: str) -> None:
        """Offer a replaced text no longer."""
        self.replaced.remove(text)

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

    def is_left(self) -> bool:
        """Whether somebody else is here now: another window moved, left the device, or erased."""
        try:
            here = person_here()
        except StorageError:
            return False
        return here is None or here.id != self.person.id

    def is_same_again(self) -> bool:
        """Whether the note is word for word the latest try."""
        return is_same_again(self.text, self.tries)

    def save_goal(self, goal: Goal) -> None:
        """Keep what the participant wants of this person."""
        with self._trying():
            resources.store().own.save_goal(self.person.id, self.occasion.id, goal, now())
            self.goal = goal

    def let_goal_wait(self) -> None:
        """Ask for the goal no longer; it can be named later."""
        self.asks_goal, self.goal_waits = False, True

    def steps(self, judged: Assessment) -> tuple[Advice, ...]:
        """The advice that was not put aside; an aside holds for the criterion, not the wording."""
        aside = {one.criterion for one in self.asides}
        return tuple(step for step in judged.advice if step.criterion not in aside)

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
    if before is None or typed_in(widget_key(occasion.id)) is None:
        draft = store.draft(person.id, occasion.id)
        desk = Desk(person, occasion, others, draft, store.draft_at(person.id, occasion.id))
        if before is not None:
            desk.replaced, desk.goal_waits = before.replaced, before.goal_waits
    else:
        desk = before
    desk.person, desk.occasion, desk.others = person, occasion, others
    desk.tries = tries_on(store.attempts_of(person.id), occasion.id)
    desk.goal = store.own.goal(person.id, occasion.id)
    desk.asides = store.own.set_asides(person.id, occasion.id)
    desk.opened = store.openings(person.id)
    desk.remember_opening()
    # Settled here and not while typing, so that the field never moves under somebody's hands.
    desk.asks_goal = not (desk.tries or desk.text.strip() or desk.goal != Goal() or desk.goal_waits)
    desks[occasion.id] = desk
    return desk
