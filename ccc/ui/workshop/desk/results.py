"""Before and after on the desk: the picture as a file."""

from __future__ import annotations

import streamlit as st

from ccc.charts.room import room_alt, room_spec
from ccc.ui.components.download import offer_chart
from ccc.ui.workshop.screen.results import results_of
from ccc.workshop.results import people_words
from ccc.workshop.workshop import Workshop


def show_picture(workshop: Workshop, before: int) -> None:
    """What the room came to in the steps before that one, as a picture that can be kept."""
    found = results_of(workshop, before)
    st.markdown(people_words(found))
    if found.turns:
        spec = room_spec(found)
        st.vega_lite_chart(spec, alt=room_alt(found), key=f"room-{workshop.id}")
        offer_chart("before-and-after", spec, key=f"room-{workshop.id}")
