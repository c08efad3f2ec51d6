"""How often keys and codes may be guessed: by a device, from an address, and by everybody."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True)
class _Guess:
    at: float
    device: str
    address: str


class Guesses:
    """Counts guesses that were not right, in the last `per` seconds; safe to use from many threads.

    A device is cheap to be had anew, and a whole room may share one address, so each has a limit of
    its own; `by_process` bounds them all together, and with them what is remembered here.
    """

    def __init__(self, *, by_device: int, by_address: int, by_process: int, per: float) -> None:
        """Allow so many wrong guesses in `per` seconds."""
        self._by_device = by_device
        self._by_address = by_address
        self._by_process = by_process
        self._per = per
        self._lately: deque[_Guess] = deque()
        self._lock = Lock()

    def begin(self, device: str, address: str, now: float) -> float:
        """Seconds to wait before a guess; 0 where it may be made now, and is counted as wrong.

        It counts beforehand, so that guesses made at the same moment are not all let through.
        `now` is in seconds, by a clock that is never set back.
        """
        with self._lock:
            while self._lately and self._lately[0].at <= now - self._per:
                self._lately.popleft()
            limits = (
                (self._by_device, [one for one in self._lately if one.device == device]),
                (self._by_address, [one for one in self._lately if one.address == address]),
                (self._by_process, [*self._lately]),
            )
            full = [counted[-most].at for most, counted in limits if len(counted) >= most]
            if full:
                return max(full) + self._per - now
            self._lately.append(_Guess(now, device, address))
            return 0.0

    def right(self, device: str) -> None:
        """The latest guess of this device was right, and does not count."""
        with self._lock:
            for guess in reversed(self._lately):
                if guess.device == device:
                    self._lately.remove(guess)
                    return
