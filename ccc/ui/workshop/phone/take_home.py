"""What a phone keeps of a workshop: the card, a code for other devices, and what comes next."""

from __future__ import annotations

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.devices import offer_moving
from ccc.ui.practice.recipients import titles
from ccc.ui.progress.next_steps import offer_next_step
from ccc.ui.progress.take_home import offer_take_home
from ccc.workshop.workshop import Seat, Workshop


def offer_what_stays(seat: Seat, workshop: Workshop) -> None:
    """The two notes of the workshop as a card, the way to them from elsewhere, and a next step."""
    work = resources.store().works.of(seat.person_id)
    st.subheader("Take your notes home", anchor=False)
    offer_take_home(work.attempts, titles(work.own_people), workshop.began)
    st.subheader("Open them on another device", anchor=False)
    offer_moving(work.participant)
    st.subheader("Your next step", anchor=False)
    offer_next_step(work)
