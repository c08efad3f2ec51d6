"""The coach's desk: a cohort, who of it may need a talk, and everybody in it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.access import Host
from ccc.coaching.cohort import EVERYBODY, Cohort
from ccc.ui import resources
from ccc.ui.coaching.address import (
    COHORT,
    cohort_asked_for,
    cohort_view_link,
    hide_names,
    look_for,
    names_hidden,
)
from ccc.ui.coaching.cohort.handing_over import offer_handing_over
from ccc.ui.coaching.desk.everybody import offer_everybody
from ccc.ui.coaching.desk.lines import offer_lines
from ccc.ui.coaching.weak_spots import offer_weak_spots
from ccc.ui.components.link import offer_link
from ccc.ui.components.markdown import in_a_line

NOBODY = (
    "Nobody has let you read their notes yet. Participants say yes or no when they join a "
    "workshop, and under *Your data*."
)

_COHORT, _HIDDEN = "desk-cohort", "desk-hidden"


def show_desk(host: Host) -> None:
    """Who of the cohort that the address names may need the host, and everybody in it."""
    st.set_page_config(layout="wide")
    store = resources.store()
    cohort = _offer_cohort(store.desk.cohorts(host))
    hides = store.marks.hides_levels(host)
    _offer_hiding(host, hides=hides)
    if store.desk.has_members(host, cohort):
        offer_lines(host, cohort, veiled=hides)
        offer_link(cohort_view_link(cohort), "Everybody side by side", ":material/grid_on:")
        offer_everybody(host, cohort, veiled=hides)
        offer_handing_over(host, cohort, veiled=hides)
    elif cohort == EVERYBODY:
        st.info(NOBODY)
    else:
        st.info("Nobody of this workshop lets you read their notes now.")
    offer_weak_spots(host)


def _offer_hiding(host: Host, *, hides: bool) -> None:
    """Whether the coach marks before they see what the tool says; `hides` is what is kept of it.

    Asked here alone: on somebody's page it would stand beside the way to see it after all.
    """

    def keep() -> None:
        resources.store().marks.hide_levels(host, wanted=st.session_state[key])

    key = "hide-levels"
    st.session_state[key] = hides
    st.toggle(
        "Hide the tool's levels until I have marked",
        key=key,
        on_change=keep,
        help="For notes whose levels you have not seen yet. Such marks show how far the tool can "
        "be trusted.",
    )


def _offer_cohort(cohorts: Sequence[Cohort]) -> int:
    """A choice of cohort, and whether names are hidden; the cohort that is looked at."""
    by_id = {cohort.id: cohort for cohort in cohorts}
    asked = cohort_asked_for()
    st.session_state[_COHORT], st.session_state[_HIDDEN] = asked, names_hidden()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Whose notes?",
            dict.fromkeys([EVERYBODY, *by_id, asked]),
            format_func=lambda cohort: _label(cohort, by_id),
            key=_COHORT,
            on_change=lambda: look_for(COHORT, str(st.session_state[_COHORT])),
            width=420,
        )
        st.toggle(
            "Hide names",
            key=_HIDDEN,
            on_change=lambda: hide_names(hidden=st.session_state[_HIDDEN]),
            help="Numbers stand in their place, for a screen that others see. What somebody wrote "
            "stays as it is, and may hold a name.",
        )
    return asked


def _label(cohort_id: int, by_id: dict[int, Cohort]) -> str:
    if cohort_id == EVERYBODY:
        return "Everybody who lets you read"
    cohort = by_id.get(cohort_id)
    if cohort is None:
        return "A workshop of which nobody lets you read"
    return f"{in_a_line(cohort.title)} ({cohort.people} let you read)"
