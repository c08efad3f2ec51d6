"""The squeeze ladder on a page: what survives from the longest limit to the shortest."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.rubric import Rubric
from ccc.practice.squeeze import Rung, ladder
from ccc.scoring import Assessment
from ccc.ui.components.markdown import plain
from ccc.ui.practice.composer_state import ComposerState

LONGEST_SHOWN = 400
"""Characters of a pasted page that are shown as fallen off."""


def show_ladder(composer: ComposerState, rubric: Rubric, judged: Assessment) -> None:
    """The squeeze ladder of a note over the target, or that there is nothing to take out."""
    limits = sorted({limit.characters for limit in rubric.limits})
    if judged.levels is None or judged.characters <= limits[0]:
        st.caption(f"Your note fits into {limits[0]} characters as it is.")
        return
    for rung in ladder(composer.text, limits, partial(composer.assess, limit=limits[-1])):
        show_rung(rung, rubric)
    st.caption("The end falls off first. What carries the note belongs at its beginning.")


def show_rung(rung: Rung, rubric: Rubric) -> None:
    """What is left of a note at one limit, what falls off, and what that costs."""
    if not rung.lost:
        st.markdown(f"**{rung.limit}** All of it fits.")
        return
    # Markdown strikes out what is on one line, and only up to a word.
    lost = " ".join(rung.lost[:LONGEST_SHOWN].split())
    st.markdown(
        f"**{rung.limit}** {plain(rung.left)} :gray[~~{plain(lost)}~~]  \n"
        f":small[{_cost(rung, rubric)}]"
    )


def _cost(rung: Rung, rubric: Rubric) -> str:
    if not rung.falls:
        return "Every level holds."
    names = []
    for fall in rung.falls:
        criterion = rubric.criterion(fall.criterion)
        before, after = rung.whole.named(criterion), rung.cut.named(criterion)
        names.append(f"{criterion.name} falls from {before} to {after}")
    return (
        "; ".join(names) + ". " + ("The rest holds." if len(names) < len(rubric.criteria) else "")
    )
