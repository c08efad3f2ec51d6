"""What is new in a workshop: the database is asked once a second for all pages of a process."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock

import streamlit as st

from ccc.errors import StorageError
from ccc.ui import resources
from ccc.ui.workshop.collecting import collect_due
from ccc.workshop.workshop import Pulse

ASKED_EVERY = 1.0
"""Seconds for which an answer of the database serves all pages."""

SCREEN_LOOKS_EVERY, PHONE_LOOKS_EVERY = 1, 2
"""Seconds between two looks of a page; a whole number, or Streamlit would load pandas for it."""


class Pulses:
    """The latest answer, and when it came; for many threads at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is known yet."""
        self._clock = clock
        self._lock = Lock()
        self._known: dict[int, Pulse] = {}
        self._until = float("-inf")

    def of(self, workshop_id: int) -> Pulse | None:
        """The pulse of a workshop as it was at most a second ago; None where it has none.

        Whoever asks the database first also does what is due by then, while the others wait. Where
        it does not answer, what was known stays, and it is asked again a second later.
        """
        with self._lock:
            if self._clock() >= self._until:
                with suppress(StorageError):
                    collect_due()
                    self._known = resources.store().workshops.pulses()
                self._until = self._clock() + ASKED_EVERY
            return self._known.get(workshop_id)

    def ask_anew(self) -> None:
        """Ask the database at the next look, for it was changed here."""
        with self._lock:
            self._until = float("-inf")


@st.cache_resource(show_spinner=False)
def pulses() -> Pulses:
    """What all pages of this process share."""
    return Pulses()


def draw_pulse(workshop_id: int, draw: Callable[[Pulse], object]) -> None:
    """Draw a small part of the screen anew with each look, and nothing else of the page."""

    def look() -> None:
        pulse = pulses().of(workshop_id)
        if pulse is not None:
            draw(pulse)

    st.fragment(look, run_every=SCREEN_LOOKS_EVERY)()


def follow(workshop_id: int, is_new: Callable[[Pulse], bool], every: int) -> None:
    """Draw the whole page anew as soon as the pulse tells something new; itself draws nothing."""

    def look() -> None:
        pulse = pulses().of(workshop_id)
        if pulse is not None and is_new(pulse):
            st.rerun(scope="app")

    st.fragment(look, run_every=every)()
