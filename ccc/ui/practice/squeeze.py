"""The squeeze ladder on a page: what survives from the longest limit to the shortest."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.rubric import Rubric
from ccc.practice.squeeze import Rung, ladder
from ccc.scoring import Assessment
from ccc.ui.components.markdown import plain
from ccc.ui.practice.composer_state import ComposerState, Writing
from ccc.ui.practice.limit import choose_limit

LONGEST_SHOWN = 400
"""Characters of a pasted page that are shown as fallen off."""


def offer_to_fit(writing: Writing, judged: Assessment, rubric: Rubric) -> None:
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
    (rung,) = ladder(writing.text, [judged.limit], partial(writing.assess, limit=judged.characters))
    _show_rung(rung, rubric)
    st.button(
        "Keep what fits",
        icon=":material/content_cut:",
        key="keep-what-fits",
        on_click=writing.draft.cut_to,
        args=(rung.left,),
    )


def offer_uncut(writing: Writing) -> None:
    """A button that brings the whole note back, after it was cut to what fits."""
    if writing.draft.uncut:
        st.button(
            "Bring the whole note back",
            type="tertiary",
            icon=":material/undo:",
            key="uncut",
            on_click=writing.draft.bring_back_uncut,
        )


def show_ladder(composer: ComposerState, rubric: Rubric, judged: Assessment) -> None:
    """The squeeze ladder of a note over the target, or that there is nothing to take out."""
    limits = sorted({limit.characters for limit in rubric.limits})
    if judged.levels is None or judged.characters <= limits[0]:
        st.caption(f"Your note fits into {limits[0]} characters as it is.")
        return
    for rung in ladder(composer.text, limits, partial(composer.assess, limit=limits[-1])):
        _show_rung(rung, rubric)
    st.caption("The end is cut first, so put the most important words at the beginning.")


def _show_rung(rung: Rung, rubric: Rubric) -> None:
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
        return "No level changes."
    names = []
    for fall in rung.falls:
        criterion = rubric.criterion(fall.criterion)
        before, after = rung.whole.named(criterion), rung.cut.named(criterion)
        names.append(f"{criterion.name} goes down from {before} to {after}")
    return (
        "; ".join(names)
        + ". "
        + ("The other levels stay." if len(names) < len(rubric.criteria) else "")
    )
