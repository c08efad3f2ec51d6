"""The workshop's pages in the navigation: the host's in the menu for hosts alone."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from ccc.ui.account.host_sign_in import host_here


def workshop_pages() -> list[st.Page]:
    """The desk, the screen and the phone's page; the last two are found by their addresses."""
    desk: Literal["visible", "hidden"] = "hidden" if host_here() is None else "visible"
    icon = ":material/co_present:"
    return [
        st.Page("workshop.py", title="Workshops", icon=icon, visibility=desk),
        st.Page("screen.py", title="Screen", visibility="hidden"),
        st.Page("join.py", title="Join a workshop", icon=icon, visibility="hidden"),
    ]


def page_in_address() -> str:
    """The page that the browser's address names, before the navigation has decided."""
    return urlsplit(st.context.url or "").path.rpartition("/")[2]
