"""A log for what any stranger can cause: a line a minute of each kind, however often it happens."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock

A_MINUTE = 60.0

_KINDS_KEPT = 200
"""Messages of which it is known when they were last told; of more, those of long ago go."""


class OnceAMinute(logging.Filter):
    """Lets one record of each message through in a minute; the next tells how many were held back.

    Records count as alike by their message before its arguments are put in.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        super().__init__()
        self._clock = clock
        self._lock = Lock()
        self._told: dict[str, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this record is to be written."""
        now = self._clock()
        with self._lock:
            last, held_back = self._told.get(record.msg, (now - A_MINUTE, 0))
            if now - last < A_MINUTE:
                self._told[record.msg] = (last, held_back + 1)
                return False
            self._told.pop(record.msg, None)
            self._told[record.msg] = (now, 0)
            if len(self._told) > _KINDS_KEPT:
                del self._told[next(iter(self._told))]
        if held_back:
            record.msg = f"{record.getMessage()} ({held_back} more since the last such line)"
            record.args = None
        return True


log = logging.getLogger("ccc.strangers")
log.addFilter(OnceAMinute())
