"""The coach's list of participants, and the one whose charts are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.practice.attempts import AttemptCount, Participant
from ccc.reports.csv_table import csv_of
from ccc.ui import resources
from ccc.ui.components.days import day, here
from ccc.ui.components.download import offer_file
from ccc.ui.components.markdown import in_a_line

NOBODY = (
    "Nobody has let you read their notes yet. Participants say yes or no when they join a "
    "workshop, and under *Your data*."
)

CHOSEN, TABLE = "participant", "participants"
"""The keys of the select box, and of the table that chooses in it."""


def offer_participants(host: Host) -> Participant | None:
    """Whom the host may read, the latest note first; the chosen one, None until then."""
    counts = sorted(resources.store().works.counts_for(host), key=_recency, reverse=True)
    by_id = {count.participant.id: count for count in counts}
    looked_at = st.session_state.get(CHOSEN)
    if looked_at is not None and looked_at not in by_id:
        st.info(
            "You cannot read this participant any more. They took back their yes, or they erased "
            "their data."
        )
    if not counts:
        st.info(NOBODY)
        return None
    chosen = st.selectbox(
        "Whose notes?",
        list(by_id),
        index=None,
        format_func=lambda participant_id: _label(by_id[participant_id]),
        key=CHOSEN,
        placeholder="Choose or type a nickname",
    )
    if chosen not in by_id:
        _offer_table(counts)
        return None
    return by_id[chosen].participant


def _offer_table(counts: Sequence[AttemptCount]) -> None:
    """All these participants in a table; whoever stands in a selected row is chosen."""
    all_of_them = "1 participant" if len(counts) == 1 else f"{len(counts)} participants"
    rows = rows_of(counts)
    column = partial(st.column_config.DateColumn, format="D MMM YYYY")
    st.dataframe(
        rows,
        hide_index=True,
        column_config={"Latest note": column(), "Here since": column()},
        placeholder="",
        key=TABLE,
        on_select=partial(_choose_row, [count.participant.id for count in counts]),
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


def _choose_row(ids: Sequence[int]) -> None:
    """Choose the participant who stood in the selected row when the table was drawn."""
    for row in st.session_state[TABLE].selection.rows:
        st.session_state[CHOSEN] = ids[row]


def _recency(count: AttemptCount) -> tuple[bool, datetime]:
    """What to sort by: who has written nothing yet comes after everybody who has."""
    return count.last_at is not None, count.last_at or count.participant.since


def _label(count: AttemptCount) -> str:
    latest = f", latest {day(count.last_at)}" if count.last_at else ""
    notes = "1 note" if count.attempts == 1 else f"{count.attempts} notes"
    return f"{in_a_line(count.participant.nickname)} (no. {count.participant.id}): {notes}{latest}"
