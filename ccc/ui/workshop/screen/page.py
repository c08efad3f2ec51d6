"""The screen of the room: public, without names or points of anybody; its host leads it by keys."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.content.workshops import CloseStep, DuelStep, LessonStep, NotesStep, ResultsStep, WriteStep
from ccc.errors import RefusedError
from ccc.ui import resources
from ccc.ui.account.host_sign_in import host_here
from ccc.ui.components.link import offer_link
from ccc.ui.components.projector import Slide, offer_turn, screen_bar, show_slide
from ccc.ui.workshop.lead import ask_digits, end, go, hide
from ccc.ui.workshop.now import TAKE_HOME, course_now, desk_of, title_of
from ccc.ui.workshop.pulse import SCREEN_LOOKS_EVERY, follow
from ccc.ui.workshop.screen.duel import duel_slide
from ccc.ui.workshop.screen.lesson_slides import lesson_slide
from ccc.ui.workshop.screen.lobby import show_lobby
from ccc.ui.workshop.screen.notes import notes_slide
from ccc.ui.workshop.screen.results import results_slide
from ccc.ui.workshop.screen.writing import writing_slide
from ccc.workshop.course import Course
from ccc.workshop.workshop import OVER, Workshop


def show_screen(workshop_id: int | None) -> None:
    """What the room sees of a workshop now; whoever leads it turns its parts by keys."""
    workshop = None if workshop_id is None else resources.store().workshops.of(workshop_id)
    if workshop is None:
        st.title("Screen", anchor=False)
        st.info("There is no workshop at this address. Open the screen from your workshops.")
        st.page_link("workshop.py", label="Your workshops", icon=":material/co_present:")
        return
    follow(workshop.id, lambda pulse: pulse.moved > workshop.moved, SCREEN_LOOKS_EVERY)
    course = course_now(workshop)
    show_slide(_slide(workshop, course))
    host = host_here()
    if workshop.is_open and host is not None and _leads(host, workshop):
        _offer_keys(host, workshop, course)


def _slide(workshop: Workshop, course: Course) -> Slide:
    """What is on the screen; nothing of the step while it is hidden."""
    step = course.step(workshop.place)
    if not workshop.is_open:
        return Slide("few-words", partial(st.title, OVER, anchor=False))
    if workshop.hidden:
        return Slide("few-words", partial(st.markdown, "One moment, please."))
    match step:
        case None:
            return Slide("few-words", partial(show_lobby, workshop))
        case LessonStep():
            return lesson_slide(workshop, step)
        case WriteStep():
            return writing_slide(workshop, course.plan)
        case NotesStep():
            return notes_slide(workshop, course.plan)
        case DuelStep():
            return duel_slide(workshop)
        case ResultsStep():
            return results_slide(workshop)
        case CloseStep():
            return Slide("few-words", _show_what_stays)


def _show_what_stays() -> None:
    """What phones offer at the end."""
    st.title(TAKE_HOME, anchor=False)
    st.markdown("On your phone you find now:")
    st.markdown(
        "- your before and after, as a card to keep\n"
        "- a code that opens your notes on another device\n"
        "- your next step"
    )


def _leads(host: Host, workshop: Workshop) -> bool:
    try:
        resources.store().workshops.of_host(host, workshop.id)
    except RefusedError:
        return False
    return True


def _offer_keys(host: Host, workshop: Workshop, course: Course) -> None:
    """The ways on, back and out of sight; they appear under the mouse."""
    back, following = course.back(workshop.place), course.next(workshop.place)
    with screen_bar(hidden=True):
        offer_turn("back", "Back", partial(go, host, workshop, course, back), disabled=back is None)
        offer_turn("hide", "Show" if workshop.hidden else "Hide", partial(hide, host, workshop))
        st.markdown(
            f"{workshop.place.step} of {len(course.plan.steps)}: "
            f"{title_of(course.step(workshop.place), resources.content())}. "
            f"To join: {workshop.code}",
            width="content",
        )
        ask_digits(host, workshop)
        offer_link(desk_of(workshop), "The desk")
        if following is None:
            # No key ends it: one press too many of a remote could not be taken back.
            st.button("End the workshop", key="screen-end", on_click=partial(end, host, workshop))
        else:
            offer_turn("next", "Next", partial(go, host, workshop, course, following))
