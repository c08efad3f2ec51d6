"""The way out: to follow somebody instead of writing to them."""

from __future__ import annotations

import streamlit as st

from ccc.content.scenarios import Scenario
from ccc.practice.canvas import OwnScenario
from ccc.ui.components.markdown import plain


def offer_following(scenario: Scenario | OwnScenario) -> None:
    """A button to follow instead of writing, and whether that was the better move here.

    Of somebody of their own nobody but they can say.
    """
    st.markdown(
        "Following needs no note, and it is the better move where you have no reason, nothing "
        "shared and nothing to give. Is it so here?"
    )
    if not isinstance(scenario, Scenario):
        return
    if not st.button("I would follow", icon=":material/rss_feed:", key="follow"):
        return
    if scenario.best == "follow":
        st.success(plain(scenario.why), title="Well chosen", icon=":material/check:")
    else:
        st.info(plain(scenario.why), title="There is more here", icon=":material/lightbulb:")
