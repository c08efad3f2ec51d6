"""Where on the coach's page one is: the address says it, for a reload and for a bookmark."""

from __future__ import annotations

import streamlit as st

from ccc.coaching.cohort import EVERYBODY
from ccc.ui.components.link import Link, number_asked

COHORT, PERSON, HIDDEN = "cohort", "person", "hidden"
VIEW, PAGE = "view", "page"


def cohort_asked_for() -> int:
    """The cohort that the address names, which may be a guess; everybody where it names none."""
    return number_asked(COHORT) or EVERYBODY


def names_hidden() -> bool:
    """Whether names stay off the page, since others see the screen."""
    return st.query_params.get(HIDDEN) == "1"


def hide_names(*, hidden: bool) -> None:
    """Keep names off the page, or show them again."""
    if hidden:
        st.query_params[HIDDEN] = "1"
    else:
        st.query_params.pop(HIDDEN, None)


def choose_cohort(cohort: int) -> None:
    """Show another cohort."""
    st.query_params[COHORT] = str(cohort)


def desk_link() -> Link:
    """Where the desk is, with the cohort that was chosen there."""
    return "coach.py", _kept()


def person_link(person_id: int) -> Link:
    """Where a participant's page is; the cohort that was chosen comes along."""
    return "coach.py", {PERSON: str(person_id), **_kept()}


def is_side_by_side() -> bool:
    """Whether the address asks for the pictures of a cohort instead of the desk."""
    return st.query_params.get(VIEW) == COHORT


def page_asked_for() -> int:
    """Which page of a cohort's people the address names, from 1."""
    return number_asked(PAGE) or 1


def cohort_view_link(cohort: int, page: int = 1) -> Link:
    """Where the pictures of a cohort are."""
    return "coach.py", {**_kept(), COHORT: str(cohort), VIEW: COHORT, PAGE: str(page)}


def _kept() -> dict[str, str]:
    names = (COHORT, HIDDEN)
    return {name: st.query_params[name] for name in names if name in st.query_params}
