"""A participant's phone: how to join a workshop, and what it shows of it."""

from __future__ import annotations

import streamlit as st

from ccc.content.workshops import CloseStep, DuelStep, LessonStep, Step
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.workshop.now import lesson_part, title_of
from ccc.ui.workshop.phone.answering import ask_answer, show_right_answer
from ccc.ui.workshop.phone.duel import ask_pairs, ask_side, show_side
from ccc.ui.workshop.phone.joining import offer_joining
from ccc.ui.workshop.phone.leading import offer_to_lead
from ccc.ui.workshop.phone.number import ask_number, workshop_asked_for
from ccc.ui.workshop.phone.take_home import offer_what_stays
from ccc.ui.workshop.phone.writing import show_own_note, show_writing_going_on
from ccc.ui.workshop.pulse import follow_from, pulses
from ccc.workshop.course import PARTS_OF_A_DUEL, course_of
from ccc.workshop.workshop import OVER, Seat, Workshop

REMOVED = (
    "You were taken out of this workshop. Speak with whoever leads it if that was a mistake. What "
    "you wrote is yours, and stays."
)


def show_phone(participant: Participant | None) -> None:
    """The workshop that a participant sits in, or the way into one."""
    store = resources.store()
    sits = None if participant is None else store.seats.of(participant.id, now())
    was_looked_at, other = workshop_asked_for()
    wants_another = other is not None and other.is_open and (not sits or other != sits[1])
    if other is not None and wants_another:
        offer_joining(other, participant)
    elif participant is not None and sits is not None:
        _show_seat(participant, *sits)
    else:
        ask_number(other, was_looked_at=was_looked_at)


def _show_seat(participant: Participant, seat: Seat, workshop: Workshop) -> None:
    """What the phone of somebody who joined shows; while the room writes, the note alone."""
    follow_from(seat, workshop)
    course = course_of(workshop, resources.content())
    sits = workshop.is_open and not seat.removed
    if sits and show_writing_going_on(participant, workshop, course.plan):
        return
    st.caption(plain(workshop.title))
    if not workshop.is_open:
        st.success(OVER, icon=":material/event_available:")
        offer_what_stays(seat, workshop)
    elif seat.removed:
        st.info(REMOVED, icon=":material/door_front:")
    else:
        _show_step(participant, seat, workshop, course.step(workshop.place))


def _show_step(participant: Participant, seat: Seat, workshop: Workshop, step: Step | None) -> None:
    """What is to be done now, and otherwise where to look."""
    match step:
        case None:
            st.title(f"You are in: number {seat.number}", anchor=False)
            st.markdown("Look up at the screen. This page follows it by itself.")
            offer_to_lead(workshop)
        case LessonStep():
            _show_lesson(seat, workshop, step)
        case DuelStep():
            _show_duel(seat, workshop, step)
        case CloseStep():
            offer_what_stays(seat, workshop)
        case _:
            _look_up(title_of(step, resources.content()))
    show_own_note(participant, workshop)


def _show_lesson(seat: Seat, workshop: Workshop, step: LessonStep) -> None:
    lesson, part = resources.content().lesson(step.lesson), lesson_part(workshop, step)
    if lesson is not None and part is not None and part.is_asked:
        ask_answer(seat, workshop, lesson.check)
    elif lesson is not None and part is not None and part.answered:
        show_right_answer(seat, workshop, lesson.check)
    else:
        _look_up(title_of(step, resources.content()))


def _show_duel(seat: Seat, workshop: Workshop, step: DuelStep) -> None:
    part = workshop.place.part
    if part == 0:
        ask_side(seat, workshop)
    elif part < PARTS_OF_A_DUEL:
        show_side(seat, workshop)
    elif part == PARTS_OF_A_DUEL:
        ask_pairs(seat, workshop)
    else:
        _look_up(title_of(step, resources.content()))


def _look_up(title: str) -> None:
    st.title(plain(title), anchor=False)
    st.markdown("Look up at the screen.")


def offer_way_to_workshop(participant: Participant) -> None:
    """On any other page: the way back to the workshop that somebody sits in."""
    sits = resources.store().seats.of(participant.id, now())
    if sits is not None and sits[1].is_open and not sits[0].removed:
        pulses().see(sits[0])
        st.page_link("join.py", label="The workshop goes on: back", icon=":material/co_present:")
