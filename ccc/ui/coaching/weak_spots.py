"""For the coach: what participants gave to the scorer's makers, in one file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.practice.numbers import in_digits
from ccc.reports.weak_spots import weak_spot_rows, weak_spots_yaml
from ccc.scoring.scenarios import score_by_id
from ccc.ui import resources
from ccc.ui.components.download import offer_file


def offer_weak_spots(host: Host) -> None:
    """How many notes beat the score or are disputed, and a download; nothing where none are.

    Of those alone whom the host may read.
    """
    store = resources.store()
    spots = store.games.number_of_weak_spots_for(host)
    objections = store.objections.number_for_makers_read_by(host)
    if not spots and not objections:
        return
    st.header("Weak spots of the scorer", anchor=False)
    if spots:
        found = in_digits(spots, "bad note", "bad notes")
        st.markdown(f"In *Beat the score*, {found} reached 70 points.")
    if objections:
        said = "once" if objections == 1 else f"{objections} times"
        st.markdown(f"While writing, participants said {said} that the scorer is wrong.")
    st.markdown(
        "All this came with a yes to be kept for the scorer's makers, without a name. A note can "
        "hold one all the same, so read the file before you send it on."
    )
    offer_file(
        "Download it (YAML)", "weak-spots.yaml", partial(weak_spots_for, host), key="weak-spots"
    )


def weak_spots_for(host: Host) -> str:
    """All that the host may read of them, as YAML."""
    store, judge = resources.store(), partial(score_by_id, resources.content())
    spots = store.games.weak_spots_for(host)
    objections = store.objections.for_makers_read_by(host)
    return weak_spots_yaml(weak_spot_rows(spots, objections, judge))
