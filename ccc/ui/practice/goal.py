"""A goal first: why this person, and what for, in a line each."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.ui.autosave.draft import overwritten
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.autosave.saved_field import SavedField, saved_field
from ccc.ui.components.announce import announce
from ccc.ui.components.markdown import plain
from ccc.ui.practice.composer_state import ComposerState

LONGEST_LINE = 140

FIELDS = {
    "why_them": ("Why this person?", "For example: her talk on night trains"),
    "what_for": ("What for?", "For example: to hear how she began"),
}
"""What is asked: the part of the goal, its label, and an example of an answer."""


def offer_goal(composer: ComposerState) -> None:
    """Fields for the goal: asked once, before the first words; afterwards folded away."""
    announce(f"goal-{composer.scenario.id}", composer.asks_goal, "Now the note.", at_first=False)
    if composer.asks_goal:
        with st.container(border=True):
            st.markdown("**A goal first.** Two short answers make a better note. Saved as you go.")
            _show_fields(composer)
            st.button(
                "On to the note",
                icon=":material/arrow_downward:",
                key=f"goal-done-{composer.scenario.id}",
                on_click=composer.let_goal_wait,
            )
        return
    key = f"goal-of-{composer.scenario.id}"
    if not st.session_state.get(key):
        composer.goal_told = composer.goal
    said = composer.goal_told.what_for or composer.goal_told.why_them
    label = f"Your goal: {plain(said)}" if said else "Your goal, if you want to name one"
    folded = st.expander(label, icon=":material/flag_circle:", key=key, on_change="rerun")
    if folded.open:
        with folded:
            _show_fields(composer)


def _show_fields(composer: ComposerState) -> None:
    for which, (label, placeholder) in FIELDS.items():
        style = FieldStyle(label, placeholder, rows=1, one_line=True)
        field = SavedField(f"{composer.scenario.id}-{which}", style, LONGEST_LINE)
        saved_field(
            composer.participant,
            field,
            getattr(composer.goal, which),
            partial(_save, composer, which),
        )


def _save(composer: ComposerState, which: str, text: str, seen: str) -> str | None:
    before = composer.change_goal(which, text.strip())
    return overwritten(getattr(before, which), seen, text)
