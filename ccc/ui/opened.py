"""Reading one note again: in a window where a point was clicked, or chosen from a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from ccc.charts.progress import PICK
from ccc.practice import Attempt
from ccc.ui import resources
from ccc.ui.assessment import show_assessment
from ccc.ui.cards import show_cards
from ccc.ui.plain import plain


def chart_key(name: str, key: str) -> str:
    """The key of a chart; it changes when a note is closed, so that its point can be clicked anew.

    `key` is the page part's own, `name` the chart's.
    """
    return f"{key}-{name}-{st.session_state.get(_closed(key), 0)}"


def pick(clicked_chart: str, key: str) -> None:
    """Remember the attempt of the point that was clicked, to be opened in this run."""
    points = st.session_state[clicked_chart].selection.get(PICK, [])
    if points:
        st.session_state[_clicked(key)] = int(points[0]["attempt"])


def open_clicked(attempts: Sequence[Attempt], titles: Mapping[str, str], key: str) -> None:
    """The clicked note in a window over the page, once."""
    clicked = st.session_state.pop(_clicked(key), None)
    for attempt in attempts:
        if attempt.id == clicked:
            window = st.dialog(
                plain(_name(attempt, titles)), width="medium", on_dismiss=partial(_close, key)
            )
            window(_read)(attempt)


def open_chosen(attempts: Sequence[Attempt], titles: Mapping[str, str], key: str) -> None:
    """A list of all these notes, for everybody who does not click points."""
    st.header("Open a note")
    by_id = {attempt.id: attempt for attempt in reversed(attempts)}
    chosen = st.selectbox(
        "Click a point on a chart, or choose here",
        list(by_id),
        index=None,
        format_func=lambda one: _name(by_id[one], titles),
        key=f"{key}-opened",
        placeholder="No note chosen",
    )
    if chosen in by_id:
        _read(by_id[chosen])


def _read(attempt: Attempt) -> None:
    scenario = resources.content().scenario(attempt.scenario_id)
    if scenario is not None:
        with st.expander("Who it was for"):
            st.markdown(plain(scenario.situation))
            show_cards(scenario.sender, scenario.recipient)
    show_assessment(attempt.note, attempt.assessment, resources.content().rubric, attempt.forecast)


def _close(key: str) -> None:
    st.session_state[_closed(key)] = st.session_state.get(_closed(key), 0) + 1


def _clicked(key: str) -> str:
    return f"{key}-clicked"


def _closed(key: str) -> str:
    return f"{key}-closed"


def _name(attempt: Attempt, titles: Mapping[str, str]) -> str:
    score = attempt.assessment.score
    points = "not scored" if score is None else f"{score} points"
    title = titles[attempt.scenario_id]
    return f"{title}, try {attempt.nth}, {attempt.at:%d %b %Y}, {points}"
