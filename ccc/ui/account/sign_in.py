"""Who is here, and how a device becomes somebody's: by a nickname or a code."""

from __future__ import annotations

import streamlit as st

from ccc.errors import StorageError
from ccc.guesses import Secret
from ccc.practice.attempts import Participant
from ccc.practice.field_rules import name_complaint, visible
from ccc.storage.database.statements import ENDED
from ccc.ui import resources
from ccc.ui.account.guessing import try_guess
from ccc.ui.components.markdown import plain
from ccc.ui.device_cookie import new_ticket, predecessor_hash_of, successor_by
from ccc.ui.frontend.renderer import forget_drafts, replace_cookie
from ccc.ui.resources import now
from ccc.ui.state import Slot, begin_afresh, session

LONGEST_NICKNAME = 40
NAMELESS = "Any name will do. It is what we call you here."

CODE = Slot("code", str)
"""The code of another device that was given where somebody is here already."""

JUST_CAME = Slot("just came", bool)
"""Whether this device became somebody's by a code, and they were not welcomed yet."""


TICKET = Slot("ticket", str)
"""By which the browser gets the cookie of whoever came to this device; none until somebody does."""


def participant_here() -> Participant | None:
    """The participant this device belongs to, or None before they have given a nickname."""
    return resources.store().people.of_device(session().device)


def is_still_here(participant: Participant) -> bool:
    """Whether this device is a participant's yet; a page that is drawn anew says if it is not."""
    here = participant_here()
    return here is not None and here.id == participant.id


def show_if_left(participant: Participant) -> bool:
    """A notice where another window left the device, moved or erased; whether one did.

    What was typed is forgotten then, and a part of a page must not go on.
    """
    try:
        if is_still_here(participant):
            return False
    except StorageError:
        return False
    show_left()
    return True


def show_left() -> None:
    """That another window left the device, moved or erased; what was typed is forgotten."""
    forget_drafts()
    st.info(
        "This device was left, moved or erased in another window. Reload the page to go on.",
        icon=":material/logout:",
    )


def show_if_ended() -> bool:
    """A notice where the browser has another cookie by now; whether it has.

    Whoever comes here could not be found after a reload.
    """
    ended = resources.store().devices.has_ended(session().device)
    if ended:
        st.info(ENDED, icon=":material/logout:")
    return ended


def come_as(nickname: str) -> Participant:
    """The participant of this device from now on: a new one, unless another window was first."""
    participant = resources.store().people.enrol(session().device, nickname, now())
    renew_device()
    return participant


def leave_device() -> None:
    """Make this device nobody's."""
    devices = resources.store().devices
    devices.unlink(session().device)
    if TICKET.get():
        devices.end(predecessor_hash_of(TICKET.get()))


def renew_device() -> None:
    """Know this device by another token, once somebody has come to it.

    Its browser is given that one as its cookie when the frame is drawn next (`hand_over_cookie`).
    """
    here, store = session(), resources.store()
    if not here.remembered:
        return
    ticket = new_ticket(here.device)
    successor = successor_by(ticket, store.cookie_secret())
    assert successor is not None
    if store.devices.renew(here.device, successor, now()):
        here.device = successor
        TICKET.set(ticket)


def hand_over_cookie() -> None:
    """Give the browser the cookie of whoever came to this device, if it does not hold it yet.

    This may be done again and again.
    """
    here, devices = session(), resources.store().devices
    if here.just_loaded and devices.replaced_since(here.device):
        renew_device()
    elif here.just_loaded:
        devices.end_predecessors(here.device)
    if TICKET.get():
        replace_cookie(TICKET.get())


def ask_who(awaits: str = "") -> Participant:
    """The participant; asks for a nickname and ends the page here when there is none yet.

    `awaits` is a sentence on what the page holds for whoever gives one.
    """
    participant = participant_here()
    if participant is None:
        if awaits:
            st.markdown(awaits)
        _ask_nickname()
        st.stop()
    if JUST_CAME.get():
        JUST_CAME.set(False)
        st.toast(
            f"Welcome back, {plain(participant.nickname)}. Your notes and drafts are here.",
            icon=":material/waving_hand:",
            duration="long",
        )
    return participant


def _ask_nickname() -> None:
    forget_drafts()
    if offer_nickname():
        st.rerun()
    offer_code()


def offer_nickname() -> bool:
    """A field for a nickname; whether one was given, and its owner is here from now on."""
    with st.form("who", border=True):
        nickname = st.text_input(
            "What shall we call you?",
            placeholder="A nickname is enough",
            help="No account and no e-mail. Your notes stay on this server, under this name.",
        )
        if st.form_submit_button("Begin", type="primary", icon=":material/waving_hand:"):
            complaint = name_complaint(nickname, LONGEST_NICKNAME, NAMELESS)
            if complaint is None:
                come_as(visible(nickname))
                return True
            st.warning(complaint)
    return False


def offer_code() -> None:
    """The way here for somebody who has a code, and whether this browser will know them again."""
    with st.expander("I have a code from another device", icon=":material/key:"):
        ask_code()
    if not session().remembered:
        st.caption(
            "This browser does not keep our cookie, so we cannot find your notes again once this "
            "page is closed."
        )


def ask_code() -> None:
    """A field for a code from another device; the code's owner goes on here.

    Where somebody is here already, they are asked first (`ask_to_go_on`).
    """
    with st.form("code", border=False):
        code = st.text_input("Your code", placeholder="1a2b-3c4d…")
        pressed = st.form_submit_button("Go on here", icon=":material/login:")
        if not pressed:
            return
        devices = resources.store().devices
        was_looked_at, owner = try_guess(Secret.KEY, lambda: devices.person_of_code(code, now()))
        if not was_looked_at:
            return
        if owner is None:
            st.warning(
                "Nobody's notes are under this code. Look for a missing group, or make a new one "
                "on the device you have."
            )
            return
        if participant_here() is None:
            go_on_as_owner_of(code)
        else:
            CODE.set(code)
            st.rerun()


def go_on_as_owner_of(code: str) -> None:
    """Make this device that of the code's person, and show the page anew."""
    moved = resources.store().devices.link(session().device, code, now())
    begin_afresh()
    if moved is not None:
        JUST_CAME.set(True)
        renew_device()
    st.rerun()
