"""Before and after on the desk: the picture as a file, and what is said of it."""

from __future__ import annotations

import streamlit as st

from ccc.charts.room import room_alt, room_spec
from ccc.ui import resources
from ccc.ui.components.download import offer_chart
from ccc.ui.components.markdown import as_list
from ccc.ui.workshop.screen.results import in_points
from ccc.workshop.results import (
    CAVEATS,
    REACHED_INTRODUCTION,
    RoomResults,
    people_words,
    reached_words,
)


def show_picture(found: RoomResults) -> None:
    """What the room came to, as a picture that can be kept."""
    st.markdown(people_words(found))
    if found.turns:
        spec = room_spec(found)
        st.vega_lite_chart(spec, alt=room_alt(found), key="room")
        offer_chart("before-and-after", spec, key="room")


def show_sentences(found: RoomResults) -> None:
    """What people ask for in sentences, and how sure they are; nothing where there is no result."""
    if not found.turns:
        return
    st.markdown(REACHED_INTRODUCTION)
    st.markdown(as_list(reached_words(found, resources.content().rubric)))
    st.markdown("In points, and how sure that is:")
    st.markdown(as_list((*in_points(found), *CAVEATS)))
