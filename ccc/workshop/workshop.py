"""A workshop: what it is, where it stands, who joined it, and the number by which one joins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import randbelow
from string import digits
from typing import Any

KEPT_FOR = timedelta(days=90)
"""How long a workshop's joinings, answers and rounds are kept, unless its host says otherwise."""

CODES = range(1000, 10_000)
"""The numbers by which one joins."""

LINGERS_FOR = timedelta(hours=12)
"""How long phones still show a workshop that is over."""

HERE_FOR = timedelta(minutes=5)
"""Whose phone was not seen for so long has gone; one that sleeps is seen again as it wakes."""

DIGITS_LAST = timedelta(minutes=5)
"""How long the digits of a phone that asks to lead are good for."""

GUEST = "Guest"
"""The nickname of whoever gives none; their number is added as they join."""

OF_THE_ROOM = "room"
"""The question that the whole room is asked in a step."""

NOT_NOW = "The room has gone on, so this is not counted any more."

OVER = "This one is over; what you wrote is yours."


@dataclass(frozen=True)
class Place:
    """Where a workshop stands: a step of its plan and a part of that step, both from 0.

    Step 0 is the lobby; the plan's first step is step 1.
    """

    step: int = 0
    part: int = 0


@dataclass(frozen=True)
class Move:
    """A way from the place that its host saw to another, at some moment.

    Where it leads to another step, `ends` is when that step's time is over, and `writes` whether
    the room writes in it.
    """

    seen: Place
    to: Place
    at: datetime
    ends: datetime | None = None
    writes: bool = False


@dataclass(frozen=True)
class Workshop:
    """A workshop as it stands.

    `plan` is the copy that was made as it began. `shown` is the number of whoever's note is on the
    screen, and `hidden` whether the screen shows nothing of the step. `moved` grows with every
    change that others must see. `ends` is when the step's time is over, None where it has none.
    """

    id: int
    title: str
    plan: dict[str, Any]
    code: str
    place: Place
    hidden: bool
    shown: int | None
    moved: int
    began: datetime
    ends: datetime | None
    closed: datetime | None
    keep_until: datetime

    @property
    def is_open(self) -> bool:
        """Whether people may join, and it goes on."""
        return self.closed is None


@dataclass(frozen=True)
class Seat:
    """A participant in a workshop: the number they were given, and what they allow.

    `coach_may` is whether a coach may read their notes and progress afterwards.
    """

    workshop_id: int
    person_id: int
    number: int
    at: datetime
    coach_may: bool
    removed: bool


@dataclass(frozen=True)
class Joined:
    """Somebody who joined, as a host of the workshop sees them.

    `notes` are those since it began, and `here` is whether they are in the room now.
    """

    seat: Seat
    nickname: str
    notes: int
    here: bool


@dataclass(frozen=True)
class Held:
    """A workshop in a host's list, with how many joined it."""

    workshop: Workshop
    people: int


@dataclass(frozen=True)
class Pulse:
    """What pages of a workshop ask after, again and again.

    `moved` grows with what everybody must see, `people` are those in the room now, and `sent` is
    how many have sent a note in the step that is on.
    """

    moved: int
    people: int
    sent: int

    def counts_as(self, before: Pulse | None) -> bool:
        """Whether as many people are in the room as before, and as many have sent a note."""
        return before is not None and (self.people, self.sent) == (before.people, before.sent)


class NoCodeLeftError(ValueError):
    """So many workshops are open that no number is left that a slip would not mistake."""


def new_code(taken: Collection[str], choose: Callable[[Sequence[int]], int]) -> str:
    """A number to join, which differs from each of `taken` in two digits or more.

    So a slip of one digit lands nowhere. Raises NoCodeLeftError where there is none.
    """
    alike = {slip for code in taken for slip in _slips(code)}
    free = [code for code in CODES if str(code) not in alike]
    if not free:
        raise NoCodeLeftError
    return str(choose(free))


def _slips(code: str) -> Iterator[str]:
    """The number, and what it becomes by one wrong digit."""
    for place in range(len(code)):
        for digit in digits:
            yield code[:place] + digit + code[place + 1 :]


def typed_code(text: str) -> str | None:
    """The number somebody typed, however it is spaced; None where it cannot be one."""
    plain = "".join(str(int(one)) for one in text if one.isdecimal())
    return plain if len(plain) == len(str(CODES.start)) and int(plain) in CODES else None


def new_digits() -> str:
    """Six random digits, which a phone shows that asks to lead."""
    return f"{randbelow(10**6):06d}"
