"""Reading one note again: in a window where a point was clicked, or chosen from a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Literal

import streamlit as st

from ccc.charts.style import PICK
from ccc.practice.attempts import Attempt, not_put_aside
from ccc.practice.numbers import score_in_words
from ccc.ui import resources
from ccc.ui.components.assessment import show_assessment
from ccc.ui.components.cards import show_cards
from ccc.ui.components.days import day
from ccc.ui.components.markdown import plain
from ccc.ui.components.marked_note import marked_note
from ccc.ui.components.voice import Voice
from ccc.ui.practice.recipients import Titles, scenario_in
from ccc.ui.progress.received import show_received
from ccc.ui.state import Slot
from ccc.work import Work

NOTE = "note"
"""The name in the address of the note to open."""

_A_NUMBER = re.compile(r"[0-9]{1,18}\Z")

OPENED = Slot("note opened by the address", str)
"""The number of the note that the address asked for, once it was opened."""


@dataclass(frozen=True)
class ProgressView:
    """What all parts of one person's progress share: their work, titles, and how to say you.

    `on_paper` is true where the page is to be printed: nothing is pressed there.
    """

    work: Work
    titles: Titles
    voice: Voice
    on_paper: bool = False

    window: ClassVar[Literal["medium", "large"]] = "medium"
    """How wide a note's window is."""

    @property
    def key(self) -> str:
        """What tells this person's widgets from another's on the same page."""
        return f"person-{self.work.participant.id}"

    def hides_levels(self, attempt: Attempt) -> bool:
        """Whether nothing is to be shown yet of what the tool found in a note."""
        return False

    def show_attempt(self, attempt: Attempt) -> None:
        """A note to be read again, and what was said of it."""
        show_received(self.work.participant, attempt)
        show_attempt(attempt, self.work, hidden=False)


def chart_key(name: str, key: str) -> str:
    """The key of a chart; it changes when a note is closed, so that its point can be clicked anew.

    `key` is the page part's own, `name` the chart's.
    """
    return f"{key}-{name}-{st.session_state.get(_closed(key), 0)}"


def pick(clicked_chart: str, key: str) -> None:
    """Remember the attempt of the point that was clicked, to be opened in this run."""
    points = st.session_state[clicked_chart].selection.get(PICK, [])
    if points:
        open_note(int(points[0]["attempt"]), key)


def offer_to_open(attempt: Attempt, view: ProgressView, label: str, where: str) -> None:
    """A quiet button that opens this note in a window; `where` tells it from others for the note.

    The label is a text and no markup.
    """
    st.button(
        plain(label),
        key=f"{view.key}-{where}-{attempt.id}",
        type="tertiary",
        icon=":material/open_in_full:",
        on_click=partial(open_note, attempt.id, view.key),
        wrap=True,
    )


def show_clicked(attempts: Sequence[Attempt], view: ProgressView) -> None:
    """The note of a clicked point or button, in a window over the page, once."""
    clicked = st.session_state.pop(_clicked(view.key), None)
    for attempt in attempts:
        if attempt.id == clicked:
            window = st.dialog(
                plain(_name(attempt, view)),
                width=view.window,
                on_dismiss=partial(_close, view.key),
            )
            window(view.show_attempt)(attempt)


def open_asked(view: ProgressView) -> None:
    """Open the note that the address asks for, as `?note=12`, once."""
    asked = st.query_params.get(NOTE, "")
    if _A_NUMBER.match(asked) and OPENED.get() != asked:
        OPENED.set(asked)
        st.session_state[_clicked(view.key)] = int(asked)


def open_note(attempt_id: int, key: str) -> None:
    """Remember a note to be opened in this run, as a click on its point does."""
    st.session_state[_clicked(key)] = attempt_id


def is_opening(attempt: Attempt, view: ProgressView) -> bool:
    """Whether this note comes in a window in this run: its fields are there, and nowhere else."""
    return bool(st.session_state.get(_clicked(view.key)) == attempt.id)


def offer_notes(attempts: Sequence[Attempt], view: ProgressView) -> None:
    """A list of these notes, for everybody who does not click points; the chosen one to read."""
    st.header("Open a note", anchor=False)
    by_id = {attempt.id: attempt for attempt in reversed(attempts)}
    chosen = st.selectbox(
        "Click a point on a chart, or choose here",
        list(by_id),
        index=None,
        format_func=lambda attempt_id: _name(by_id[attempt_id], view),
        key=f"{view.key}-opened",
        placeholder="No note chosen",
    )
    if chosen in by_id and not is_opening(by_id[chosen], view):
        view.show_attempt(by_id[chosen])


def show_attempt(attempt: Attempt, work: Work, *, hidden: bool) -> None:
    """Whom a note was for, and what the tool says of it unless that is hidden."""
    scenario = scenario_in(work, attempt.scenario_id)
    if scenario is not None:
        with st.expander("Who it was for"):
            st.markdown(plain(scenario.situation))
            show_cards(scenario.sender, scenario.recipient)
    if hidden:
        with st.container(border=True):
            st.html(marked_note(attempt.note, ()))
        return
    asides = work.set_asides.get(attempt.scenario_id, ())
    show_assessment(
        attempt.note,
        attempt.assessment,
        resources.content().rubric,
        attempt.forecast,
        not_put_aside(attempt.assessment.advice, asides),
    )


def _close(key: str) -> None:
    st.session_state[_closed(key)] = st.session_state.get(_closed(key), 0) + 1


def _clicked(key: str) -> str:
    return f"{key}-clicked"


def _closed(key: str) -> str:
    return f"{key}-closed"


def _name(attempt: Attempt, view: ProgressView) -> str:
    name = f"{view.titles[attempt.scenario_id]}, try {attempt.nth}, {day(attempt.at)}"
    if view.hides_levels(attempt):
        return name
    return f"{name}, {score_in_words(attempt.assessment.score)}"
