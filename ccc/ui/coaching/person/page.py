"""The page of one participant: what a coach needs first stands first."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.errors import RefusedError
from ccc.practice.filters import active_weeks
from ccc.practice.numbers import counted
from ccc.ui import resources
from ccc.ui.account.way_back import offer_giving_way_back
from ccc.ui.coaching.address import (
    desk_link,
    is_on_paper,
    names_hidden,
    person_link,
    to_print,
)
from ccc.ui.coaching.person.also_did import show_what_else
from ccc.ui.coaching.person.earlier_marks import show_earlier_marks
from ccc.ui.coaching.person.notes import show_notes
from ccc.ui.coaching.person.questions import show_questions
from ccc.ui.coaching.person.standing import show_drafts, show_standing
from ccc.ui.coaching.person.their_words import show_their_words
from ccc.ui.coaching.person.view import PersonView, show_tools_levels, view_of
from ccc.ui.components.announce import announce
from ccc.ui.components.days import day
from ccc.ui.components.link import offer_link
from ccc.ui.components.markdown import in_a_line, plain
from ccc.ui.components.on_paper import for_paper
from ccc.ui.progress.closer_look import offer_filter, show_closer_look
from ccc.ui.progress.next_steps import trail_of
from ccc.ui.progress.open_attempt import show_clicked
from ccc.ui.progress.wording import weeks_words
from ccc.ui.resources import now

NOT_OPEN = (
    "This page is not open to you. They took back their yes or erased their data, or nobody has "
    "this number."
)


def show_person(host: Host, person_id: int | None) -> None:
    """All that a coach needs of one participant before a talk, and that the coach looked is kept.

    A sentence where the host may not read them, or there is nobody of that id. With `print` in the
    address it is for paper: no menu, nothing to press, charts as pictures.
    """
    try:
        opened = resources.store().looks.open(host, person_id or 0, now())
    except RefusedError:
        st.title("Coach", anchor=False)
        st.info(NOT_OPEN, icon=":material/lock:")
        _offer_list()
        return
    view = view_of(host, opened, on_paper=is_on_paper())
    if view.on_paper:
        with for_paper(person_link(view.work.participant.id)):
            _show(view)
        return
    _offer_ways(view)
    _show(view)
    _offer_closer_look(view)
    offer_giving_way_back(host, view.work.participant)
    show_clicked(view.work.attempts, view)


def _offer_list() -> None:
    offer_link(desk_link(), "All participants", ":material/arrow_back:")


def _offer_ways(view: PersonView) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        _offer_list()
        here = person_link(view.work.participant.id)
        offer_link(to_print(here), "For paper", ":material/print:")


def _show(view: PersonView) -> None:
    _show_name(view)
    if view.veiled:
        _offer_unveiling(view)
    else:
        show_standing(view)
        show_questions(view)
        show_drafts(view)
    show_their_words(view)
    show_what_else(view)
    show_earlier_marks(view)
    show_notes(view)


def _offer_unveiling(view: PersonView) -> None:
    """Why the tool's verdict on them is not here, and the way to it."""
    notes = counted(len(view.veiled), "note", "notes")
    st.info(
        f"The tool's headline, charts and questions wait until you have marked {notes} of theirs, "
        "as you chose at your desk.",
        icon=":material/visibility_off:",
    )
    if not view.on_paper:
        st.button(
            "Show them now",
            key=f"{view.key}-unveil",
            icon=":material/visibility:",
            on_click=partial(show_tools_levels, view),
            help="What you say of these notes later does not count as marked without the tool.",
        )


def _show_name(view: PersonView) -> None:
    who = view.work.participant
    number = f"No. {who.id}"
    name = number if names_hidden() else who.nickname
    announce("coach", who.id, name)
    st.title(plain(name), anchor=False)
    came = [f"{in_a_line(one.title)}, since {day(one.at)}" for one in view.cohorts]
    of = "; ".join(came) if came else "Outside workshops"
    st.markdown(f":small[{number}: {plain(of)}]")


def _offer_closer_look(view: PersonView) -> None:
    """All charts of progress; drawn only while this is open."""
    if not view.work.attempts or view.veiled:
        return
    part = st.expander("A closer look", key=f"{view.key}-closer", on_change="rerun")
    if part.open:
        with part:
            st.caption(weeks_words(active_weeks(trail_of(view.work).moments, now()), view.voice))
            looked_at = offer_filter(view.work.attempts, view.key)
            show_closer_look(looked_at, view.work.attempts, view)
