"""What all sessions share: the content and the database, each opened once a process."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from threading import Thread

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ccc.content.load import Content
from ccc.content_check import open_content
from ccc.keys import new_key
from ccc.scoring.encoder.load import reader_of
from ccc.settings import Settings
from ccc.storage import Store, open_store

LONGEST_WAIT = 1
"""Seconds that the start waits for the cards to be read; the rest is read meanwhile."""


SESSION = "ccc"
"""Where a window's session state holds its `Session`."""


@st.cache_resource(show_spinner=False)
def content() -> Content:
    """The validated content. Raises ContentError with every fault."""
    return open_content(Settings.from_environment().content_dir)


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The open database, migrated. Raises StorageError."""
    return open_store(Settings.from_environment().database_url, device_here, serving=True)


def device_here() -> str | None:
    """The token of the device whose window this is done for; None where it is done for none."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    device: str | None = getattr(st.session_state.get(SESSION), "device", None)
    return device


def open_everything() -> None:
    """Open content and database now, and print an owner's key where nobody ever had a key."""
    read_cards_ahead(content())
    forget_what_is_due()
    store().summaries.bring_up_to_date(content().rubric.standard_error, _tell_of_summaries)
    key = new_key()
    if store().hosts.first("Owner", key, now()) is not None:
        print(
            f"\n  The owner's key, shown this once: {key}\n"
            "  Open /workshop to lead a workshop, and type it there. `ccc keys new` makes more.\n",
            file=sys.stderr,
            flush=True,
        )


def _tell_of_summaries(made: int, of: int) -> None:
    print(f"  Made anew for coaches: {made} of {of} participants in a row.", file=sys.stderr)


def forget_what_is_due() -> None:
    """Delete what was kept of workshops and cookies whose time is over, once a day and process."""
    _forget_on(now().date())


@st.cache_resource(show_spinner=False, max_entries=1)
def _forget_on(day: date) -> date:
    store().keeping.forget_due(now())
    store().devices.forget_ended(now())
    store().wrong_guesses.forget_old(now())
    return day


def read_cards_ahead(content: Content) -> None:
    """Let the encoder, if there is one, read the cards of all scenarios before anybody writes."""
    if content.rubric.encoder is None:
        return
    reader = reader_of(content.rubric.encoder)

    def read() -> None:
        for scenario in content.scenarios:
            reader.prepare(scenario.sender, scenario.recipient, scenario.situation)

    # No daemon: a process that ends while a network runs is aborted.
    reading = Thread(target=read, name="cards read ahead")
    reading.start()
    reading.join(LONGEST_WAIT)


def now() -> datetime:
    """The present moment, in UTC; the one clock the pages read."""
    return datetime.now(UTC)
