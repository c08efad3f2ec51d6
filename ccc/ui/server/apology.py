"""What people read where a page fails, how it goes on, and what the log keeps of it."""

from __future__ import annotations

import traceback
from pathlib import Path

import streamlit as st
from streamlit import error_util

from ccc.errors import CccError, UnavailableError
from ccc.seldom_log import log
from ccc.ui import resources
from ccc.ui.server.probe import Probe

LOOKS_EVERY = 5
"""Seconds between two looks of a page that waits for the database."""

GOES_ON = (
    "This page goes on by itself as soon as it can. What you pressed last may not be done yet."
)
FAILED = (
    "Something on this page went wrong, and it is not your fault. What you wrote is kept: reload "
    "the page to go on."
)


def leave_the_log_to_the_apology() -> None:
    """Let Streamlit write nothing of a page that failed, of which `show_apology` writes.

    It would paint each traceback in colours, for more than a second of work: where the database is
    away, all pages fail, and the server would do nothing else for minutes.
    """
    error_util._log_uncaught_app_exception = _write_nothing


def _write_nothing(ex: BaseException) -> None:
    """What Streamlit does instead of writing a traceback."""


def show_apology(error: Exception) -> bool:
    """Show a sentence instead of a traceback, which the server's log keeps once a minute."""
    if isinstance(error, CccError):
        log.error(str(error))
    else:
        log.error(f"A page failed: {type(error).__name__}{_place_of(error)}", exc_info=error)
    if isinstance(error, UnavailableError):
        st.error(f"{error}\n\n{GOES_ON}", icon=":material/healing:")
        _go_on_once_the_database_answers()
    else:
        sentence = str(error) if isinstance(error, CccError) else FAILED
        st.error(sentence, icon=":material/healing:")
    return True


def _place_of(error: Exception) -> str:
    """Where it failed, so that the log holds back no other failure of the same kind."""
    frames = traceback.extract_tb(error.__traceback__)
    return f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""


def _go_on_once_the_database_answers() -> None:
    """Look now and then, and draw the whole page anew."""
    is_shown = False

    def look() -> None:
        nonlocal is_shown
        if is_shown and _database().answers():
            st.rerun(scope="app")
        is_shown = True

    st.fragment(look, run_every=LOOKS_EVERY)()


@st.cache_resource(show_spinner=False)
def _database() -> Probe:
    """What all pages of this process ask that wait."""
    return Probe(lambda: resources.store().ready())
