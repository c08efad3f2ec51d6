"""Who is doing what while the room writes: on the desk alone, and by itself."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.workshop.pulse import draw_pulse
from ccc.workshop.workshop import Pulse, Workshop
from ccc.workshop.writing import DOING


def show_writers(host: Host, workshop: Workshop) -> None:
    """Everybody in the room by what they do in this step: waiting, writing, quiet, sent."""
    st.header("Who is writing", anchor=False)
    draw_pulse(workshop.id, partial(_draw, host, workshop))


def _draw(host: Host, workshop: Workshop, _: Pulse) -> None:
    moment, step = now(), workshop.place.step
    writers = resources.store().round_notes.writers(host, workshop.id, step, moment)
    lines = []
    for doing in DOING:
        found = [one for one in writers if one.doing(moment) == doing]
        who = [f"{one.number} {plain(one.nickname)}" for one in found]
        if who:
            lines.append(f"- **{doing.capitalize()}** ({len(who)}): {', '.join(who)}")
    st.markdown("\n".join(lines) or "Nobody is here yet.")
