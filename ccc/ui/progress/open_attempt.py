"""Reading one note again: in a window where a point was clicked, or chosen from a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from ccc.charts.style import PICK
from ccc.practice.attempts import Attempt, not_put_aside
from ccc.storage.work import Work
from ccc.ui import resources
from ccc.ui.components.assessment import show_assessment
from ccc.ui.components.cards import show_cards
from ccc.ui.components.days import day
from ccc.ui.components.markdown import plain
from ccc.ui.components.voice import Voice
from ccc.ui.practice.recipients import scenario_in


@dataclass(frozen=True)
class ProgressView:
    """What all parts of one person's progress share: their work, titles, and how to say you.

    `on_paper` is true where the page is to be printed: nothing is pressed there.
    """

    work: Work
    titles: Mapping[str, str]
    voice: Voice
    on_paper: bool = False

    @property
    def key(self) -> str:
        """What tells this person's widgets from another's on the same page."""
        return f"person-{self.work.participant.id}"


def chart_key(name: str, key: str) -> str:
    """The key of a chart; it changes when a note is closed, so that its point can be clicked anew.

    `key` is the page part's own, `name` the chart's.
    """
    return f"{key}-{name}-{st.session_state.get(_closed(key), 0)}"


def pick(clicked_chart: str, key: str) -> None:
    """Remember the attempt of the point that was clicked, to be opened in this run."""
    points = st.session_state[clicked_chart].selection.get(PICK, [])
    if points:
        _open(int(points[0]["attempt"]), key)


def offer_to_open(attempt: Attempt, view: ProgressView, label: str, where: str) -> None:
    """A quiet button that opens this note in a window; `where` tells it from others for the note.

    The label is a text and no markup.
    """
    st.button(
        plain(label),
        key=f"{view.key}-{where}-{attempt.id}",
        type="tertiary",
        icon=":material/open_in_full:",
        on_click=partial(_open, attempt.id, view.key),
        wrap=True,
    )


def _open(attempt_id: int, key: str) -> None:
    st.session_state[_clicked(key)] = attempt_id


def show_clicked(attempts: Sequence[Attempt], view: ProgressView) -> None:
    """The note of a clicked point or button, in a window over the page, once."""
    clicked = st.session_state.pop(_clicked(view.key), None)
    for attempt in attempts:
        if attempt.id == clicked:
            window = st.dialog(
                plain(_name(attempt, view)), width="medium", on_dismiss=partial(_close, view.key)
            )
            window(_show_attempt)(attempt, view.work)


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
    if chosen in by_id:
        _show_attempt(by_id[chosen], view.work)


def _show_attempt(attempt: Attempt, work: Work) -> None:
    scenario = scenario_in(work, attempt.scenario_id)
    if scenario is not None:
        with st.expander("Who it was for"):
            st.markdown(plain(scenario.situation))
            show_cards(scenario.sender, scenario.recipient)
    asides = work.set_asides.get(attempt.scenario_id, ())
    show_assessment(
        attempt.note,
        attempt.assessment,
        resources.content().rubric,
        attempt.forecast,
        steps=not_put_aside(attempt.assessment.advice, asides),
    )


def _close(key: str) -> None:
    st.session_state[_closed(key)] = st.session_state.get(_closed(key), 0) + 1


def _clicked(key: str) -> str:
    return f"{key}-clicked"


def _closed(key: str) -> str:
    return f"{key}-closed"


def _name(attempt: Attempt, view: ProgressView) -> str:
    score = attempt.assessment.score
    points = "not scored" if score is None else f"{score} points"
    return f"{view.titles[attempt.scenario_id]}, try {attempt.nth}, {day(attempt.at)}, {points}"
