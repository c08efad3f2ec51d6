"""The lines at the top of a coach's desk: one a person at most, and none that was put away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccc.coaching.reasons import Reason
from ccc.content.ids import DESK_REASONS, DeskReasonId
from ccc.practice.numbers import in_words

SEEN_FOR = timedelta(weeks=2)
"""So long a line stays away that a coach has seen."""


@dataclass(frozen=True)
class Seen:
    """A line that a coach put away: its reason and figure then, and until when it stays away."""

    kind: DeskReasonId
    figure: int
    until: datetime

    def covers(self, reason: Reason, now: datetime) -> bool:
        """Whether a reason is still the one that was put away, and is not due again."""
        return (self.kind, self.figure) == (reason.kind, reason.figure) and now < self.until


def put_away(reason: Reason, now: datetime) -> Seen:
    """The line with this reason, put away from now on."""
    return Seen(reason.kind, reason.figure, now + SEEN_FOR)


@dataclass(frozen=True)
class DeskLine:
    """The one line of a person: the first of their reasons, and the others behind it."""

    person_id: int
    reason: Reason
    others: tuple[Reason, ...] = ()

    @property
    def more(self) -> str:
        """How many more reasons there are, as "and two more"; empty where there are none."""
        return f"and {in_words(len(self.others))} more" if self.others else ""


def desk_lines(
    reasons: Mapping[int, Sequence[Reason]], seen: Mapping[int, Seen], now: datetime
) -> tuple[DeskLine, ...]:
    """One line for each person, by id, who has a reason and whose line is not put away.

    In the order of DESK_REASONS; people with one reason stay in the order in which they are given.
    """
    lines = [
        DeskLine(person_id, found[0], tuple(found[1:]))
        for person_id, found in reasons.items()
        if found
    ]
    open_ = [
        line
        for line in lines
        if line.person_id not in seen or not seen[line.person_id].covers(line.reason, now)
    ]
    return tuple(sorted(open_, key=lambda line: DESK_REASONS.index(line.reason.kind)))
