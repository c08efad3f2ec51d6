"""The way out: to follow somebody instead of writing to them."""

from __future__ import annotations

import streamlit as st

from ccc.content.scenarios import Scenario
from ccc.practice.canvas import Occasion
from ccc.ui.components.markdown import plain


def offer_following(occasion: Scenario | Occasion) -> None:
    """Let the participant choose to follow, and say whether that was the better move here.

    Of somebody of their own nobody but they can say.
    """
    with st.expander("Rather follow than write?"):
        st.markdown(
            "Following needs no note, and it is the better move where you have no reason, nothing "
            "shared and nothing to give. Is it so here?"
        )
        if not isinstance(occasion, Scenario):
            return
        if not st.button("I would follow", icon=":material/rss_feed:", key="follow"):
            return
        if occasion.best == "follow":
            st.success(plain(occasion.why), title="Well chosen", icon=":material/check:")
        else:
            st.info(plain(occasion.why), title="There is more here", icon=":material/lightbulb:")
