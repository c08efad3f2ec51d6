"""A way back for whoever comes without a cookie and without a code."""

from __future__ import annotations

import streamlit as st

from ccc.access import Host
from ccc.keys import LINK_LASTS, new_key
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now


def offer_way_back(participant: Participant) -> None:
    """A quiet sentence with the way to a code; nothing for whoever has one.

    It stands from the first saved note, when there is something to lose, to the second.
    """
    store = resources.store()
    has_code = store.devices.code_since(participant.id) is not None
    if has_code or store.attempts.count(participant.id) != 1:
        return
    st.caption(
        "Your note is kept for this browser alone. With a code you find it again on any device, "
        "and after the browser forgot you."
    )
    st.page_link("yours.py", label="Make a code in Your data", icon=":material/key:")


def offer_giving_way_back(host: Host, participant: Participant) -> None:
    """For a host: a button that makes a code for a participant who lost theirs, shown once."""
    with st.expander("They cannot find their notes any more?", icon=":material/key:"):
        st.markdown(
            "A code lets them go on where they were, on a new device or after their browser "
            "forgot them. Give it to nobody else: whoever has it can read and write as they."
        )
        if st.button("Give them a way back", icon=":material/key:", key="give-way-back"):
            _show_code_for(host, participant)


@st.dialog("Their code")
def _show_code_for(host: Host, participant: Participant) -> None:
    code = new_key()
    resources.store().devices.give_way_back(host, participant.id, code, now())
    minutes = LINK_LASTS.seconds // 60
    st.markdown(f"It works once, in the next {minutes} minutes, and is shown this once.")
    st.code(code, language=None, wrap_lines=True)
    st.caption(
        "They open any page that asks for a nickname, choose *I have a code from another device*, "
        "and type it there."
    )
