"""What a phone keeps of a workshop: the card, a code for other devices, and what comes next."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ccc.content.workshops import LessonStep, WorkshopPlan
from ccc.ui import resources
from ccc.ui.account.devices import offer_moving
from ccc.ui.practice.recipients import titles
from ccc.ui.progress.next_steps import offer_next_step
from ccc.ui.progress.take_home import show_take_home
from ccc.ui.workshop.now import TAKE_HOME
from ccc.work import Work
from ccc.workshop.workshop import Seat, Workshop


def offer_what_stays(seat: Seat, workshop: Workshop) -> None:
    """The two notes of the workshop as a card, a next step, and the way to all from elsewhere."""
    work = resources.store().works.of(seat.person_id)
    st.title(TAKE_HOME, anchor=False)
    st.markdown("Here are your card, your next step, and the way to your notes from elsewhere.")
    card = st.container()
    st.header("Your next step", anchor=False)
    offer_next_step(_with_lessons_of(workshop, work))
    st.header("Open your notes on another device", anchor=False)
    offer_moving(work.participant)
    # Last, for it takes a moment to draw, and all phones of a room come to it at once.
    with card:
        show_take_home(work.attempts, titles(work.own_people), workshop.began)


def _with_lessons_of(workshop: Workshop, work: Work) -> Work:
    """The work as if all lessons that the room saw were done: none of them comes next."""
    steps = WorkshopPlan.from_json(workshop.plan).steps
    seen = {step.lesson: workshop.began for step in steps if isinstance(step, LessonStep)}
    return replace(work, done={**seen, **work.done})
