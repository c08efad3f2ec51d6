"""The state of a stranger's first note: all of it in this window, until there is a nickname."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from ccc.content.scenarios import Card, Scenario
from ccc.errors import StorageError
from ccc.practice.attempts import NewAttempt, Participant
from ccc.scoring import Assessment
from ccc.scoring.scenarios import other_recipients, score_scenario
from ccc.ui import resources
from ccc.ui.autosave.draft import Draft, typed_in
from ccc.ui.components.markdown import plain
from ccc.ui.frontend.renderer import NOBODYS, widget_key
from ccc.ui.practice.composer_state import Writing
from ccc.ui.resources import now
from ccc.ui.state import Slot

FIELD = widget_key("note", "first")

NOBODY = 0
"""Stands for the participant of a scored note while there is none."""


@dataclass
class FirstNote(Writing):
    """The note that a stranger is writing; the field takes the focus as soon as it is there."""

    scenario: Scenario
    others: tuple[Card, ...]
    draft: Draft
    tries: tuple[NewAttempt, ...] = ()
    not_scored: tuple[str, str] = ("", "")
    focus: int = 1
    assessed: tuple[tuple[object, ...], Assessment] | None = None

    def take(self) -> None:
        """Take what the field reported; the browser goes on remembering it, for no server does."""
        typed = typed_in(FIELD)
        if typed is not None:
            self.draft.hold(typed)

    def score(self) -> None:
        """Take what the field reported, and hold it as a try if it is to be scored."""
        self.take()
        judged = self.assess_in_full()
        if judged is not None:
            new = NewAttempt(NOBODY, self.scenario.id, self.text, None, judged)
            self.tries = (*self.tries, new)


FIRST_NOTE = Slot[FirstNote | None]("first note", lambda: None)
"""What a stranger wrote in this window; None before that, and once it is kept."""


def open_first_note() -> FirstNote:
    """The first note as it was left in this window, or a new one."""
    first = FIRST_NOTE.get()
    if first is None:
        content = resources.content()
        scenario = content.welcome
        draft = Draft(f"{NOBODYS}{scenario.id}", "", "")
        first = FirstNote(scenario, other_recipients(content, scenario.id), draft)
        FIRST_NOTE.set(first)
    return first


@st.cache_resource(show_spinner=False)
def better_note() -> tuple[str, Assessment]:
    """The content's own note to this person, and what the scorer makes of it."""
    content = resources.content()
    note = content.welcome.welcome_note or ""
    return note, score_scenario(note, content.welcome, content.rubric)


def keep_first_note(participant: Participant) -> None:
    """Store what somebody wrote in this window before they were a participant, tries and draft.

    What storage refuses is told, and tried again when the page is next run.
    """
    first = FIRST_NOTE.get()
    if first is None:
        return
    try:
        _keep(first, participant.id)
    except StorageError as error:
        st.warning(
            f"{plain(str(error))}\n\nYour first note is still in this window, and is sent again "
            "with your next click.",
            title="Not saved yet",
            icon=":material/cloud_off:",
        )
    else:
        FIRST_NOTE.set(None)


def _keep(first: FirstNote, person_id: int) -> None:
    if not first.tries and not first.text.strip():
        return
    store, scenario_id = resources.store(), first.scenario.id
    store.activity.open_scenario(person_id, scenario_id, now())
    while first.tries:
        store.attempts.save(replace(first.tries[0], person_id=person_id), now())
        first.tries = first.tries[1:]
    if not store.drafts.text(person_id, scenario_id):
        store.drafts.save(person_id, scenario_id, first.text, now())
