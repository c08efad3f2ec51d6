"""Who may do what: the one place that says it. Storage asks it in every statement for a host.

| may | participant | facilitator | coach | owner |
|---|---|---|---|---|
| lead, remove, let in again, hand on, close | – | workshops they hold | the same | the same |
| read the notes of its rounds, with names | own | workshops they hold | the same | the same |
| read anything else of a participant | own | – | who said yes, in workshops they hold | also who \
said yes outside any workshop |
| give and end keys, give a workshop another holder | – | – | – | all |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a host's key is for; each may do all that the ones before may."""

    FACILITATOR = "facilitator"
    COACH = "coach"
    OWNER = "owner"


LONGEST_NAME = 40
"""Most characters of a host's name."""


@dataclass(frozen=True)
class Host:
    """Somebody with a key of their own: whoever leads workshops, coaches, or owns the server.

    `ended` is when the key was ended, None while it opens.
    """

    id: int
    name: str
    role: Role
    since: datetime
    ended: datetime | None = None

    @property
    def reads_who_said_yes(self) -> bool:
        """Whether they read more than rounds of those who said yes in workshops they hold."""
        return self.role in {Role.COACH, Role.OWNER}

    @property
    def is_owner(self) -> bool:
        """Whether they give and end keys, and read who said yes outside any workshop."""
        return self.role is Role.OWNER


@dataclass(frozen=True)
class KnownDevice:
    """A device on which somebody is known, by a name that is no secret, and since when.

    `is_here` says whether it is the one that asks.
    """

    name: str
    since: datetime
    is_here: bool


@dataclass(frozen=True)
class JoinedWorkshop:
    """A workshop that a participant joined, and whether they let its coaches read all of theirs."""

    id: int
    title: str
    at: datetime
    coach_may: bool


@dataclass(frozen=True)
class Look:
    """That a host looked at a participant's notes: the host's name and role, and when."""

    name: str
    role: Role
    at: datetime


REFUSED = "There is nothing here that your key opens."
"""Said whether the thing exists or not, so that a refusal tells nothing."""
