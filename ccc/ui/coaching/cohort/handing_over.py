"""A cohort as a file to take away."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.coaching.cohort import EVERYBODY
from ccc.reports.cohort_export import cohort_zip
from ccc.ui import resources
from ccc.ui.coaching.address import names_hidden
from ccc.ui.components.download import offer_file


def offer_handing_over(host: Host, cohort: int, *, veiled: bool) -> None:
    """A file with all that the host may read of a workshop's people; nothing for no workshop.

    It is whole for whoever it is handed to, and says so where the host has levels `veiled`.
    """
    if cohort == EVERYBODY:
        return
    hidden = names_hidden()
    offer_file(
        "Take this cohort away (ZIP)",
        f"cohort-{cohort}.zip",
        partial(zip_for, host, cohort, hidden=hidden),
        key="cohort-zip",
        kind="tertiary",
    )
    st.caption(
        "People, notes, levels, marks and answers as tables, with a text on every column; only of "
        "those who let you read. Keep it as carefully as letters."
        + (" Nicknames are left out while names are hidden." if hidden else "")
        + (" It also has the tool's levels, which you hide here." if veiled else "")
    )


def zip_for(host: Host, cohort: int, *, hidden: bool = False) -> bytes:
    """All that the host may read of a workshop's people; without nicknames where these are hidden.

    Raises RefusedError where there is nothing.
    """
    records = resources.store().cohorts.records_for(host, cohort)
    return cohort_zip(records.without_nicknames() if hidden else records)
