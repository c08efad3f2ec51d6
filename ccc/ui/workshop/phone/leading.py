"""The way for whoever leads a workshop to make a phone their desk."""

from __future__ import annotations

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.host_sign_in import host_here
from ccc.ui.account.sign_in import renew_device
from ccc.ui.components.link import offer_link
from ccc.ui.resources import now
from ccc.ui.state import Slot, session
from ccc.ui.workshop.now import desk_of
from ccc.workshop.workshop import Workshop, new_digits

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
