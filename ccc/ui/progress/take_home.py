"""The take-home card: choose two notes, see the card, take it as PDF or picture."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from ccc.content.ids import own_id
from ccc.content.rubric import Rubric
from ccc.practice.attempts import Attempt
from ccc.practice.habits import habits
from ccc.practice.improvement import BeforeAfter, before_after_pairs
from ccc.practice.numbers import score_in_words
from ccc.reports.take_home_card import (
    EXPLAINED,
    NOT_DRAWN,
    CardError,
    TakeHome,
    card_pdf,
    card_png,
    card_svg,
    not_drawn,
)
from ccc.reports.take_home_page import card_page
from ccc.ui import resources
from ccc.ui.components.days import dated_here, today
from ccc.ui.components.download import offer_file

LOG = logging.getLogger(__name__)

FILE_NAME = "before-and-after"


def offer_take_home(attempts: Sequence[Attempt], titles: Mapping[str, str]) -> None:
    """The take-home card of two notes; drawn only while its part of the page is open.

    `titles` are by scenario id.
    """
    part = st.expander(
        "Take two of your notes home", icon=":material/badge:", key="card", on_change="rerun"
    )
    if part.open:
        with part:
            show_take_home(attempts, titles)


def show_take_home(
    attempts: Sequence[Attempt], titles: Mapping[str, str], since: datetime | None = None
) -> None:
    """The take-home card of two notes, and the ways to keep it.

    Two notes that were both written since then are chosen first.
    """
    pairs = _pairs(attempts, since)
    if not pairs:
        st.markdown("Write a second note, to anybody, and you can take the two home side by side.")
        return
    chosen = st.selectbox(
        "Which two notes?",
        list(pairs),
        format_func=lambda ids: _name(pairs[ids], titles),
        key="card-pair",
    )
    _show_card(pairs[chosen], attempts, titles)


def _pairs(
    attempts: Sequence[Attempt], since: datetime | None
) -> Mapping[tuple[int, int], BeforeAfter]:
    """The pairs to choose from, by the ids of their notes."""
    latest = [attempt for attempt in attempts if since is not None and attempt.at >= since]
    pairs = (*before_after_pairs(dated_here(latest)), *before_after_pairs(dated_here(attempts)))
    return {(pair.before.id, pair.after.id): pair for pair in pairs}


def _name(pair: BeforeAfter, titles: Mapping[str, str]) -> str:
    """What tells a pair from the others comes first: a phone cuts a long name at its end."""
    change = f"{pair.before.assessment.score} to {score_in_words(pair.after.assessment.score)}"
    if pair.kind == "transfer":
        return f"{change}, two first drafts"
    which = "best" if pair.kind == "best" else "latest"
    return f"{change}, {which}: {titles[pair.before.scenario_id]}"


def _show_card(pair: BeforeAfter, attempts: Sequence[Attempt], titles: Mapping[str, str]) -> None:
    rubric = resources.content().rubric
    found = habits(attempts)
    following = None if found is None or found.even else found.following
    names = (_name_of(pair.before, titles), _name_of(pair.after, titles))
    card = TakeHome(pair, names, following, today())
    files = _drawn(card, rubric)
    if files is None:
        st.warning(NOT_DRAWN, icon=":material/image_not_supported:")
    else:
        # What is taken: as SVG it would be set in the visitor's fonts, which may be wider.
        st.image(files.png, width=420, alt=EXPLAINED[pair.kind])
        _say_left_out(not_drawn(card))
    with st.container(horizontal=True):
        if files is not None:
            _offer_drawn(files)
        offer_file(
            "Web page (HTML)",
            f"{FILE_NAME}.html",
            lambda: card_page(card, rubric),
            key="card-page",
            icon=":material/html:",
        )
    st.caption("The card shows your own words. Nobody gets it unless you give it to them.")


@dataclass(frozen=True)
class _Files:
    """The card as it was drawn, ahead of the press that takes it: a press can no longer fail."""

    png: bytes
    pdf: bytes


def _drawn(card: TakeHome, rubric: Rubric) -> _Files | None:
    """The card's files, or None where it cannot be drawn, which is logged."""
    try:
        return _files(card_svg(card, rubric), card, rubric)
    except CardError:
        LOG.exception("a take-home card could not be drawn")
        return None


@st.cache_data(max_entries=8, show_spinner=False, scope="session")
def _files(svg: str, _card: TakeHome, _rubric: Rubric) -> _Files:
    """Both files, drawn once for each SVG, by which alone they are told apart."""
    return _Files(card_png(_card, _rubric), card_pdf(_card, _rubric))


def _say_left_out(missing: Sequence[str]) -> None:
    if missing:
        st.info(
            f"The picture and the PDF cannot show {' and '.join(missing)}: they say so in "
            "brackets. The web page (HTML) shows every word.",
            icon=":material/translate:",
        )


def _offer_drawn(files: _Files) -> None:
    offer_file(
        "PDF",
        f"{FILE_NAME}.pdf",
        lambda: files.pdf,
        key="card-pdf",
        icon=":material/picture_as_pdf:",
    )
    offer_file(
        "Picture (PNG)",
        f"{FILE_NAME}.png",
        lambda: files.png,
        key="card-png",
        icon=":material/image:",
    )


def _name_of(attempt: Attempt, titles: Mapping[str, str]) -> str:
    """The whole name of whom the note went to, or an empty string where it is not known."""
    scenario = resources.content().scenario(attempt.scenario_id)
    if scenario:
        return scenario.recipient.name
    return titles[attempt.scenario_id] if own_id(attempt.scenario_id) else ""
