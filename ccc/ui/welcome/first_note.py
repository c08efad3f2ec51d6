"""A stranger's first minute: one person to write to, a score, a better note, then a nickname.

Nothing of it is stored before there is a nickname. Before the first score there are few words on
the page besides the cards, for each of them stands between a stranger and that score.
"""

from __future__ import annotations

import streamlit as st

from ccc.content.rubric import Limit, Rubric
from ccc.practice.field_rules import LONGEST_NOTE
from ccc.scoring import Assessment
from ccc.ui import resources
from ccc.ui.account.sign_in import offer_code, offer_nickname
from ccc.ui.autosave.conflicts import show_if_too_long
from ccc.ui.autosave.live_field import Heard, Judged, live_field
from ccc.ui.components.announce import announce
from ccc.ui.components.assessment import score_words, show_flags, show_next_step, step_title
from ccc.ui.components.level_rows import level_rows
from ccc.ui.components.marked_note import looked_at_first, stretches, weakest
from ccc.ui.lessons.lesson import Example, show_example
from ccc.ui.practice.composer import (
    field_style,
    offer_score,
    show_contradictions,
    show_meeting,
    show_why_not_scored,
)
from ccc.ui.practice.limit import limit_chosen
from ccc.ui.practice.result import show_points
from ccc.ui.practice.squeeze import offer_to_fit, offer_uncut
from ccc.ui.welcome.first_note_state import FIELD, FirstNote, better_note, open_first_note

READERS = (
    "Only you can read your notes, and a coach if you say yes in *Your data*. Nothing leaves this "
    "server."
)


def show_first_note() -> None:
    """The desk with one person on it, for somebody who has no nickname yet."""
    first = open_first_note()
    with st.container(key="desk"):
        with st.container(key="desk-cards"):
            show_meeting(first.scenario)
        _show_desk(first)


@st.fragment
def _show_desk(first: FirstNote) -> None:
    rubric = resources.content().rubric
    limit = limit_chosen(rubric)
    first.take()
    judged = first.assess(first.text, limit.characters)
    with st.container(key="desk-note"):
        _show_field(first, judged, limit, rubric)
        offer_score(first.score, judged)
        with st.container(key="desk-says"):
            _show_what_is_wrong(first, judged, rubric)
    with st.container(key="desk-side"):
        if first.tries:
            _show_result(first, judged, rubric)
        else:
            _offer_other_ways()
    if first.tries:
        with st.container(key="desk-more"):
            _show_difference(first, rubric)
    says = score_words(first.tries[-1].assessment, rubric, None) if first.tries else ""
    announce("score-first", len(first.tries), says, at_first=False)


def _show_field(first: FirstNote, judged: Assessment, limit: Limit, rubric: Rubric) -> None:
    live_field(
        FIELD,
        first.draft,
        field_style(first.scenario, limit, rubric, first.focus),
        Heard(first.take, first.score),
        Judged(
            stretches(first.text, judged.evidence),
            level_rows(first.text, judged, rubric),
            looked_at_first(judged),
        ),
    )
    show_if_too_long(first.draft, LONGEST_NOTE)


def _show_what_is_wrong(first: FirstNote, judged: Assessment, rubric: Rubric) -> None:
    """Why the note cannot be scored; after the first score also what a card says differently."""
    if judged.characters > judged.limit:
        offer_to_fit(first, judged, rubric)
        return
    offer_uncut(first)
    show_why_not_scored(first)
    if first.tries:
        show_contradictions(first.text, judged)


def _show_result(first: FirstNote, judged: Assessment, rubric: Rubric) -> None:
    """The latest score until other words stand in the field, and one next step."""
    if first.shows_result(judged):
        judged = first.tries[-1].assessment
        show_points(judged, rubric)
    show_flags(judged, rubric)
    show_next_step(judged.advice[:1], step_title(judged))


def _show_difference(first: FirstNote, rubric: Rubric) -> None:
    """The stranger's note beside a better one to the same person; then a nickname to keep it by."""
    latest, (note, better) = first.tries[-1], better_note()
    is_better = (better.score or 0) > (latest.assessment.score or 0)
    title = "The difference a few words make" if is_better else "Another note that works"
    st.header(title, anchor=False)
    with st.container(key="desk-pair"):
        marked = weakest(latest.assessment)
        show_example(Example("Your note", latest.note, latest.assessment, None, marked), rubric)
        ours = "A better note" if is_better else "Our note"
        show_example(Example(ours, note, better, None, marked), rubric)
        with st.container():
            _offer_to_keep(first)


def _offer_to_keep(first: FirstNote) -> None:
    """A field for a nickname, under which the note is kept; who can read it is told before."""
    st.header("Keep it under a nickname", anchor=False)
    st.markdown(READERS)
    if offer_nickname():
        st.switch_page("practice.py", query_params={"scenario": first.scenario.id})
    offer_code()


def _offer_other_ways() -> None:
    with st.container(key="desk-other-ways"):
        st.page_link("lessons.py", label="Read the lessons first", icon=":material/menu_book:")
        st.page_link("practice.py", label="Go straight to practice", icon=":material/edit:")
