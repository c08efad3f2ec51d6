"""Who is here: the device, the person behind it, and what this browser session has been shown."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from ccc.coach_key import opens
from ccc.practice import Person
from ccc.ui import resources
from ccc.ui.device import DEVICE_COOKIE, checked_token

LONGEST_NICKNAME = 40


@dataclass
class Session:
    """All session state that is no widget's own; lost on reload, so nothing dear is kept here."""

    device: str
    remembered: bool
    coach: bool = False


def session() -> Session:
    """The one place of session state, made on first use from the device cookie."""
    if "ccc" not in st.session_state:
        cookie = checked_token(st.context.cookies.get(DEVICE_COOKIE))
        st.session_state["ccc"] = Session(
            device=cookie or secrets.token_urlsafe(32), remembered=cookie is not None
        )
    found: Session = st.session_state["ccc"]
    return found


def now() -> datetime:
    """The present moment, in UTC; the one clock the pages read."""
    return datetime.now(UTC)


def person_here() -> Person | None:
    """The participant this device belongs to, or None before they have given a nickname."""
    return resources.store().person_of_device(session().device)


def ask_who() -> Person:
    """The participant; asks for a nickname and ends the page here when there is none yet."""
    person = person_here()
    if person is None:
        _ask_nickname()
        st.stop()
    return person


def _ask_nickname() -> None:
    with st.form("who", border=True):
        nickname = st.text_input(
            "What shall we call you?",
            max_chars=LONGEST_NICKNAME,
            placeholder="A nickname is enough",
            help="No account and no e-mail. Your notes stay on this server, under this name.",
        )
        if st.form_submit_button("Begin", type="primary", icon=":material/waving_hand:"):
            if nickname.strip():
                resources.store().enrol(session().device, nickname.strip(), now())
                st.rerun()
            st.warning("Any name will do, so that your coach can tell your notes from others'.")
    if not session().remembered:
        st.caption(
            "This browser keeps no cookies for us, so your notes will be found again only until "
            "this page is closed."
        )


def ask_coach() -> None:
    """Let a coach with the key pass; ends the page here for everybody else."""
    if session().coach:
        return
    st.write(
        "This desk is for the coach. The key was printed where the server was first started; "
        "`ccc coach-key` makes a new one."
    )
    with st.form("coach-key", border=True):
        key = st.text_input("Coach's key", type="password", max_chars=100)
        if st.form_submit_button("Open the desk", type="primary", icon=":material/key:"):
            if opens(key, resources.store().coach_key_hash()):
                session().coach = True
                st.rerun()
            st.warning("That key does not fit. Check it for a missing group and try again.")
    st.stop()
