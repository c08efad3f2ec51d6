"""A goal first: why this person, and what for, in a line each."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.ui.autosave.draft import given_way
from ccc.ui.autosave.live_field import Look
from ccc.ui.autosave.saved_field import KeptField, kept_field
from ccc.ui.components.announce import lead_to
from ccc.ui.components.markdown import plain
from ccc.ui.practice.composer_state import Desk

LONGEST_LINE = 140

FIELDS = {
    "why_them": ("Why this person?", "For example: her talk on night trains"),
    "what_for": ("What for?", "For example: to hear how she began"),
}
"""What is asked: the part of the goal, its label, and an example of an answer."""


def ask_goal(desk: Desk) -> None:
    """Ask once, before the first words; afterwards the goal stays at hand, folded away."""
    lead_to(f"goal-{desk.occasion.id}", desk.asks_goal, "Now the note.", at_first=False)
    if desk.asks_goal:
        with st.container(border=True):
            st.markdown("**A goal first.** Two short answers make a better note. Saved as you go.")
            _goal_fields(desk)
            st.button(
                "On to the note",
                icon=":material/arrow_downward:",
                key=f"goal-done-{desk.occasion.id}",
                on_click=desk.let_goal_wait,
            )
        return
    key = f"goal-of-{desk.occasion.id}"
    if not st.session_state.get(key):
        desk.goal_told = desk.goal
    said = desk.goal_told.what_for or desk.goal_told.why_them
    label = f"Your goal: {plain(said)}" if said else "Your goal, if you want to name one"
    folded = st.expander(label, icon=":material/flag_circle:", key=key, on_change="rerun")
    if folded.open:
        with folded:
            _goal_fields(desk)


def _goal_fields(desk: Desk) -> None:
    for which, (label, placeholder) in FIELDS.items():
        look = Look(label, placeholder, rows=1, one_line=True)
        field = KeptField(f"{desk.occasion.id}-{which}", look, LONGEST_LINE)
        kept_field(desk.person, field, getattr(desk.goal, which), partial(_keep, desk, which))


def _keep(desk: Desk, which: str, text: str, seen: str) -> str | None:
    before = desk.change_goal(which, text.strip())
    return given_way(getattr(before, which), seen, text)
