"""The goal of a note: why this person, and what for, in a line each."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from ccc.practice.attempts import Goal
from ccc.practice.field_rules import Seen
from ccc.ui import resources
from ccc.ui.autosave.draft import overwritten
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.autosave.saved_field import SavedField, saved_field
from ccc.ui.practice.composer_state import ComposerState
from ccc.ui.resources import now

LONGEST_LINE = 140

FIELDS = {
    "why_them": ("Why this person?", "For example: her talk on night trains"),
    "what_for": ("What for?", "For example: to hear how she began"),
}
"""What is asked: the part of the goal, its label, and an example of an answer."""


def offer_goal(composer: ComposerState) -> None:
    """Two fields for the goal, saved as they are typed."""
    st.markdown("Two short answers help you write a better note. They are saved while you type.")
    for which, (label, placeholder) in FIELDS.items():
        style = FieldStyle(label, placeholder, rows=1, one_line=True)
        field = SavedField(f"{composer.scenario.id}-{which}", style, LONGEST_LINE)
        saved_field(
            composer.participant,
            field,
            getattr(composer.goal, which),
            partial(_save, composer, which),
        )


def _save(composer: ComposerState, which: str, text: str, seen: Seen) -> str | None:
    """Keep one part of the goal; returns what it replaces, where this window did not know that."""
    change, at = {which: text.strip()}, now()

    def changed(goal: Goal) -> Goal:
        seen.check(getattr(goal, which), change[which], at)
        return replace(goal, **change)

    before = resources.store().goals.change(
        composer.participant.id, composer.scenario.id, changed, at
    )
    composer.goal = replace(before, **change)
    return overwritten(getattr(before, which), seen, text)
