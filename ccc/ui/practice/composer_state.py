"""The composer's state: what this window knows of a note, and how it gets into the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import streamlit as st

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
)
from ccc.practice.canvas import OwnScenario
from ccc.practice.field_rules import LONGEST_NOTE, Seen
from ccc.scoring import Advice, Assessment, characters
from ccc.scoring.judge import judge_in_use
from ccc.scoring.scenarios import score_scenario, with_swap_in
from ccc.ui import resources
from ccc.ui.account.own_fragment import kept_words_of
from ccc.ui.autosave.draft import Draft, reopened, typed_in
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.practice.limit import limit_chosen
from ccc.ui.resources import now
from ccc.ui.state import Slot


class Writing(Protocol):
    """A note being written, and the tries that came of it, wherever these are kept.

    `not_scored` is why a note was not scored, and that note; `assessed` is the latest assessment of
    a text, and what it depends on.
    """

    scenario: Scenario | OwnScenario
    others: tuple[Card, ...]
    draft: Draft
    not_scored: tuple[str, str]
    assessed: tuple[tuple[object, ...], Assessment] | None

    @property
    def tries(self) -> Sequence[Attempt | NewAttempt]:
        """The scored notes, the oldest first."""

    @property
    def text(self) -> str:
        """The note as it stands in the field, as far as it was reported."""
        return self.draft.text

    def assess(self, text: str, limit: int) -> Assessment:
        """A text's assessment, had it been written here; without the swap test, half the work.

        It is worked out once for a text, and not again for each button that is pressed.
        """
        rubric = resources.content().rubric
        of = (text, limit, self.scenario, rubric.hash)
        if self.assessed is None or self.assessed[0] != of:
            self.assessed = (of, score_scenario(text, self.scenario, rubric, None, limit))
        return self.assessed[1]

    def assess_in_full(self) -> Assessment | None:
        """The note's assessment, to be kept as a try; None where it is not to be scored.

        That is a note without words, over its limit, or the latest try again.
        """
        limit = limit_chosen(resources.content().rubric).characters
        if self.is_saved(limit):
            self.not_scored = ("same again", self.text)
            return None
        return self.assess_if_fit(limit)

    def assess_if_fit(self, limit: int) -> Assessment | None:
        """The note's assessment in full; None where it has no words, or is over the limit."""
        if characters(self.text) > limit:
            return None
        judged = self.assess(self.text, limit)
        if "blank" in judged.flags:
            self.not_scored = ("blank", self.text)
            return None
        rubric = resources.content().rubric
        return with_swap_in(judged, self.text, self.scenario, rubric, self.others)

    def is_saved(self, limit: int) -> bool:
        """Whether the note is the latest try, word for word and judged at this limit."""
        return is_same_again(self.text, limit, self.tries)

    def shows_result(self, judged: Assessment) -> bool:
        """Whether the latest try's result is shown: until other words stand in the field."""
        return bool(self.tries) and (self.is_saved(judged.limit) or not self.text.strip())


@dataclass
class ComposerState(Writing):
    """The note being written; what storage refuses is told in words unless a method raises.

    `refused` is why something other than the draft was not kept. The field takes the focus whenever
    `focus` grows. `objection` is the number of the one that is being explained, `opened_tries` how
    often an earlier try was read, `picture` the chart of the tries for which it was drawn.
    """

    participant: Participant
    scenario: Scenario | OwnScenario
    others: tuple[Card, ...]
    draft: Draft
    tries: tuple[Attempt, ...] = ()
    goal: Goal = field(default_factory=Goal)
    asides: tuple[SetAside, ...] = ()
    opened: Collection[str] = ()
    refused: str = ""
    not_scored: tuple[str, str] = ("", "")
    focus: int = 0
    objection: int | None = None
    opened_tries: int = 0
    picture: tuple[tuple[Attempt, ...], dict[str, Any]] | None = None
    assessed: tuple[tuple[object, ...], Assessment] | None = None

    def judged(self, limit: int) -> Assessment:
        """The assessment of what stands in the field; of the latest try, the one it was kept with.

        That one is judged anew where it was kept by another scorer.
        """
        rubric = resources.content().rubric
        if self.is_saved(limit):
            kept = self.tries[-1].assessment
            if (kept.rubric_hash, kept.judge) == (rubric.hash, judge_in_use(rubric)):
                return kept
        return self.assess(self.text, limit)

    def remember_opening(self) -> None:
        """Remember when this person was first met, so that a later first draft is not unseen.

        Whoever is open is not somebody new from then on, though storage refuse to remember it.
        """
        if self.scenario.id not in self.opened:
            with self.refusals_noted():
                resources.store().activity.open_scenario(
                    self.participant.id, self.scenario.id, now()
                )
            self.opened = {*self.opened, self.scenario.id}

    def take(self) -> None:
        """Take what the field reported, and keep it as the draft."""
        typed = typed_in(widget_key("note", self.scenario.id))
        self.draft.take_at_most(LONGEST_NOTE, typed, self._save_draft)

    def _save_draft(self, text: str, seen: Seen) -> str | None:
        replaced = resources.store().drafts.save(
            self.participant.id, self.scenario.id, text, now(), seen
        )
        kept_words_of(self.participant)
        return replaced

    @property
    def guesses_first(self) -> bool:
        """Whether a guess comes before the levels: at first drafts of those who want it so."""
        return self.participant.guesses and not self.tries

    @property
    def guess_key(self) -> str:
        """The key of the field for the guess."""
        return f"guess-{self.scenario.id}"

    def score(self) -> None:
        """Take what the field reported, and keep it as a try if it is to be scored."""
        self.take()
        judged = self.assess_in_full()
        if judged is None:
            return
        guess = st.session_state.get(self.guess_key) if self.guesses_first else None
        new = NewAttempt(self.participant.id, self.scenario.id, self.text, guess, judged)
        with self.refusals_noted():
            self.tries = (*self.tries, resources.store().attempts.save(new, now()))
            kept_words_of(self.participant)

    def tries_before(self, limit: int) -> Attempt | None:
        """The latest try before what stands in the field; None before the first."""
        earlier = self.tries[:-1] if self.is_saved(limit) else self.tries
        return earlier[-1] if earlier else None

    def take_focus(self) -> None:
        """Let the field take the focus."""
        self.focus += 1

    def close_try(self) -> None:
        """An earlier try was read; the next click on its point opens it again."""
        self.opened_tries += 1

    def steps(self, judged: Assessment) -> tuple[Advice, ...]:
        """The advice that was not put aside."""
        return not_put_aside(judged.advice, self.asides)

    @contextmanager
    def refusals_noted(self) -> Iterator[None]:
        """Within this, what storage refuses is kept in `refused`, and not raised."""
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
        composer = (
            replace(before, draft=draft)
            if before
            else ComposerState(participant, scenario, others, draft)
        )
    else:
        composer = before
    composer.participant, composer.scenario, composer.others = participant, scenario, others
    composer.tries = store.attempts.on(participant.id, scenario.id)
    composer.goal = store.goals.of(participant.id, scenario.id)
    composer.asides = store.goals.set_asides(participant.id, scenario.id)
    composer.opened = store.activity.openings(participant.id)
    composer.remember_opening()
    composers[scenario.id] = composer
    return composer
