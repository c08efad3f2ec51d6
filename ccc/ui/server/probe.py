"""Whether the database answers, for many who want to know."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from ccc.errors import StorageError

ASKED_EVERY = 2.0
"""Seconds between two questions to the database, however many want to know."""


class Probe:
    """Asks the database now and then, one at a time; all others are told what was known before."""

    def __init__(
        self, ask: Callable[[], object], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`ask` raises StorageError where the database does not answer; `clock` tells seconds."""
        self._ask = ask
        self._clock = clock
        self._lock = Lock()
        self._is_asking = self._answered = False
        self._until = float("-inf")

    def answers(self) -> bool:
        """Whether it answered when it was asked last; False before it was ever asked."""
        with self._lock:
            asks = not self._is_asking and self._clock() >= self._until
            self._is_asking = self._is_asking or asks
        if asks:
            self._find_out()
        return self._answered

    def _find_out(self) -> None:
        answered = False
        try:
            with suppress(StorageError):
                self._ask()
                answered = True
        finally:
            with self._lock:
                self._answered, self._is_asking = answered, False
                self._until = self._clock() + ASKED_EVERY
