"""The coach's list of participants, each of whom has a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.practice.attempts import AttemptCount
from ccc.reports.csv_table import csv_of
from ccc.ui import resources
from ccc.ui.components.announce import announce
from ccc.ui.components.days import day, here
from ccc.ui.components.download import offer_file
from ccc.ui.components.markdown import in_a_line

NOBODY = (
    "Nobody has let you read their notes yet. Participants say yes or no when they join a "
    "workshop, and under *Your data*."
)

CHOSEN, TABLE = "participant", "participants"
"""The keys of the select box and of the table."""


def offer_participants(host: Host) -> None:
    """Whom the host may read, the latest note first; whoever is chosen has the page."""
    counts = sorted(resources.store().works.counts_for(host), key=_recency, reverse=True)
    by_id = {count.participant.id: count for count in counts}
    announce("coach", "", "Coach")
    if not counts:
        st.info(NOBODY)
        return
    st.selectbox(
        "Whose notes?",
        list(by_id),
        index=None,
        format_func=lambda participant_id: _label(by_id[participant_id]),
        key=CHOSEN,
        placeholder="Choose or type a nickname",
        on_change=_open_chosen,
    )
    _offer_table(counts)


def _offer_table(counts: Sequence[AttemptCount]) -> None:
    """All these participants in a table; a selected row opens its page."""
    all_of_them = "1 participant" if len(counts) == 1 else f"{len(counts)} participants"
    rows = rows_of(counts)
    column = partial(st.column_config.DateColumn, format="D MMM YYYY")
    st.dataframe(
        rows,
        hide_index=True,
        column_config={"Latest note": column(), "Here since": column()},
        placeholder="",
        key=TABLE,
        on_select=partial(_open_row, [count.participant.id for count in counts]),
        selection_mode="single-row",
        alt="Participants with their number of notes and the day of the latest",
    )
    st.caption(f"{all_of_them} let you read. The box at the left of a row opens it.")
    offer_file(
        "Download the table (CSV)",
        "participants.csv",
        partial(csv_of, rows),
        key="participants-csv",
        kind="tertiary",
    )


def rows_of(counts: Sequence[AttemptCount]) -> list[dict[str, str | int | date | None]]:
    """The rows of the table, on the page and as a file, with days of whoever reads it."""
    return [
        {
            "Nickname": count.participant.nickname,
            "Notes": count.attempts,
            "Latest note": count.last_at and here(count.last_at).date(),
            "Here since": here(count.participant.since).date(),
        }
        for count in counts
    ]


def _open_chosen() -> None:
    chosen = st.session_state[CHOSEN]
    if chosen is not None:
        _open(chosen)


def _open_row(ids: Sequence[int]) -> None:
    """Open the page of whoever stood in the selected row when the table was drawn."""
    for row in st.session_state[TABLE].selection.rows:
        _open(ids[row])


def _open(participant_id: int) -> None:
    st.query_params["person"] = str(participant_id)


def _recency(count: AttemptCount) -> tuple[bool, datetime]:
    """What to sort by: who has written nothing yet comes after everybody who has."""
    return count.last_at is not None, count.last_at or count.participant.since


def _label(count: AttemptCount) -> str:
    latest = f", latest {day(count.last_at)}" if count.last_at else ""
    notes = "1 note" if count.attempts == 1 else f"{count.attempts} notes"
    return f"{in_a_line(count.participant.nickname)} (no. {count.participant.id}): {notes}{latest}"
