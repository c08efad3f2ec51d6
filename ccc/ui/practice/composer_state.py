"""The composer's state: what this window knows of a note, and how it gets into the database."""

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
    Participant,
    SetAside,
    is_same_again,
    not_put_aside,
    tries_on,
)
from ccc.practice.canvas import OwnScenario
from ccc.scoring import Advice, Assessment
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.autosave.draft import Draft, reopened, typed_in
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.resources import now
from ccc.ui.state import Slot


@dataclass
class ComposerState:
    """The note being written; what storage refuses is told in words unless a method raises.

    `goal_told` is the goal as the page tells it, which is not drawn anew while it is being typed.
    `refused` is why something other than the draft was not kept.
    """

    participant: Participant
    scenario: Scenario | OwnScenario
    others: tuple[Card, ...]
    draft: Draft
    tries: tuple[Attempt, ...] = ()
    goal: Goal = field(default_factory=Goal)
    goal_told: Goal = field(default_factory=Goal)
    asides: tuple[SetAside, ...] = ()
    opened: Collection[str] = ()
    asks_goal: bool = False
    goal_waits: bool = False
    refused: str = ""

    def remember_opening(self) -> None:
        """Remember when this person was first met, so that a later first draft is not unseen.

        Whoever is open is not somebody new from then on, though storage refuse to remember it.
        """
        if self.scenario.id not in self.opened:
            with self._refusals_noted():
                resources.store().activity.open_scenario(
                    self.participant.id, self.scenario.id, now()
                )
            self.opened = {*self.opened, self.scenario.id}

    @property
    def text(self) -> str:
        """The note as it stands in the field, as far as it was reported."""
        return self.draft.text

    def take(self) -> None:
        """Take what the field reported, and keep it as the draft."""
        self.draft.take(typed_in(widget_key("note", self.scenario.id)), self._save_draft)

    def _save_draft(self, text: str, seen: str) -> str | None:
        return resources.store().drafts.save(
            self.participant.id, self.scenario.id, text, now(), seen
        )

    def assess(self, text: str, limit: int) -> Assessment:
        """A text's assessment, had it been written here; without the swap test, half the work."""
        return score_scenario(text, self.scenario, resources.content().rubric, (), limit)

    def save_attempt(self, limit: int, forecast: int | None) -> None:
        """Judge the note in full, and keep it as a try."""
        rubric = resources.content().rubric
        judged = score_scenario(self.text, self.scenario, rubric, self.others, limit)
        new = NewAttempt(self.participant.id, self.scenario.id, self.text, forecast, judged)
        with self._refusals_noted():
            self.tries = (*self.tries, resources.store().attempts.save(new, now()))

    def is_same_again(self, limit: int) -> bool:
        """Whether the note is the latest try, word for word and judged at this limit."""
        return is_same_again(self.text, limit, self.tries)

    def change_goal(self, which: str, said: str) -> Goal:
        """Keep one part (`why_them` or `what_for`) of the goal; returns the goal before.

        Raises StorageError.
        """
        change = {which: said}
        before = resources.store().goals.change(
            self.participant.id, self.scenario.id, lambda goal: replace(goal, **change), now()
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
        """Save that a step of the advice is put aside, "not this time"."""
        aside = SetAside(step.criterion, step.say, reason)
        with self._refusals_noted():
            resources.store().goals.put_aside(self.participant.id, self.scenario.id, aside, now())
            self.asides = (*self.asides, aside)

    def take_up_again(self) -> None:
        """Forget every "not this time" on this note."""
        with self._refusals_noted():
            resources.store().goals.take_up_again(self.participant.id, self.scenario.id)
            self.asides = ()

    @contextmanager
    def _refusals_noted(self) -> Iterator[None]:
        self.refused = ""
        try:
            yield
        except StorageError as error:
            self.refused = str(error)


COMPOSERS = Slot[dict[str, ComposerState]]("composers", dict)
"""The notes that were opened in this window, by scenario id."""


def open_composer(
    participant: Participant, scenario: Scenario | OwnScenario, others: tuple[Card, ...]
) -> ComposerState:
    """The composer as it was left in this window, or a new one with the draft of the database.

    Raises StorageError.
    """
    store, composers = resources.store(), COMPOSERS.get()
    before = composers.get(scenario.id)
    if before is None or typed_in(widget_key("note", scenario.id)) is None:
        text = store.drafts.text(participant.id, scenario.id)
        at = store.drafts.at(participant.id, scenario.id)
        name = f"{participant.id}:{scenario.id}"
        draft = reopened(before.draft if before else None, name, text, at)
        composer = ComposerState(participant, scenario, others, draft)
        if before is not None:
            composer.goal_waits, composer.refused = before.goal_waits, before.refused
    else:
        composer = before
    composer.participant, composer.scenario, composer.others = participant, scenario, others
    composer.tries = tries_on(store.attempts.of(participant.id), scenario.id)
    composer.goal = composer.goal_told = store.goals.of(participant.id, scenario.id)
    composer.asides = store.goals.set_asides(participant.id, scenario.id)
    composer.opened = store.activity.openings(participant.id)
    composer.remember_opening()
    # Settled at first and not while typing, so that no field moves under somebody's hands.
    asked = before.asks_goal if before else not composer.text.strip() and composer.goal == Goal()
    composer.asks_goal = asked and not composer.tries and not composer.goal_waits
    composers[scenario.id] = composer
    return composer
