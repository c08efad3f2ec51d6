"""A participant's notes, as they stand."""

from __future__ import annotations

from itertools import accumulate
from math import ceil

import streamlit as st

from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.coaching.marking.panel import read_ahead, show_marking
from ccc.ui.coaching.person.view import PersonView
from ccc.ui.components.assessment import score_words, show_words
from ccc.ui.components.days import day
from ccc.ui.components.markdown import inline, plain
from ccc.ui.components.marked_note import marked_note
from ccc.ui.progress.open_attempt import is_opening, offer_to_open

NOTES_A_PAGE = 10

ALL_SEEN = (
    "You have seen already what the tool says of these notes, so nothing of them is hidden. Notes "
    "that come from now on will be."
)

NOTES_ON_PAPER, CHARACTERS_ON_PAPER = 5, 700
"""The latest notes up to so many, and of these characters together, so that two sides do."""


def show_notes(view: PersonView) -> None:
    """The notes, the latest first, ten a page; on paper the latest few; nothing without any."""
    latest = view.work.attempts[::-1]
    if not latest:
        return
    shown = _on_paper(latest) if view.on_paper else _page_of(latest, view)
    if not view.on_paper:
        read_ahead(view.host, shown, view.veiled)
    for attempt in shown:
        with st.container(border=True, gap="xsmall"):
            show_note(attempt, view, hidden=attempt.id in view.veiled)
            if not view.on_paper and not is_opening(attempt, view):
                show_marking(view.host, attempt)


def _on_paper(latest: tuple[Attempt, ...]) -> tuple[Attempt, ...]:
    """The latest notes, as many as two sides hold, below how many there are."""
    characters = accumulate(len(attempt.note) for attempt in latest[:NOTES_ON_PAPER])
    number = max(1, sum(so_far <= CHARACTERS_ON_PAPER for so_far in characters))
    all_of_them = number == len(latest)
    title = "Notes" if all_of_them else f"Notes: the latest {number} of {len(latest)}"
    st.header(title, anchor=False)
    return latest[:number]


def _page_of(latest: tuple[Attempt, ...], view: PersonView) -> tuple[Attempt, ...]:
    """The notes of the page that is asked for, below a way to the others."""
    st.header("Notes", anchor=False)
    if view.hides and not view.veiled:
        st.caption(ALL_SEEN)
    pages, key = ceil(len(latest) / NOTES_A_PAGE), f"{view.key}-notes"
    if pages == 1:
        return latest
    first = (st.pagination(pages, key=key) - 1) * NOTES_A_PAGE
    last = min(first + NOTES_A_PAGE, len(latest))
    st.caption(f"Notes {first + 1} to {last} of {len(latest)}, the latest first.")
    return latest[first:last]


def show_note(attempt: Attempt, view: PersonView, *, hidden: bool) -> None:
    """One note as it stands: to whom, its words with marks, points and guess, and a way to more.

    Nothing of what the tool says where that is `hidden`.
    """
    rubric, judged = resources.content().rubric, attempt.assessment
    whom = inline(view.titles[attempt.scenario_id])
    st.markdown(f"To **{whom}**, try {attempt.nth}, {day(attempt.at)}")
    if hidden:
        st.html(marked_note(attempt.note, ()))
    else:
        show_words(attempt.note, judged, rubric)
        points = score_words(judged, rubric, attempt.forecast)
        said = (points, *(rubric.flag(found).name for found in judged.flags))
        ended = (one if one.endswith((".", "!")) else f"{one}." for one in said)
        st.markdown(f":small[{plain(' '.join(ended))}]")
    if not view.on_paper:
        offer_to_open(attempt, view, "Levels and advice", "note")
