"""For the coach: what participants found in "Beat the score" and gave to the scorer's makers."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.reports.weak_spots import weak_spot_rows, weak_spots_yaml
from ccc.scoring.scenarios import score_by_id
from ccc.ui import resources
from ccc.ui.components.download import offer_file


def offer_weak_spots() -> None:
    """The number of weak spots, and a download of them all; nothing where there are none."""
    spots = resources.store().games.weak_spots()
    if not spots:
        return
    st.header("Weak spots of the scorer", anchor=False)
    found = "1 bad note" if len(spots) == 1 else f"{len(spots)} bad notes"
    st.markdown(
        f"In *Beat the score*, {found} reached 70 points and came with a yes to be kept for the "
        "scorer's makers, without a name. Read the file before you send it on."
    )
    judge = partial(score_by_id, resources.content())
    offer_file(
        "Download them (YAML)",
        "weak-spots.yaml",
        lambda: weak_spots_yaml(weak_spot_rows(spots, judge)),
        key="weak-spots",
    )
