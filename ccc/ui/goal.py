"""A goal first: why this person, and what for, in a line each."""

from __future__ import annotations

import streamlit as st

from ccc.practice import Goal
from ccc.ui.desk import Desk
from ccc.ui.plain import plain

LONGEST_LINE = 140


def ask_goal(desk: Desk) -> None:
    """Ask once, before the first words; afterwards the goal stays at hand, folded away."""
    goal = desk.goal
    if desk.asks_goal:
        with st.container(border=True):
            st.markdown("**A goal first.** Two short answers make a better note.")
            _goal_form(desk, may_wait=True)
        return
    said = goal.what_for or goal.why_them
    label = f"Your goal: {plain(said)}" if said else "Your goal, if you want to name one"
    with st.expander(label, icon=":material/flag_circle:"):
        _goal_form(desk, may_wait=False)


def _goal_form(desk: Desk, *, may_wait: bool) -> None:
    with st.form(f"goal-{desk.occasion.id}", border=False):
        why_them = st.text_input(
            "Why this person?",
            value=desk.goal.why_them,
            max_chars=LONGEST_LINE,
            placeholder="She mends what I collect",
        )
        what_for = st.text_input(
            "What for?",
            value=desk.goal.what_for,
            max_chars=LONGEST_LINE,
            placeholder="To hear how she learnt it",
        )
        with st.container(horizontal=True):
            keep = st.form_submit_button("Keep my goal", icon=":material/check:")
            wait = may_wait and st.form_submit_button("Write first", type="tertiary")
    if keep:
        desk.save_goal(Goal(why_them.strip(), what_for.strip()))
    if keep or wait:
        desk.asks_goal, desk.goal_waits = False, True
        st.rerun(scope="fragment")
