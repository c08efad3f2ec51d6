"""Three pictures of a cohort, each point or cell of which leads to its person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from ccc.access import Host
from ccc.charts.cohort_change import HEIGHT, cohort_change_spec
from ccc.charts.cohort_grid import cohort_level_spec, cohort_week_spec, height_on_page
from ccc.charts.style import PICK, Spec
from ccc.coaching.cohort import Member
from ccc.coaching.cohort_view import CohortRow, too_early, weeks_since
from ccc.coaching.summary import NOTHING_YET
from ccc.practice.improvement import DRAFTS_NEEDED
from ccc.practice.numbers import counted, in_digits, in_words
from ccc.reports.chart_image import chart_svg
from ccc.ui import resources
from ccc.ui.coaching.address import person_link
from ccc.ui.coaching.names import called
from ccc.ui.components.days import here
from ccc.ui.components.download import offer_chart
from ccc.ui.components.link import switch_to
from ccc.ui.resources import now

VEILED = (
    "Levels and points are not shown here while you hide the tool's levels. You can show them "
    "again at the desk."
)


def show_pictures(
    host: Host, cohort: int, members: Sequence[Member], *, hidden: bool, on_paper: bool
) -> None:
    """Levels, first drafts at the beginning and now, and notes by week, of these people.

    `hidden` puts numbers in the place of names; `on_paper` there is nothing to press.
    """
    show = _print if on_paper else _show
    weeks = weeks_since(min(member.came for member in members), here(now()))
    by_week = resources.store().cohorts.notes_by_week(
        host, [member.id for member in members], weeks
    )
    rows = [
        CohortRow(
            member.id,
            called(member, hidden=hidden),
            member.summary or NOTHING_YET,
            by_week.get(member.id, (0,) * len(weeks)),
        )
        for member in members
    ]
    names = f"cohort-{cohort}"
    tall = height_on_page(len(rows))
    if resources.store().marks.hides_levels(host):
        st.info(VEILED, icon=":material/visibility_off:")
    else:
        _show_levels(f"{names}-levels", rows, show, tall)
        _show_change(f"{names}-change", rows, show)
    in_weeks = in_digits(len(weeks), "week", "weeks")
    by_week_alt = f"Notes of {_people(len(rows))}, one by one, in {in_weeks}"
    show(f"{names}-weeks", cohort_week_spec(rows, weeks), by_week_alt, tall)
    if not on_paper:
        _offer_person(rows)


Show = Callable[[str, Spec, str, int], None]
"""Draws a chart of this name, with these words for whoever does not see it, so many pixels high."""


def _show_levels(name: str, rows: Sequence[CohortRow], show: Show, tall: int) -> None:
    spec = cohort_level_spec(rows, resources.content().rubric)
    show(name, spec, f"Levels of {_people(len(rows))}, one by one, on each criterion", tall)
    st.caption(
        "How their latest first drafts do on average, in a word. An arrow says that this changed "
        "since the first three by more than the tool's own error."
        + ("" if show is _print else " Press a cell to open its person.")
    )


def _show_change(name: str, rows: Sequence[CohortRow], show: Show) -> None:
    spec = cohort_change_spec(rows)
    early = too_early(rows)
    if spec is not None:
        told = _people(len(rows) - early)
        alt = f"Averages of the first and of the last three first drafts of {told}"
        show(name, spec, alt, HEIGHT)
    needed = in_words(DRAFTS_NEEDED)
    people = counted(early, "person", "people")
    early_words = (
        f"For {people} it is too early to tell: it takes first drafts to {needed} new people."
        if early
        else ""
    )
    grey = "Grey is no change beyond the tool's own error. " if spec is not None else ""
    st.caption(f"{grey}{early_words}".strip())


def _people(number: int) -> str:
    return in_digits(number, "person", "people")


def _print(_name: str, spec: Spec, alt: str, _height: int) -> None:
    """A chart as a picture."""
    st.image(chart_svg(spec), width="stretch", alt=alt)


def _show(name: str, spec: Spec, alt: str, height: int) -> None:
    """A chart that opens whoever is pressed, and the way to keep it as a file."""
    chosen: Any = st.vega_lite_chart(
        spec, height=height, key=name, alt=alt, on_select="rerun", selection_mode=PICK
    )
    picked = chosen["selection"].get(PICK, [])
    if picked:
        switch_to(person_link(int(picked[0]["person"])))
    offer_chart(name, spec, key=name)


def _offer_person(rows: Sequence[CohortRow]) -> None:
    """The same people as a list, for whoever does not press cells."""
    by_id = {row.id: row for row in rows}
    chosen = st.selectbox(
        "Press a cell or a point, or choose here",
        list(by_id),
        index=None,
        format_func=lambda number: by_id[number].name,
        key="cohort-person",
        placeholder="Whose page?",
    )
    if chosen is not None:
        switch_to(person_link(chosen))
