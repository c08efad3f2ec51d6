"""The notes of a round on the desk, with names: a tap puts one on the screen, or takes it away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.content.workshops import WorkshopPlan
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.workshop.lead import go, hide, show_note
from ccc.ui.workshop.now import course_now, round_looked_at
from ccc.workshop.selection import WhatFor, three_for_me
from ccc.workshop.showing import has_marks
from ccc.workshop.workshop import Workshop
from ccc.workshop.writing import NamedNote

SHOWN_FOR: Mapping[WhatFor, str] = {
    "strongest": "the strongest",
    "typical": "a typical one",
    "gap": "the largest gap between guess and score",
}
"""What *Three for me* takes a note for."""


def show_notes(host: Host, workshop: Workshop, plan: WorkshopPlan) -> None:
    """Every note of the round that is looked at; nobody but who leads sees the names."""
    of = round_looked_at(workshop, plan)
    if of is None:
        return
    named = resources.store().round_notes.named(host, workshop.id, of)
    st.header("Their notes", anchor=False)
    if not named:
        st.markdown("Nobody has sent a note yet.")
        return
    st.caption("A tap shows one on the screen, without a name. Another adds its marks and levels.")
    ours = {one.attempt.id: one.what_for for one in three_for_me([one.note for one in named])}
    if ours:
        st.button(
            "Three for me",
            key="three-for-me",
            icon=":material/auto_awesome:",
            on_click=partial(show_note, host, workshop, plan, next(iter(ours))),
        )
    for one in named:
        _show_one(host, workshop, plan, one, ours.get(one.note.attempt.id))


def _show_one(
    host: Host, workshop: Workshop, plan: WorkshopPlan, one: NamedNote, what_for: WhatFor | None
) -> None:
    note, is_on = one.note, workshop.shown == one.number and not workshop.hidden
    with st.container(border=True, key=f"note-of-{one.number}"):
        st.markdown(f"**{one.number}** {plain(one.nickname)}")
        st.markdown(plain(note.attempt.note))
        if what_for is not None:
            st.caption(f"Three for me: {SHOWN_FOR[what_for]}")
        if not note.may_show:
            st.caption("Its writer does not want it shown.")
        elif is_on and not note.hidden:
            _offer_of_shown(host, workshop, one.number)
        else:
            st.button(
                f"Show note {one.number}",
                key=f"show-note-{one.number}",
                icon=":material/tv:",
                on_click=partial(show_note, host, workshop, plan, note.attempt.id),
            )


def _offer_of_shown(host: Host, workshop: Workshop, number: int) -> None:
    """What may be done to the note on the screen, beside it: *Next* stands far above the list."""
    with st.container(horizontal=True):
        st.button(
            f"Hide note {number}",
            key=f"hide-note-{number}",
            icon=":material/visibility_off:",
            on_click=partial(hide, host, workshop),
        )
        if not has_marks(workshop.place.part):
            course = course_now(workshop)
            st.button(
                "Show its marks",
                key=f"mark-note-{number}",
                icon=":material/format_underlined:",
                on_click=partial(go, host, workshop, course, course.next(workshop.place)),
            )
