"""Which attempts are looked at, and in which weeks there was practice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ccc.content.ids import own_id
from ccc.practice.attempts import Attempt, sitting_began

WEEKS_LOOKED_AT = 6

AWAY = timedelta(weeks=2)
"""After this long without practice a return is suggested."""


@dataclass(frozen=True)
class ActiveWeeks:
    """In how many of the last `of` spans of seven days there was practice; never a streak."""

    active: int
    of: int


def active_weeks(moments: Iterable[datetime], now: datetime) -> ActiveWeeks:
    """The active weeks among the last ones, or among those since the first moment if fewer."""
    ages = [max(0, (now - moment).days // 7) for moment in moments]
    of = min(WEEKS_LOOKED_AT, max(ages, default=0) + 1)
    return ActiveWeeks(len({age for age in ages if age < of}), of)


Kind = Literal["all", "first", "revision"]


Span = Literal["all", "month", "sitting"]


Whom = Literal["all", "given", "own"]


@dataclass(frozen=True)
class Filter:
    """Which attempts are looked at; the headline is never filtered."""

    kind: Kind = "all"
    span: Span = "all"
    whom: Whom = "all"


def kept_by(wanted: Filter, attempts: Sequence[Attempt], now: datetime) -> tuple[Attempt, ...]:
    """The attempts the filter lets through, in the order they were written."""
    since = _since(wanted.span, attempts, now)
    return tuple(
        attempt
        for attempt in attempts
        if (wanted.kind == "all" or (wanted.kind == "first") == (attempt.nth == 1))
        and (wanted.whom == "all" or (wanted.whom == "own") == is_to_own_person(attempt))
        and (since is None or attempt.at >= since)
    )


def is_to_own_person(attempt: Attempt) -> bool:
    """Whether the note went to somebody of the participant's own."""
    return own_id(attempt.scenario_id) is not None


def _since(span: Span, attempts: Sequence[Attempt], now: datetime) -> datetime | None:
    """When the span began: 30 days ago, or where the sitting that lasts until now began."""
    if span == "all":
        return None
    if span == "month":
        return now - timedelta(days=30)
    return sitting_began((attempt.at for attempt in attempts), now)
