"""A host's workshops: one button to start, and the earlier ones."""

from __future__ import annotations

import streamlit as st

from ccc.access import Host
from ccc.content.workshops import WorkshopPlan
from ccc.practice.numbers import in_digits
from ccc.ui import resources
from ccc.ui.account.qr import ONLY_HERE, address_for_phones
from ccc.ui.components.days import day
from ccc.ui.components.link import offer_link, switch_to
from ccc.ui.components.markdown import as_list, plain
from ccc.ui.resources import now
from ccc.ui.state import Slot
from ccc.ui.workshop.now import desk_of, screen_of, title_of
from ccc.workshop.course import steps_in_words
from ccc.workshop.workshop import Held

WORKSHOPS_SHOWN = 12

SHOWN = Slot("held workshops shown", lambda: WORKSHOPS_SHOWN)
"""How many workshops are listed in this window: years of them would make the page slow."""


def offer_workshops(host: Host) -> None:
    """*Start now*, and below it the workshops that the host holds, the latest first."""
    plans = resources.content().workshops
    if st.button("Start now", type="primary", icon=":material/play_arrow:", key="start-now"):
        _begin(host, plans[-1])
    st.caption(
        f"It opens the screen for your room, with a number to join: *{plain(plans[-1].title)}*, "
        f"{plans[-1].minutes} minutes. You need nothing else."
    )
    if address_for_phones("join") is None:
        st.warning(ONLY_HERE, icon=":material/phonelink_off:")
    for plan in plans:
        with st.expander(f"{plain(plan.title)} ({plan.minutes} min)", icon=":material/list_alt:"):
            st.markdown(plan.aim)
            titles = [title_of(step, resources.content()) for step in plan.steps]
            st.markdown(as_list(steps_in_words(plan, titles)))
            if st.button("Start this one", key=f"start-{plan.id}"):
                _begin(host, plan)
    most = SHOWN.get()
    held = resources.store().workshops.held_by(host, most + 1)
    if held:
        st.header("Your workshops", anchor=False)
    for one in held[:most]:
        _show_held(one)
    if len(held) > most:
        st.button(
            "Show earlier ones", type="tertiary", on_click=SHOWN.set, args=(most + WORKSHOPS_SHOWN,)
        )


def _begin(host: Host, plan: WorkshopPlan) -> None:
    title = f"Workshop of {day(now())}"
    begun = resources.store().workshops.begin(host, title, plan.to_json(), now())
    switch_to(screen_of(begun))


def _show_held(held: Held) -> None:
    workshop = held.workshop
    with st.container(border=True):
        offer_link(desk_of(workshop), f"**{plain(workshop.title)}**")
        people = in_digits(held.people, "person", "people")
        if workshop.closed is not None:
            st.caption(f"Over since {day(workshop.closed)}. {people} joined.")
        else:
            st.caption(f"Open: {people} joined with the number {workshop.code}.")
            offer_link(screen_of(workshop), "Open the screen", ":material/tv:")
