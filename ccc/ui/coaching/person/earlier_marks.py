"""What coaches said of a participant's notes before, and what was answered."""

from __future__ import annotations

import streamlit as st

from ccc.coaching.marks import Mark
from ccc.practice.attempts import Attempt
from ccc.ui.coaching.person.view import PersonView
from ccc.ui.components.days import day
from ccc.ui.components.markdown import as_list, inline

MARKS_SHOWN = 3
"""So many marks are read in a minute; each can be opened with its note."""


def show_earlier_marks(view: PersonView) -> None:
    """The latest marks that were handed over, a line each; nothing where there are none.

    What others said of a note that this coach has yet to mark blind is left out.
    """
    notes = {attempt.id: attempt for attempt in view.work.attempts}
    told = [
        mark
        for mark in view.work.marks
        if mark.host_id == view.host.id or mark.attempt_id not in view.veiled
    ]
    replaced = {mark.replaces for mark in told if not mark.is_draft}
    latest = sorted(told, key=lambda mark: mark.at, reverse=True)[:MARKS_SHOWN]
    if latest:
        st.header("What coaches said", anchor=False)
        lines = (
            _in_words(mark, notes[mark.attempt_id], view)
            + (" Another mark is in its place now." if mark.id in replaced else "")
            for mark in latest
        )
        st.markdown(as_list(lines))


def _in_words(mark: Mark, note: Attempt, view: PersonView) -> str:
    names = (view.titles[note.scenario_id], mark.host_name)
    whom, who = (inline(name) for name in names)
    said = f" “{_line(mark.comment)}”" if mark.comment else ""
    answer = mark.answer.text if mark.answer else ""
    answered = f" They answered “{_line(answer)}”" if answer else ""
    return f"{who} on the note to {whom}, {day(mark.at)}.{said}{answered}"


def _line(text: str) -> str:
    return inline(" ".join(text.split()))
