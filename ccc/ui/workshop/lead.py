"""What whoever leads a workshop does to it: from the screen by keys, from the desk by buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.content.workshops import WorkshopPlan
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.now import round_looked_at
from ccc.ui.workshop.pulse import pulses
from ccc.workshop.course import Course
from ccc.workshop.showing import Shown, chosen, turned
from ccc.workshop.workshop import Move, Place, Workshop

MORE_TIME = timedelta(minutes=1)


def go(host: Host, workshop: Workshop, course: Course, to: Place | None) -> None:
    """Go from the place that was on the page to another one."""
    if to is None:
        return
    of = round_looked_at(workshop, course.plan)
    if of is not None and to.step == workshop.place.step:
        _turn_notes(host, workshop, of, to.part)
        return
    move = course.move(workshop.place, to, now())
    resources.store().workshops.go(host, workshop.id, move)
    pulses().ask_anew()


def end(host: Host, workshop: Workshop) -> None:
    """End the workshop: its number opens nothing any more."""
    resources.store().workshops.close(host, workshop.id, now())
    pulses().ask_anew()


def way_on(host: Host, workshop: Workshop, course: Course) -> tuple[str, Callable[[], None]]:
    """What leads on from here, and what it is called: the next part, or the end after the last."""
    following = course.next(workshop.place)
    if following is None:
        return "End the workshop", partial(end, host, workshop)
    return "Next", partial(go, host, workshop, course, following)


def _turn_notes(host: Host, workshop: Workshop, of: int, part: int) -> None:
    """Go to another part of a step that shows notes, and to the note that it shows."""
    notes = resources.store().round_notes
    on = notes.on_screen(workshop.id, of)
    on_id = None if on is None else on.id
    shown = turned(part, workshop.place.part, on_id, notes.of_round(workshop.id, of))
    _show(host, workshop, of, shown)


def show_note(host: Host, workshop: Workshop, plan: WorkshopPlan, attempt_id: int) -> None:
    """Put a note of the round that is looked at on the screen, bare."""
    of, notes = round_looked_at(workshop, plan), resources.store().round_notes
    if of is not None:
        _show(host, workshop, of, chosen(attempt_id, notes.of_round(workshop.id, of)))


def _show(host: Host, workshop: Workshop, of: int, shown: Shown) -> None:
    move = Move(workshop.place, Place(workshop.place.step, shown.part), now())
    resources.store().round_notes.show(host, workshop.id, move, of, shown.attempt_id)
    pulses().ask_anew()


def hide(host: Host, workshop: Workshop) -> None:
    """Take the step off the screen, or show it again; a note on it stays away until it is shown."""
    store = resources.store()
    of = round_looked_at(workshop, WorkshopPlan.from_json(workshop.plan))
    if of is None or workshop.shown is None:
        store.workshops.hide(host, workshop.id, hidden=not workshop.hidden)
    else:
        store.round_notes.hide(host, workshop.id, of, hidden=not workshop.hidden)
    pulses().ask_anew()


def give_more_time(host: Host, workshop: Workshop) -> None:
    """A minute more for the step that is on."""
    if workshop.ends is not None:
        ends, step = max(workshop.ends, now()) + MORE_TIME, workshop.place.step
        resources.store().writing_rounds.give_more_time(host, workshop.id, step, ends)
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
