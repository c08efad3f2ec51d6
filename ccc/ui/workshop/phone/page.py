"""A participant's phone: how to join a workshop, and what it shows of it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.workshops import CloseStep, DuelStep, LessonStep, Step
from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.practice.field_rules import too_long, visible
from ccc.ui import resources
from ccc.ui.account.devices import offer_leaving_device
from ccc.ui.account.host_sign_in import host_here
from ccc.ui.account.sign_in import LONGEST_NICKNAME, come_as, renew_device
from ccc.ui.components.link import offer_link
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.state import Slot, session
from ccc.ui.workshop.now import desk_of, lesson_part, title_of
from ccc.ui.workshop.phone.answering import ask_answer, show_right_answer
from ccc.ui.workshop.phone.duel import ask_pairs, ask_side, show_side
from ccc.ui.workshop.phone.number import ask_number, workshop_asked_for
from ccc.ui.workshop.phone.take_home import offer_what_stays
from ccc.ui.workshop.phone.writing import show_own_note, show_writing_going_on
from ccc.ui.workshop.pulse import follow_from, pulses
from ccc.workshop.course import PARTS_OF_A_DUEL, course_of
from ccc.workshop.workshop import GUEST, OVER, Seat, Workshop, new_digits

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
        _offer_joining(other, participant)
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


LEADS = Slot[str | None]("asks to lead", lambda: None)
"""The digits with which this phone asks to become the desk."""


def offer_to_lead(workshop: Workshop) -> None:
    """For whoever leads: digits that make this phone the desk, once their host types them in."""
    with st.expander("I lead this", icon=":material/co_present:"):
        if host_here() is not None:
            if LEADS.get() is not None:
                LEADS.set(None)
                renew_device()
                st.rerun()
            offer_link(desk_of(workshop), "Open the desk")
        elif LEADS.get() is None:
            st.markdown("This phone becomes your desk, with the names of those who are here.")
            if st.button("Show the digits", key="ask-to-lead"):
                LEADS.set(new_digits())
                resources.store().lead_requests.ask(
                    session().device, workshop.id, LEADS.get() or "", now()
                )
                st.rerun()
        else:
            st.markdown(
                f"On the screen, move the mouse to the lower edge, choose *Let a phone lead*, and "
                f"type **{LEADS.get()}** within five minutes."
            )
            st.button("I have typed them", key="digits-typed", on_click=LEADS.set, args=(None,))


NICKNAME = "join-nickname"
"""The key of the field for a newcomer's nickname."""

NOT_JOINED = Slot("why not joined", str)
"""Why somebody who wanted to join did not; told once."""


def _offer_joining(workshop: Workshop, participant: Participant | None) -> None:
    st.title(plain(workshop.title), anchor=False)
    with st.form("join", border=True):
        _ask_nickname(participant)
        st.markdown(
            "Who leads can read what you write today. May a coach read your notes and progress "
            "afterwards?"
        )
        ways = (
            ("Join, a coach may", "join-coach-may", True),
            ("Join without", "join-without", False),
        )
        for column, (label, key, coach_may) in zip(st.columns(2), ways, strict=True):
            column.form_submit_button(
                label,
                width="stretch",
                key=key,
                on_click=partial(_join, workshop, participant, coach_may=coach_may),
            )
        if NOT_JOINED.get():
            st.warning(NOT_JOINED.get())
            NOT_JOINED.set("")
    if participant is not None:
        offer_leaving_device(participant, "I am somebody else")
    offer_to_lead(workshop)


def _ask_nickname(participant: Participant | None) -> None:
    """A field for what a newcomer wants to be called; for whoever is known, their name."""
    if participant is not None:
        st.markdown(f"You are here as **{plain(participant.nickname)}**.")
        return
    st.text_input(
        "Your nickname (you may leave it empty)",
        help="No account and no e-mail. It is never on the screen.",
        key=NICKNAME,
    )


def _join(workshop: Workshop, participant: Participant | None, *, coach_may: bool) -> None:
    """Join before the page is drawn, so that it is drawn once: a whole room does this at once."""
    called = visible(st.session_state.get(NICKNAME, ""))
    complaint = too_long(called, LONGEST_NICKNAME)
    if complaint is not None:
        NOT_JOINED.set(complaint)
        return
    store = resources.store()
    try:
        if participant is None:
            participant = come_as(called or GUEST)
        store.seats.join(workshop.id, participant.id, now(), coach_may=coach_may)
    except StorageError as error:
        NOT_JOINED.set(str(error))
        return
    st.query_params.clear()


def offer_way_to_workshop(participant: Participant) -> None:
    """On any other page: the way back to the workshop that somebody sits in."""
    sits = resources.store().seats.of(participant.id, now())
    if sits is not None and sits[1].is_open and not sits[0].removed:
        pulses().see(sits[0])
        st.page_link("join.py", label="The workshop goes on: back", icon=":material/co_present:")
