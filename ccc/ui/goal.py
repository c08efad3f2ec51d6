"""A goal first: why this person, and what for, in a line each."""

from __future__ import annotations

import streamlit as st

from ccc.canvas import too_long
from ccc.practice import Goal
from ccc.ui.desk import Desk
from ccc.ui.place import lead_to
from ccc.ui.plain import plain

LONGEST_LINE = 140


def ask_goal(desk: Desk) -> None:
    """Ask once, before the first words; afterwards the goal stays at hand, folded away."""
    goal = desk.goal
    lead_to(f"goal-{desk.occasion.id}", (desk.asks_goal, goal), "Now the note.", at_first=False)
    if desk.asks_goal:
        with st.container(border=True):
            st.markdown("**A goal first.** Two short answers make a better note.")
            _goal_form(desk, may_wait=True)
        return
    said = goal.what_for or goal.why_them
    label = f"Your goal: {plain(said)}" if said else "Your goal, if you want to name one"
    folded = st.expander(
        label, icon=":material/flag_circle:", key=f"goal-of-{desk.occasion.id}", on_change="rerun"
    )
    if folded.open:
        with folded:
            _goal_form(desk, may_wait=False)


def _goal_form(desk: Desk, *, may_wait: bool) -> None:
    key = desk.occasion.id
    # Told to press Enter, a phone would lay those words over the participant's own.
    with st.form(f"goal-{key}", border=False, enter_to_submit=False):
        st.text_input(
            "Why this person?",
            value=desk.goal.why_them,
            placeholder="She mends what I collect",
            key=f"why-them-{key}",
        )
        st.text_input(
            "What for?",
            value=desk.goal.what_for,
            placeholder="To hear how she learnt it",
            key=f"what-for-{key}",
        )
        for complaint in _complaints(key):
            st.warning(complaint, icon=":material/content_cut:")
        with st.container(horizontal=True):
            st.form_submit_button(
                "Keep my goal", icon=":material/check:", on_click=_keep, args=(desk, key), wrap=True
            )
            if may_wait:
                st.form_submit_button(
                    "Write first", type="tertiary", on_click=desk.let_goal_wait, wrap=True
                )


def _complaints(key: str) -> list[str]:
    said = (st.session_state[f"why-them-{key}"], st.session_state[f"what-for-{key}"])
    return [complaint for one in said if (complaint := too_long(one, LONGEST_LINE))]


def _keep(desk: Desk, key: str) -> None:
    if _complaints(key):
        return
    why_them, what_for = st.session_state[f"why-them-{key}"], st.session_state[f"what-for-{key}"]
    desk.save_goal(Goal(why_them.strip(), what_for.strip()))
    if not desk.refused:
        desk.let_goal_wait()
        st.session_state[f"goal-of-{key}"] = False
