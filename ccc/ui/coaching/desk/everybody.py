"""Everybody in a cohort, forty a page: sorted and searched by the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Literal

import streamlit as st

from ccc.access import Host
from ccc.coaching.cohort import SORTED_BY, Member, MemberPage, SortedBy, Wanted
from ccc.coaching.summary import NOTHING_YET
from ccc.content.rubric import Rubric
from ccc.practice.improvement import VerdictKind
from ccc.practice.numbers import in_digits
from ccc.reports.csv_table import csv_of
from ccc.ui import resources
from ccc.ui.coaching.address import (
    SEARCH,
    SORT,
    TURNED,
    asked,
    go_to,
    look_for,
    names_hidden,
    page_asked_for,
    person_link,
)
from ccc.ui.coaching.names import called
from ccc.ui.components.days import here
from ccc.ui.components.download import offer_file
from ccc.ui.components.link import switch_to
from ccc.ui.state import Slot

Row = dict[str, str | int | date | None]

SORTS: dict[SortedBy, str] = {
    "last_note": "Last note",
    "nickname": "Name",
    "notes": "Notes",
    "new_people": "New people",
    "last_three": "Last three",
    "change": "Change",
    "weakest": "Weakest",
}
"""What each order is called, as the column that it goes by."""

FROM_THE_FIRST: tuple[SortedBy, ...] = ("nickname", "weakest")
"""What is sorted from A or from the first criterion on; all else from the highest or latest."""

CHANGES: dict[VerdictKind, str] = {
    "too_early": "too early to tell",
    "no_change": "no clear change",
    "better": "better",
    "lower": "lower",
}

SCORE_COLUMNS: tuple[SortedBy, ...] = ("last_three", "change", "weakest")
"""Columns that say what the tool makes of somebody's notes: not there while a host hides that."""

IN_VIEW_FIRST = ("Name", "Last three", "Change", "Weakest", "Last note", "Notes", "New people")
"""The columns of the table from the left: a phone shows three without being scrolled."""

LONGEST_SEARCH = 60

_TABLE, _SEARCH, _SORT, _TURNED = (
    f"everybody-{part}" for part in ("table", "search", "sort", "turned")
)

# A table that is drawn again would still have the row selected that was opened.
_OPENED = Slot("rows opened at the desk", int)


def offer_everybody(host: Host, cohort: int, *, veiled: bool) -> None:
    """Everybody in the cohort, a page at a time; whoever is pressed opens.

    Where it is `veiled`, nothing is told that comes of the scores.
    """
    st.header("Everybody", anchor=False)
    rubric, hidden = resources.content().rubric, names_hidden()
    wanted = _ask_what(cohort, hidden=hidden, veiled=veiled)
    found = resources.store().desk.page(host, wanted)
    if not found.members:
        st.markdown("Nobody is found by that.")
    else:
        rows = rows_of(found.members, rubric, hidden=hidden, veiled=veiled)
        namesakes = not hidden and any(member.has_namesake for member in found.members)
        _offer_table(found.members, rows, "medium" if namesakes else None)
    _offer_pages(found)
    offer_file(
        "Download the table (CSV)",
        "participants.csv",
        partial(table_csv, host, cohort, hidden=hidden, veiled=veiled),
        key="participants-csv",
        kind="tertiary",
    )


def rows_of(
    members: Sequence[Member], rubric: Rubric, *, hidden: bool, veiled: bool = False
) -> list[Row]:
    """The rows of the table on the page, with days of whoever reads it.

    `hidden` puts numbers in the place of names; `veiled` leaves out what comes of the scores.
    """
    return [
        {"Name": called(member, hidden=hidden), **_figures(member, rubric, veiled=veiled)}
        for member in members
    ]


def table_csv(host: Host, cohort: int, *, hidden: bool, veiled: bool = False) -> bytes:
    """Everybody in the cohort as CSV, in order of coming, with the columns of the page.

    Without nicknames where these are `hidden`, and without scores where `veiled`.
    """
    rubric = resources.content().rubric
    return csv_of(
        [
            {
                "Number": member.id,
                **({} if hidden else {"Nickname": member.nickname}),
                **_figures(member, rubric, veiled=veiled),
            }
            for member in resources.store().desk.members(host, cohort)
        ]
    )


def _figures(member: Member, rubric: Rubric, *, veiled: bool) -> Row:
    summary = member.summary or NOTHING_YET
    last, weakest = summary.last_mean, summary.weakest
    row: Row = {
        "Notes": summary.notes,
        "New people": summary.new_people,
        "Last three": "" if last is None else rubric.band_name(round(last)),
        "Change": CHANGES[summary.verdict],
        "Weakest": "" if weakest is None else rubric.criterion(weakest).name,
        "Last note": summary.last_at and here(summary.last_at).date(),
    }
    left_out = {SORTS[one] for one in SCORE_COLUMNS} if veiled else set()
    return {name: row[name] for name in row if name not in left_out}


def _ask_what(cohort: int, *, hidden: bool, veiled: bool) -> Wanted:
    """What is searched for, in which order, and which page: as the address says it."""
    by = asked(SORT)
    orders = [one for one in SORTED_BY if not (veiled and one in SCORE_COLUMNS)]
    st.session_state[_SEARCH] = asked(SEARCH)[:LONGEST_SEARCH]
    st.session_state[_SORT] = by if by in orders else orders[0]
    st.session_state[_TURNED] = asked(TURNED) == "1"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            "Search",
            key=_SEARCH,
            max_chars=LONGEST_SEARCH,
            placeholder="Number" if hidden else "Nickname or number",
            on_change=lambda: look_for(SEARCH, st.session_state[_SEARCH]),
            width=260,
        )
        sorted_by = st.selectbox(
            "Sorted by",
            orders,
            format_func=lambda by: SORTS[by],
            key=_SORT,
            on_change=lambda: look_for(SORT, st.session_state[_SORT]),
            width=180,
        )
        turned = st.toggle(
            "The other way round",
            key=_TURNED,
            on_change=lambda: look_for(TURNED, "1" if st.session_state[_TURNED] else ""),
        )
    return Wanted(
        cohort=cohort,
        search=search,
        by_name=not hidden,
        sorted_by=sorted_by,
        descending=(sorted_by not in FROM_THE_FIRST) != turned,
        page=page_asked_for(),
    )


def _offer_table(
    members: Sequence[Member], rows: Sequence[Row], names: Literal["medium"] | None
) -> None:
    """The rows, with so much room for names, which are longer where two have the same."""
    key = f"{_TABLE}-{_OPENED.get()}"
    st.dataframe(
        rows,
        hide_index=True,
        height="content",
        column_order=IN_VIEW_FIRST,
        column_config={
            "Name": st.column_config.TextColumn(width=names),
            "Last note": st.column_config.DateColumn(format="D MMM YYYY"),
        },
        placeholder="",
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        alt="Participants with their notes, how these change, and the day of the latest",
    )
    for row in st.session_state[key].selection.rows:
        _OPENED.set(_OPENED.get() + 1)
        switch_to(person_link(members[row].id))


def _offer_pages(found: MemberPage) -> None:
    people = in_digits(found.found, "participant", "participants")
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.page > 1:
            st.button("Before", key="page-before", on_click=go_to, args=(found.page - 1,))
        if found.page < found.pages:
            st.button("Next", key="page-next", on_click=go_to, args=(found.page + 1,))
        pages = f", page {found.page} of {found.pages}" if found.pages > 1 else ""
        st.caption(f"{people}{pages}. The box at the left of a row opens it.")
