"""The screen of the room: public, without names or points of anybody."""

from __future__ import annotations

import streamlit as st

from ccc.ui import resources
from ccc.ui.workshop.lobby import show_lobby
from ccc.ui.workshop.pulse import SCREEN_LOOKS_EVERY, follow
from ccc.workshop.workshop import OVER


def show_screen(workshop_id: int | None) -> None:
    """What the room sees of a workshop now; whoever leads it turns its parts by keys."""
    workshop = None if workshop_id is None else resources.store().workshops.of(workshop_id)
    if workshop is None:
        st.info("There is no workshop at this address. Open the screen from your workshops.")
        st.page_link("workshop.py", label="Your workshops", icon=":material/co_present:")
        return
    follow(workshop.id, lambda pulse: pulse.moved > workshop.moved, SCREEN_LOOKS_EVERY)
    if workshop.is_open:
        show_lobby(workshop)
    else:
        st.title(OVER, anchor=False)
