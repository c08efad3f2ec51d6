"""The desk of whoever leads a workshop: who is here, and what may be done about it.

It is private: the names on it are on no screen of the room.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.content.workshops import DuelStep, NotesStep, ResultsStep, WriteStep
from ccc.errors import CccError, RefusedError
from ccc.practice.numbers import in_digits
from ccc.ui import resources
from ccc.ui.account.qr import ONLY_HERE, address_for_phones
from ccc.ui.components.link import offer_link
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.workshop.desk.duel import offer_pair
from ccc.ui.workshop.desk.keeping import offer_keeping, show_counts
from ccc.ui.workshop.desk.notes import show_notes
from ccc.ui.workshop.desk.report import show_report
from ccc.ui.workshop.desk.results import show_picture
from ccc.ui.workshop.desk.run_sheet import show_lead
from ccc.ui.workshop.desk.writers import show_writers
from ccc.ui.workshop.lead import end
from ccc.ui.workshop.now import course_now, screen_of
from ccc.ui.workshop.pulse import SCREEN_LOOKS_EVERY, follow, pulses
from ccc.ui.workshop.screen.lobby import as_typed, here_in_words
from ccc.ui.workshop.screen.results import results_of
from ccc.workshop.course import PARTS_OF_A_DUEL
from ccc.workshop.workshop import Joined, Workshop


def show_desk(host: Host, workshop_id: int) -> None:
    """Everything about one workshop, for a host who holds it; a sentence for any other."""
    try:
        _show_desk(host, workshop_id)
    except RefusedError as error:
        st.info(str(error), icon=":material/lock:")
        st.page_link("workshop.py", label="Your workshops", icon=":material/co_present:")


def _show_desk(host: Host, workshop_id: int) -> None:
    before = pulses().of(workshop_id)
    store = resources.store()
    workshop = store.workshops.of_host(host, workshop_id)
    people = store.seats.people(host, workshop_id, now())
    follow(
        workshop_id,
        lambda pulse: pulse.moved > workshop.moved or not pulse.counts_as(before),
        SCREEN_LOOKS_EVERY,
    )
    st.title(plain(workshop.title), anchor=False)
    if workshop.closed is not None:
        _show_end(host, workshop, people)
    else:
        _show_way_in(workshop)
        show_lead(host, workshop)
        _show_step(host, workshop)
    if workshop.is_open:
        _show_people(host, workshop, people)
        _offer_handing_on(host, workshop)
        offer_keeping(host, workshop)
        _offer_closing(host, workshop)


def _show_end(host: Host, workshop: Workshop, people: tuple[Joined, ...]) -> None:
    """The report; of a workshop whose time is over, its counts."""
    forgotten = resources.store().keeping.forgotten(host, workshop.id)
    if forgotten is not None:
        show_counts(forgotten)
        return
    show_report(host, workshop, people)
    _offer_handing_on(host, workshop)
    offer_keeping(host, workshop)


def _show_step(host: Host, workshop: Workshop) -> None:
    """What only who leads sees of the step that is on."""
    course = course_now(workshop)
    match course.step(workshop.place):
        case WriteStep():
            show_writers(host, workshop)
        case NotesStep():
            show_notes(host, workshop, course.plan)
        case DuelStep() if workshop.place.part < PARTS_OF_A_DUEL:
            offer_pair(host, workshop)
        case ResultsStep():
            show_picture(results_of(workshop, workshop.place.step))


def _show_way_in(workshop: Workshop) -> None:
    """What to tell whoever is not in yet, and the way to the screen."""
    address = address_for_phones("join")
    if address is None:
        st.warning(ONLY_HERE, icon=":material/phonelink_off:")
    else:
        st.markdown(f"People join at **{plain(as_typed(address))}**, number **{workshop.code}**.")
    offer_link(screen_of(workshop), "Open the screen", ":material/tv:")


def _show_people(host: Host, workshop: Workshop, people: tuple[Joined, ...]) -> None:
    """Everybody by number, with what they wrote since the start, and the door beside them."""
    here = sum(one.here for one in people)
    st.header("Who is here", anchor=False)
    if not people:
        st.markdown("Nobody has joined yet. They appear here by themselves.")
    elif workshop.is_open:
        st.caption(f"{here_in_words(here)}. Names are on this page alone.")
    for one in people:
        _show_person(host, workshop, one)


def _show_person(host: Host, workshop: Workshop, one: Joined) -> None:
    number, removed = one.seat.number, one.seat.removed
    with st.container(horizontal=True, vertical_alignment="center", key=f"person-{number}"):
        st.markdown(f"**{number}**", width=40)
        st.text(one.nickname, width="stretch")
        st.caption(_state_of(one), width="content")
        if workshop.is_open:
            st.button(
                f"Let {number} in again" if removed else f"Take {number} out",
                key=f"door-{number}",
                type="tertiary",
                icon=":material/login:" if removed else ":material/door_front:",
                on_click=partial(_set_removed, host, workshop.id, number, removed=not removed),
            )


def _state_of(one: Joined) -> str:
    if one.seat.removed:
        return "taken out"
    notes = notes_in_words(one.notes)
    return notes if one.here else f"not here now, {notes}"


def notes_in_words(notes: int) -> str:
    """How many notes somebody wrote since the start."""
    return in_digits(notes, "note", "notes") if notes else "no note yet"


def _set_removed(host: Host, workshop_id: int, number: int, *, removed: bool) -> None:
    resources.store().seats.remove(host, workshop_id, number, removed=removed)
    pulses().ask_anew()


def _offer_handing_on(host: Host, workshop: Workshop) -> None:
    """A way to let a colleague lead too, or see what came of it, by the name of their key."""
    holders = resources.store().workshops.holders(host, workshop.id)
    title, may, button = (
        ("Lead it together", "lead it", "Let them lead too")
        if workshop.is_open
        else ("Hand it on", "see all this", "Let them see it too")
    )
    with st.expander(title, icon=":material/handshake:"):
        st.markdown(f"Led by {plain(', '.join(holders))}. A colleague with a key can {may} too.")
        with st.form("hand-on", border=False):
            name = st.text_input("The name of your colleague's key").strip()
            if st.form_submit_button(button) and name:
                _hand_on(host, workshop.id, name)


def _hand_on(host: Host, workshop_id: int, name: str) -> None:
    try:
        resources.store().workshops.hand_to(host, workshop_id, name, now())
    except CccError:
        st.warning("No key of that name opens here. The owner of the server sees all names.")
        return
    st.toast("They find it under their workshops now.", icon=":material/check:")
    st.rerun()


def _offer_closing(host: Host, workshop: Workshop) -> None:
    """The end of it, after one question."""
    with st.expander("End the workshop", icon=":material/event_busy:"):
        st.markdown("The number opens nothing any more. What people wrote stays theirs.")
        if st.button("End it now", key="close-workshop", icon=":material/event_busy:"):
            end(host, workshop)
            st.rerun()
