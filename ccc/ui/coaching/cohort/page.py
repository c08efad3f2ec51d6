"""A cohort side by side in three pictures, and how far the tool can be trusted with it."""

from __future__ import annotations

import streamlit as st

from ccc.access import Host
from ccc.coaching.cohort import EVERYBODY, MemberPage, Wanted
from ccc.ui import resources
from ccc.ui.coaching.address import (
    cohort_view_link,
    desk_link,
    is_on_paper,
    names_hidden,
    page_asked_for,
    to_print,
)
from ccc.ui.coaching.cohort.pictures import show_pictures
from ccc.ui.coaching.cohort.trust import show_trust
from ccc.ui.components.link import offer_link
from ccc.ui.components.markdown import inline
from ccc.ui.components.on_paper import for_paper

NOBODY = "Nobody here lets you read their notes now."


def show_cohort(host: Host, cohort: int) -> None:
    """Everybody of a cohort who lets the host read, forty a page, by nickname.

    A sentence where that is nobody, or the workshop is not the host's. With `print` in the address
    it is for paper: no menu, nothing to press.
    """
    wanted = Wanted(cohort, sorted_by="nickname", descending=False, page=page_asked_for())
    found = resources.store().desk.page(host, wanted)
    here = cohort_view_link(cohort, found.page)
    if is_on_paper() and found.members:
        with for_paper(here):
            _show(host, cohort, found)
        return
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        offer_link(desk_link(), "The desk", ":material/arrow_back:")
        offer_link(to_print(here), "For paper", ":material/print:")
    if found.members:
        _show(host, cohort, found)
    else:
        st.info(NOBODY)


def _show(host: Host, cohort: int, found: MemberPage) -> None:
    st.header(_title(host, cohort), anchor=False)
    if not is_on_paper():
        _offer_pages(cohort, found)
    show_pictures(host, cohort, found.members, hidden=names_hidden(), on_paper=is_on_paper())
    show_trust(host, hidden=names_hidden())


def _title(host: Host, cohort: int) -> str:
    if cohort == EVERYBODY:
        return "Everybody side by side"
    titles = {one.id: one.title for one in resources.store().desk.cohorts(host)}
    return inline(titles[cohort])


def _offer_pages(cohort: int, found: MemberPage) -> None:
    if found.pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, number in (("Previous", found.page - 1), ("Next", found.page + 1)):
            if 1 <= number <= found.pages:
                offer_link(cohort_view_link(cohort, number), label)
        st.caption(f"{found.found} people, page {found.page} of {found.pages}, by nickname.")
