"""The screen while the room writes: to whom, how many have sent, and the time left."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.scenarios import Scenario
from ccc.content.workshops import AGAIN, NEW, WorkshopPlan, WriteStep
from ccc.ui import resources
from ccc.ui.components.cards import show_cards
from ccc.ui.components.markdown import plain
from ccc.ui.components.projector import Slide
from ccc.ui.workshop.pulse import draw_pulse
from ccc.ui.workshop.time_left import show_time_left
from ccc.workshop.workshop import Pulse, Workshop
from ccc.workshop.writing import sent_words

TO_SOMEBODY_NEW = "Each of you writes to somebody new"
WHERE = "Your phone shows you whom. Read both cards, then write."


def writing_slide(workshop: Workshop, plan: WorkshopPlan) -> Slide:
    """What the screen shows of a step in which the room writes."""
    number = workshop.place.step
    to, step = plan.written_to(number), plan.step(number)
    scenario = None if to == NEW else resources.content().scenario(to)
    if scenario is None:
        return Slide("few-words", partial(_show_that_all_differ, workshop))
    again = isinstance(step, WriteStep) and step.to == AGAIN
    return Slide("some-words", partial(_show_whom, workshop, scenario, again=again))


def _show_that_all_differ(workshop: Workshop) -> None:
    st.title(TO_SOMEBODY_NEW, anchor=False)
    st.markdown(WHERE)
    _show_how_far(workshop)


def _show_whom(workshop: Workshop, scenario: Scenario, *, again: bool) -> None:
    """What to do, then the situation and the two cards, as they are on each phone too."""
    once_more = " once more" if again else ""
    asked = f"Write to {plain(scenario.recipient.name)}{once_more}, on your phone."
    st.markdown(f"**{asked}** {plain(scenario.situation)}")
    with st.container(key="screen-cards"):
        show_cards(scenario.sender, scenario.recipient)
    _show_how_far(workshop)


def _show_how_far(workshop: Workshop) -> None:
    """How many have sent, and the time left, drawn anew with each look."""

    def draw(pulse: Pulse) -> None:
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.markdown(sent_words(pulse.sent, pulse.people), width="content")
            with st.container(width="content"):
                show_time_left(workshop.ends)

    draw_pulse(workshop.id, draw)
