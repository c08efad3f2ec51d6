"""What whoever leads a workshop does to it: from the screen by keys, from the desk by buttons."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.pulse import pulses
from ccc.workshop.course import Course
from ccc.workshop.workshop import Place, Workshop

MORE_TIME = timedelta(minutes=1)


def go(host: Host, workshop: Workshop, course: Course, to: Place | None) -> None:
    """Go from the place that was on the page to another one."""
    if to is not None:
        ends = course.ends(to.step, now())
        resources.store().workshops.go(host, workshop.id, workshop.place, to, ends)
        pulses().ask_anew()


def hide(host: Host, workshop: Workshop) -> None:
    """Take the step off the screen, or show it again."""
    resources.store().workshops.hide(host, workshop.id, hidden=not workshop.hidden)
    pulses().ask_anew()


def give_more_time(host: Host, workshop: Workshop) -> None:
    """A minute more for the step that is on."""
    if workshop.ends is not None:
        ends = max(workshop.ends, now()) + MORE_TIME
        resources.store().workshops.end_at(host, workshop.id, ends)
        pulses().ask_anew()


def ask_digits(host: Host, workshop: Workshop) -> None:
    """The digits of a phone that is to become the desk."""
    with st.popover("Let a phone lead", type="tertiary"):
        st.markdown("On the phone, open the page to join and choose *I lead this*.")
        st.text_input(
            "The six digits it shows",
            key="lead-digits",
            on_change=partial(_let_lead, host, workshop),
            max_chars=6,
        )


def _let_lead(host: Host, workshop: Workshop) -> None:
    digits = st.session_state["lead-digits"].strip()
    st.session_state["lead-digits"] = ""
    if resources.store().lead_requests.grant(host, workshop.id, digits, now()):
        st.toast("That phone is a desk now.", icon=":material/check:")
    elif digits:
        st.toast("No phone shows these digits now.", icon=":material/block:")
