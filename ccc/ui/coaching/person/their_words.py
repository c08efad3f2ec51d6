"""What a participant says in their own words: of themselves, what they want, what they dispute."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.content.canvas import HEADLINE
from ccc.practice.attempts import Goal, SetAside
from ccc.ui import resources
from ccc.ui.coaching.objections import show_objections
from ccc.ui.coaching.person.view import PersonView
from ccc.ui.components.markdown import as_list, inline, plain

LINES_SHOWN, LINES_ON_PAPER = 3, 2
"""So many lines of a kind are read in a minute, or fit on two sides; earlier ones are folded."""


def show_their_words(view: PersonView) -> None:
    """Canvas, goals and advice put aside, the latest first; then what they say is scored wrong.

    Of what the tool said to them nothing, while a note is veiled.
    """
    st.header("In their words", anchor=False)
    work = view.work
    who = _first_line(view)
    goals = [_goal_in_words(about, goal, view) for about, goal in [*work.goals.items()][::-1]]
    goals = [line for line in goals if line]
    told = () if view.veiled else work.asides
    asides = [_aside_in_words(about, aside, view) for about, aside in reversed(told)]
    if not (who or goals or work.asides or work.objections):
        st.markdown("Nothing yet: no canvas, no goals, no advice put aside.")
    if who:
        st.markdown(f"On their canvas: {_quoted(who)}")
    _show_lines("What they want", goals, "goals", view)
    _show_lines("Advice they put aside", asides, "asides", view)
    if not view.on_paper and not view.veiled:
        show_objections(work)


def _first_line(view: PersonView) -> str:
    """The first line of their canvas that says anything."""
    answers = view.work.canvas.answers
    said = [answers.get(HEADLINE, ""), *answers.values()]
    return next((line for text in said for line in text.splitlines() if line.strip()), "")


def _goal_in_words(about: str, goal: Goal, view: PersonView) -> str:
    """Why somebody and what for, as Markdown; empty where neither was said."""
    said = {"why them": goal.why_them, "what for": goal.what_for}
    parts = [f"{asked} {_quoted(text)}" for asked, text in said.items() if text.strip()]
    return f"{_whom(about, view)}: {', '.join(parts)}" if parts else ""


def _aside_in_words(about: str, aside: SetAside, view: PersonView) -> str:
    criterion = resources.content().rubric.criterion(aside.criterion).name
    why = f"because {_quoted(aside.reason)}" if aside.reason.strip() else "without a reason"
    return f"{plain(criterion)}, to {_whom(about, view)}: {_quoted(aside.say)}, {why}"


def _whom(about: str, view: PersonView) -> str:
    return inline(view.titles[about])


def _quoted(text: str) -> str:
    return f"“{inline(' '.join(text.split()))}”"


def _show_lines(heading: str, lines: Sequence[str], name: str, view: PersonView) -> None:
    """The first of these lines; the others are drawn while they are asked for."""
    if not lines:
        return
    shown = LINES_ON_PAPER if view.on_paper else LINES_SHOWN
    st.markdown(f"**{heading}**\n" + as_list(lines[:shown]))
    earlier = lines[shown:]
    if earlier and not view.on_paper:
        more = st.expander(f"{len(earlier)} earlier", key=f"{view.key}-{name}", on_change="rerun")
        if more.open:
            more.markdown(as_list(earlier))
