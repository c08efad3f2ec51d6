"""How often keys and codes may be guessed: by a device, from an address, and by everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LATELY = timedelta(minutes=1)
"""For how long a wrong guess counts."""


class Secret(StrEnum):
    """What may be guessed. Each has limits of its own.

    Anybody in a room can try its short numbers, and must not thereby keep its host's key out.
    """

    KEY = "key"
    NUMBER = "number"


@dataclass(frozen=True)
class WrongGuess:
    """A key or code that opened nothing; device and address are names that tell no more."""

    at: datetime
    what: Secret
    device: str
    address: str


@dataclass(frozen=True)
class Limits:
    """How many guesses may be wrong lately.

    A device is cheap to be had anew, and a whole room may share one address, so each has a limit of
    its own; `in_all` bounds them all together, and with them what is remembered.
    """

    by_device: int
    by_address: int
    in_all: int

    def wait(
        self, lately: Sequence[WrongGuess], device: str, address: str, now: datetime
    ) -> timedelta:
        """How long to wait before another guess; nothing where it may be made now."""
        moments = (
            (self.by_device, [one.at for one in lately if one.device == device]),
            (self.by_address, [one.at for one in lately if one.address == address]),
            (self.in_all, [one.at for one in lately]),
        )
        full = [sorted(at)[-most] for most, at in moments if len(at) >= most]
        # The clock of another server may be ahead.
        return min(max(full) + LATELY - now, LATELY) if full else timedelta(0)
