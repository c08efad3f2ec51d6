"""What all parts of a participant's page share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ccc.access import JoinedWorkshop
from ccc.coaching.questions import names_of
from ccc.storage.looks import Opened
from ccc.ui import resources
from ccc.ui.components.days import dated_here
from ccc.ui.components.voice import THEY
from ccc.ui.practice.recipients import titles
from ccc.ui.progress.open_attempt import ProgressView


@dataclass(frozen=True, kw_only=True)
class PersonView(ProgressView):
    """A participant's progress as their coach has it open, with the coach's own days.

    `before` is when the coach looked the time before, None at their first look; `names` are of the
    people written to, by scenario id.
    """

    before: datetime | None
    cohorts: tuple[JoinedWorkshop, ...]
    names: Mapping[str, str]

    def whom(self, scenario_id: str) -> str:
        """The name of whom a note is for, or what is left of it where they are gone."""
        return self.names.get(scenario_id, self.titles[scenario_id])


def view_of(opened: Opened, *, on_paper: bool) -> PersonView:
    """The view of what a host has open."""
    work = replace(opened.work, attempts=dated_here(opened.work.attempts))
    return PersonView(
        work,
        titles(work.own_people),
        THEY,
        on_paper,
        before=opened.before,
        cohorts=opened.cohorts,
        names=names_of(resources.content().scenarios, work.own_people),
    )
