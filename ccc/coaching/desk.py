"""The lines at the top of a coach's desk: one a person at most, and none that was put away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccc.coaching.cohort import Member
from ccc.coaching.reasons import Circumstances, Reason, reasons_of
from ccc.coaching.summary import NOTHING_YET
from ccc.content.ids import DESK_REASONS, DeskReasonId
from ccc.content.rubric import Rubric
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


def reasons_in(
    members: Sequence[Member],
    now: datetime,
    rubric: Rubric,
    last_looked: Mapping[int, datetime],
    unanswered: Mapping[int, int],
) -> dict[int, tuple[Reason, ...]]:
    """The reasons to talk with each member, by id.

    By their ids too: when this coach `last_looked` at them, and how many answers of theirs to this
    coach's marks are `unanswered`; whoever is in neither was never looked at, and waits for none.
    """
    return {
        member.id: reasons_of(
            member.summary or NOTHING_YET,
            Circumstances(
                now, member.came, last_looked.get(member.id), unanswered.get(member.id, 0)
            ),
            rubric,
        )
        for member in members
    }


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
