"""Keys and codes that people type: a few wrong ones are a slip, many are somebody who guesses."""

from __future__ import annotations

from math import ceil
from time import monotonic

import streamlit as st

from ccc.guesses import Guesses
from ccc.seldom_log import log
from ccc.ui.state import session

BY_DEVICE, BY_ADDRESS, BY_PROCESS = 5, 30, 60
"""Wrong keys and codes in a minute."""


@st.cache_resource(show_spinner=False)
def guesses() -> Guesses:
    """What was guessed lately by anybody."""
    return Guesses(by_device=BY_DEVICE, by_address=BY_ADDRESS, by_process=BY_PROCESS, per=60)


def may_guess() -> bool:
    """Whether a key or code may be tried now, which counts as a wrong one until `guessed_right`.

    Says how long to wait where it may not.
    """
    address = st.context.ip_address or ""
    wait = ceil(guesses().begin(session().device, address, monotonic()))
    if wait:
        log.warning("Somebody guesses keys or codes: some guesses were not even looked at.")
        st.warning(f"There were several wrong keys or codes in a row. Try again in {wait} seconds.")
    return not wait


def guessed_right() -> None:
    """The key or code that was tried last fits."""
    guesses().right(session().device)
