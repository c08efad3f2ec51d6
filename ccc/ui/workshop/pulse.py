"""What is new in a workshop: the database is asked once a second for all pages of a process.

And the other way round: it is told every few seconds, at once, which phones were seen here.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ccc.errors import StorageError
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.collecting import collect_due
from ccc.workshop.workshop import Pulse, Seat, Workshop

ASKED_EVERY = 1.0
"""Seconds for which an answer of the database serves all pages."""

TOLD_EVERY = 5.0
"""Seconds in which the phones that were seen are gathered, before the database is told of them."""

SCREEN_LOOKS_EVERY, PHONE_LOOKS_EVERY = 1, 15
"""Seconds between two looks of a page; a whole number, or Streamlit would load pandas for it.

Phones are drawn anew by the server (`Followers`), so theirs is for what that may have missed.
"""


class Pulses:
    """The latest answer, and when it came; for many threads at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is known yet."""
        self._clock = clock
        self._lock = Lock()
        self._known: dict[int, Pulse] = {}
        self._until = self._tells_at = float("-inf")
        self._is_asking = False
        self._seen: defaultdict[int, set[int]] = defaultdict(set)

    def see(self, seat: Seat) -> None:
        """Note that somebody's phone is here now; the database is told at a later look."""
        with self._lock:
            self._seen[seat.workshop_id].add(seat.person_id)

    def of(self, workshop_id: int) -> Pulse | None:
        """The pulse of a workshop as it was at most a second ago; None where it has none.

        Whoever asks the database first also does what is due by then. The others are told what was
        known before, as long as it does not answer, and wait for nothing.
        """
        with self._lock:
            asks = not self._is_asking and self._clock() >= self._until
            if asks:
                self._is_asking, self._until = True, self._clock() + ASKED_EVERY
        if asks:
            self._ask()
        with self._lock:
            return self._known.get(workshop_id)

    def _ask(self) -> None:
        """Ask the database, and keep what was known where it does not answer."""
        known = None
        try:
            with suppress(StorageError):
                collect_due()
                self._tell_who_was_seen()
                known = resources.store().workshops.pulses(now())
        finally:
            with self._lock:
                self._is_asking = False
                if known is None:
                    self._until = self._clock() + ASKED_EVERY
                else:
                    self._known = known

    def _tell_who_was_seen(self) -> None:
        with self._lock:
            if self._clock() < self._tells_at:
                return
            self._tells_at = self._clock() + TOLD_EVERY
            seen, self._seen = self._seen, defaultdict(set)
        for workshop_id, people in seen.items():
            resources.store().seats.see(workshop_id, people, now())

    def ask_anew(self) -> None:
        """Ask the database at the next look, for it was changed here."""
        with self._lock:
            self._until = float("-inf")


@st.cache_resource(show_spinner=False)
def pulses() -> Pulses:
    """What all pages of this process share."""
    return Pulses()


@dataclass(frozen=True)
class Follower:
    """A window that is to be drawn anew when `is_new` says so, if it is on that `page` then."""

    workshop_id: int
    is_new: Callable[[Pulse], bool]
    page: str


MOST_FOLLOWERS = 2000
"""Windows that wait at most; who came first is forgotten, and looks by itself."""


class Followers:
    """The windows that follow a workshop, by the session's id; for many threads at once."""

    def __init__(self) -> None:
        """Nobody follows."""
        self._lock = Lock()
        self._waiting: dict[str, Follower] = {}

    def put(self, window: str, follower: Follower) -> None:
        """Let a window wait for what is new, and for nothing that it waited for before."""
        with self._lock:
            self._waiting.pop(window, None)
            self._waiting[window] = follower
            if len(self._waiting) > MOST_FOLLOWERS:
                del self._waiting[next(iter(self._waiting))]

    def forget(self, window: str) -> None:
        """Let a window wait no longer."""
        with self._lock:
            self._waiting.pop(window, None)

    def due(self, of: Callable[[int], Pulse | None]) -> tuple[tuple[str, Follower], ...]:
        """Those for whom there is something new by now, in the order in which they came."""
        with self._lock:
            waiting = [*self._waiting.items()]
        known = {one.workshop_id: of(one.workshop_id) for _, one in waiting}
        return tuple(
            (window, one)
            for window, one in waiting
            if (pulse := known[one.workshop_id]) is not None and one.is_new(pulse)
        )


@st.cache_resource(show_spinner=False)
def followers() -> Followers:
    """What all pages of this process share."""
    return Followers()


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


def follow_from(seat: Seat, workshop: Workshop) -> None:
    """Have the server draw a phone in the room anew as soon as the pulse tells something new.

    Two hundred phones that look by themselves would keep it busy with telling them of nothing;
    each still looks now and then. It is seen whenever it is drawn, as it wakes, and at each look.
    """

    def is_new(pulse: Pulse) -> bool:
        return pulse.moved > workshop.moved

    def is_new_to_the_phone(pulse: Pulse) -> bool:
        pulses().see(seat)
        return is_new(pulse)

    pulses().see(seat)
    here = get_script_run_ctx()
    if here is not None:
        followers().put(here.session_id, Follower(workshop.id, is_new, here.page_script_hash))
    follow(workshop.id, is_new_to_the_phone, PHONE_LOOKS_EVERY)
