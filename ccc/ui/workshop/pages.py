"""The workshop's pages in the navigation: the host's in the menu for hosts alone."""

from __future__ import annotations

import streamlit as st

from ccc.errors import StorageError
from ccc.ui.account.host_sign_in import host_here
from ccc.ui.navigation import page


def workshop_pages() -> list[st.Page]:
    """The desk, the screen and the phone's page; the last two are found by their addresses."""
    icon = ":material/co_present:"
    return [
        page("workshop.py", "Workshops", icon, hidden=not _is_host()),
        page("screen.py", "Screen", hidden=True),
        page("join.py", "Join a workshop", icon, hidden=True),
    ]


def _is_host() -> bool:
    """Whether a host is here; where the database does not tell, the page itself apologises."""
    try:
        return host_here() is not None
    except StorageError:
        return False
