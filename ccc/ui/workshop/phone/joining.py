"""The way into a workshop on a phone: a nickname, and whether a coach may read."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.practice.field_rules import too_long, visible
from ccc.ui import resources
from ccc.ui.account.devices import offer_leaving_device
from ccc.ui.account.sign_in import LONGEST_NICKNAME, come_as
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.state import Slot
from ccc.ui.workshop.phone.leading import offer_to_lead
from ccc.workshop.workshop import GUEST, Workshop

NICKNAME = "join-nickname"
"""The key of the field for a newcomer's nickname."""

NOT_JOINED = Slot("why not joined", str)
"""Why somebody who wanted to join did not; told once."""


def offer_joining(workshop: Workshop, participant: Participant | None) -> None:
    """What who leads can read, whether a coach may, and the two ways in."""
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
