"""The take-home card: choose two notes, see the card, take it as PDF or picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ccc.content.ids import own_id
from ccc.practice.attempts import Attempt
from ccc.practice.habits import habits
from ccc.practice.improvement import BeforeAfter, before_after_pairs
from ccc.reports.take_home_card import EXPLAINED, TakeHome, card_pdf, card_png
from ccc.ui import resources
from ccc.ui.components.days import dated_here, today
from ccc.ui.components.download import offer_file

FILE_NAME = "before-and-after"


def offer_take_home(attempts: Sequence[Attempt], titles: Mapping[str, str]) -> None:
    """The take-home card of two notes; drawn only while its part of the page is open.

    `titles` are by scenario id.
    """
    part = st.expander(
        "Take a before and after home", icon=":material/badge:", key="card", on_change="rerun"
    )
    if not part.open:
        return
    with part:
        pairs = {
            (pair.before.id, pair.after.id): pair
            for pair in before_after_pairs(dated_here(attempts))
        }
        if not pairs:
            st.markdown("A second note, to anybody, makes a before and after.")
            return
        chosen = st.selectbox(
            "Which two notes?",
            list(pairs),
            format_func=lambda ids: _name(pairs[ids], titles),
            key="card-pair",
        )
        _show_card(pairs[chosen], attempts, titles)


def _name(pair: BeforeAfter, titles: Mapping[str, str]) -> str:
    change = f"{pair.before.assessment.score} to {pair.after.assessment.score} points"
    if pair.kind == "transfer":
        return f"First drafts to two people, first and latest: {change}"
    which = "best later" if pair.kind == "best" else "latest"
    return f"{titles[pair.before.scenario_id]}, first and {which} try: {change}"


def _show_card(pair: BeforeAfter, attempts: Sequence[Attempt], titles: Mapping[str, str]) -> None:
    rubric = resources.content().rubric
    found = habits(attempts)
    following = None if found is None or found.even else found.following
    names = (_first_name(pair.before, titles), _first_name(pair.after, titles))
    card = TakeHome(pair, names, following, today())
    # The picture that is taken: as SVG it would be set in the visitor's fonts, which may be wider.
    st.image(card_png(card, rubric), width=420, alt=EXPLAINED[pair.kind])
    with st.container(horizontal=True):
        offer_file(
            "PDF",
            f"{FILE_NAME}.pdf",
            lambda: card_pdf(card, rubric),
            key="card-pdf",
            icon=":material/picture_as_pdf:",
        )
        offer_file(
            "Picture (PNG)",
            f"{FILE_NAME}.png",
            lambda: card_png(card, rubric),
            key="card-png",
            icon=":material/image:",
        )
    st.caption("The card holds your own words. It goes nowhere but where you take it.")


def _first_name(attempt: Attempt, titles: Mapping[str, str]) -> str:
    scenario = resources.content().scenario(attempt.scenario_id)
    own = titles[attempt.scenario_id] if own_id(attempt.scenario_id) else ""
    name = scenario.recipient.name if scenario else own
    words = [word for word in name.split() if not word.endswith(".")]
    return words[0] if words else ""
