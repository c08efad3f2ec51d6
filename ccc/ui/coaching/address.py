"""Where on the coach's page one is: the address says it, for a reload and for a bookmark."""

from __future__ import annotations

import streamlit as st

from ccc.coaching.cohort import EVERYBODY
from ccc.ui.components.link import Link, number_asked

COHORT, PERSON, HIDDEN = "cohort", "person", "hidden"
VIEW, PAGE = "view", "page"
SEARCH, SORT, TURNED = "search", "sort", "turned"
PRINT = "print"

_KEPT = (COHORT, HIDDEN, SEARCH, SORT, TURNED)
"""What goes along to a participant's page and back."""


def cohort_asked_for() -> int:
    """The cohort that the address names, which may be a guess; everybody where it names none."""
    return number_asked(COHORT) or EVERYBODY


def names_hidden() -> bool:
    """Whether names stay off the page, since others see the screen."""
    return st.query_params.get(HIDDEN) == "1"


def hide_names(*, hidden: bool) -> None:
    """Keep names off the page, or show them again."""
    say(HIDDEN, "1" if hidden else "")
    if hidden:
        look_for(SEARCH, "")


def asked(name: str) -> str:
    """What stands under this name in the address, which may be a guess; empty where nothing."""
    return str(st.query_params.get(name, ""))


def say(name: str, value: str) -> None:
    """Have the address say this under a name; nothing where it is empty."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def look_for(name: str, value: str) -> None:
    """Have the address say what the list of people is to show, from its first page on."""
    say(name, value)
    say(PAGE, "")


def go_to(page: int) -> None:
    """Show this page of the list of people, from 1."""
    say(PAGE, str(page) if page > 1 else "")


def desk_link() -> Link:
    """Where the desk is, as it was left."""
    return "coach.py", _kept()


def person_link(person_id: int) -> Link:
    """Where a participant's page is; what the desk shows comes along."""
    return "coach.py", {PERSON: str(person_id), **_kept()}


def to_print(link: Link) -> Link:
    """Where the same page is, to be printed."""
    page, query = link
    return page, {**query, PRINT: "1"}


def is_on_paper() -> bool:
    """Whether the address asks for a page that is there to be printed."""
    return PRINT in st.query_params


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
    return {name: st.query_params[name] for name in _KEPT if name in st.query_params}
