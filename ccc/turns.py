"""Turns: so many do something at the same time, and the others one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore, local

_mine = local()


class Turns:
    """Turns of so many at once, in the order in which they came."""

    def __init__(self, at_once: int, longest: float) -> None:
        """Whoever waited for the `longest` seconds goes on anyway, whatever holds the others up."""
        self._free = Semaphore(at_once)
        self._longest = longest

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn, and keep it until the end."""
        mine = _Turn(self._free, self._longest)
        mine.take()
        before, _mine.turn = getattr(_mine, "turn", None), mine
        try:
            yield
        finally:
            _mine.turn = before
            mine.give_back()

    @staticmethod
    @contextmanager
    def given_back() -> Iterator[None]:
        """While this thread waits for something else, let others have its turn, if it has one.

        Whoever got what they waited for goes on at once, for it may be what others wait for now.
        Who did not, and whom an exception leads out, waits for a turn like all.
        """
        mine: _Turn | None = getattr(_mine, "turn", None)
        if mine is None or not mine.is_held:
            yield
            return
        mine.give_back()
        try:
            yield
        except BaseException:
            mine.take()
            raise
        mine.take_if_free()


class _Turn:
    """One thread's turn, unless it goes on without."""

    def __init__(self, free: Semaphore, longest: float) -> None:
        self._free, self._longest = free, longest
        self.is_held = False

    def take(self) -> None:
        self.is_held = self._free.acquire(timeout=self._longest)

    def take_if_free(self) -> None:
        self.is_held = self._free.acquire(blocking=False)

    def give_back(self) -> None:
        if self.is_held:
            self._free.release()
            self.is_held = False
