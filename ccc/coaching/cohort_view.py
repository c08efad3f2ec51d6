"""The people of a cohort side by side: who they are in its charts, and which weeks these show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccc.coaching.summary import PersonSummary

WEEKS_SHOWN = 12
"""So many weeks are told apart at a glance, this one included."""

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class CohortRow:
    """Somebody of a cohort: `name` tells them from all others of it.

    `by_week` are their notes in each of the weeks that are shown.
    """

    id: int
    name: str
    summary: PersonSummary
    by_week: tuple[int, ...] = ()


def weeks_since(began: datetime, now: datetime) -> tuple[datetime, ...]:
    """When each of the latest weeks began, from the cohort's first one on: Mondays, where `now` is.

    They are at most WEEKS_SHOWN, this one included, the oldest first.
    """
    this, first = _monday(now), _monday(began.astimezone(now.tzinfo))
    weeks = max(0, round((this - first) / _WEEK)) + 1
    return tuple(this - _WEEK * back for back in reversed(range(min(weeks, WEEKS_SHOWN))))


def _monday(moment: datetime) -> datetime:
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=moment.weekday())


def too_early(people: Sequence[CohortRow]) -> int:
    """Of how many people nothing can be said yet, since they wrote to so few new people."""
    return sum(person.summary.verdict == "too_early" for person in people)
