"""What all parts of a participant's page share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Literal

import streamlit as st

from ccc.access import Host, JoinedWorkshop
from ccc.practice.attempts import Attempt
from ccc.storage.coaching.looks import Opened
from ccc.ui import resources
from ccc.ui.coaching.marking.panel import hides_levels, show_marking
from ccc.ui.components.days import dated_here
from ccc.ui.components.voice import THEY
from ccc.ui.practice.recipients import titles
from ccc.ui.progress.open_attempt import ProgressView, show_attempt
from ccc.ui.resources import now


@dataclass(frozen=True, kw_only=True)
class PersonView(ProgressView):
    """A participant's progress as their coach has it open, with the coach's own days.

    `host` is the coach, who `hides` levels or does not. `before` is when they looked the time
    before, None at their first look. `veiled` are the notes, by id, that the host wants to mark
    first: until then nothing of the page says what the tool makes of them.
    """

    host: Host
    before: datetime | None
    cohorts: tuple[JoinedWorkshop, ...]
    hides: bool
    veiled: frozenset[int]

    window: ClassVar[Literal["medium", "large"]] = "large"

    def hides_levels(self, attempt: Attempt) -> bool:
        """Whether the coach wants to mark this note before they see what the tool found."""
        return hides_levels(self.host, attempt)

    def show_attempt(self, attempt: Attempt) -> None:
        """The note, and beside it what the coach says of it."""
        note, marking = st.columns(2, gap="medium")
        with note:
            show_attempt(attempt, self.work, hidden=self.hides_levels(attempt))
        with marking:
            show_marking(self.host, attempt)


def view_of(host: Host, opened: Opened, *, on_paper: bool) -> PersonView:
    """The view of what a host has open, beside whose notes they may say what they think.

    Where nothing is veiled, it is remembered that the host is shown what the tool says.
    """
    marks, work = resources.store().marks, opened.work
    work = replace(work, attempts=dated_here(work.attempts))
    hides = marks.hides_levels(host)
    view = PersonView(
        work,
        titles(work.own_people),
        THEY,
        on_paper,
        host=host,
        before=opened.before,
        cohorts=opened.cohorts,
        hides=hides,
        veiled=marks.hidden(host, work.attempts) if hides else frozenset(),
    )
    if not view.veiled:
        show_tools_levels(view)
    return view


def show_tools_levels(view: PersonView) -> None:
    """Remember that the host is shown what the tool says of all these notes."""
    resources.store().marks.show_levels(view.host, view.work.attempts, now())
