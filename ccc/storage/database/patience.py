"""A connection to PostgreSQL whose answers are waited for like people wait: for a few seconds.

The driver waits for as long as the other side does not hang up. A server that stands still, or is
gone without a word, would hold up every page for a quarter of an hour.
"""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any, TypeVar

from psycopg import Connection, OperationalError

from ccc.turns import Turns

LONGEST_SILENCE = 5
"""Seconds for which a PostgreSQL server may say nothing at all, also when it is first called."""

T = TypeVar("T")
Waiting = Generator[Any, Any, T]
"""What waits, as the driver has it: tells what for, and is told what came; nothing, now and then,
where nothing has come yet."""


class PatientConnection(Connection[Any]):
    """Ends itself where the server says nothing for too long; whoever waits lets others go on."""

    def wait(self, gen: Waiting[T], *args: Any, **options: Any) -> T:
        """What this comes to. Raises OperationalError where the server is silent for too long."""
        return super().wait(self._heard(gen), *args, **options)

    def _heard(self, waiting: Waiting[T]) -> Waiting[T]:
        """The same, for as long as the server says a word now and then."""
        try:
            wanted = next(waiting)
            while True:
                came = yield wanted
                if not came:
                    with Turns.given_back():
                        came = yield from self._sit_out(wanted)
                wanted = waiting.send(came)
        except StopIteration as done:
            result: T = done.value
            return result

    def _sit_out(self, wanted: Any) -> Waiting[Any]:
        until = monotonic() + LONGEST_SILENCE
        while monotonic() < until:
            if came := (yield wanted):
                return came
        # Whatever it may say later is no answer to what is asked next.
        self.pgconn.finish()
        raise OperationalError(f"it said nothing for {LONGEST_SILENCE} seconds")
