"""A note over its limit, which nobody could send: shorten it, or allow a longer one."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.rubric import Rubric
from ccc.practice.squeeze import ladder
from ccc.scoring import Assessment
from ccc.ui.practice.composer_state import ComposerState
from ccc.ui.practice.limit import choose_limit
from ccc.ui.practice.squeeze import show_rung


def offer_to_fit(composer: ComposerState, judged: Assessment, rubric: Rubric) -> None:
    """How many characters are too many, what would fall off, and which longer limits there are."""
    over = judged.characters - judged.limit
    many = "1 character" if over == 1 else f"{over} characters"
    st.warning(
        f"It is {many} too long, so nobody could send it. Your words stay here. "
        "Take something out, or allow a longer note.",
        title="Too long to send",
        icon=":material/content_cut:",
    )
    longer = [limit for limit in rubric.limits if limit.characters >= judged.characters]
    with st.container(horizontal=True):
        for limit in longer:
            st.button(
                f"Allow {limit.characters} characters",
                key=f"allow-{limit.id}",
                on_click=choose_limit,
                args=(limit.id,),
            )
    (rung,) = ladder(
        composer.text, [judged.limit], partial(composer.assess, limit=judged.characters)
    )
    show_rung(rung, rubric)
    st.button(
        "Keep what fits",
        icon=":material/content_cut:",
        key="keep-what-fits",
        on_click=composer.draft.swap_with,
        args=(rung.left,),
    )
