"""A note that its coach has open, on the page and in the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host, Role
from ccc.coaching.marks import Mark, Marking
from ccc.practice.attempts import Attempt, Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, key_typed_here, write


@dataclass(frozen=True)
class Desk:
    """A note of Ann's, whose coach it is, and the page on which the coach has it open."""

    app: AppTest
    coach: Host
    note: Attempt

    @property
    def marks(self) -> tuple[Mark, ...]:
        return resources.store().marks.of_note(self.coach, self.note)

    @property
    def key(self) -> str:
        return f"mark-{self.note.id}"

    def open_form(self) -> AppTest:
        self.app.session_state[self.key] = True
        return self.app.run()

    def choose(self, criterion: str, level: int) -> AppTest:
        return self.app.segmented_control(key=f"{self.key}-{criterion}").set_value(level).run()

    def say(self, said: Marking) -> None:
        """Keep what another window of the coach's types."""
        resources.store().marks.change(self.coach, self.note, lambda _: said, now())

    def hand_over(self, said: Marking) -> Mark:
        self.say(said)
        resources.store().marks.hand_over(self.coach, self.note, now())
        return self.marks[-1]

    def hand_over_and_open(self, said: Marking) -> Mark:
        mark = self.hand_over(said)
        resources.store().received_marks.open(self.note.person_id, [mark.id])
        return self.marks[-1]


@pytest.fixture
def open_desk(open_page: OpenPage, ann: Participant) -> Callable[[], Desk]:
    """The coach's page, on which Ann and her note are chosen."""
    write(ann, a_training_scenario(), NOTE)
    (note,) = resources.store().attempts.of(ann.id)
    resources.store().people.allow_coach(ann.id, allowed=True)
    coach = key_typed_here(Role.OWNER)

    def opened() -> Desk:
        return Desk(open_page("coach.py", person=str(ann.id)), coach, note)

    return opened


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    return open_desk()


@pytest.fixture
def open_hiding(open_desk: Callable[[], Desk]) -> Desk:
    """The same for a coach who hides the tool's levels and has not seen them."""
    store = resources.store()
    (coach,) = store.hosts.all()
    store.marks.hide_levels(coach, wanted=True)
    return open_desk()
