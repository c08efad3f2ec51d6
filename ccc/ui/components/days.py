"""Days are the reader's own: what is late on Monday in Lima is Tuesday to a server in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

from ccc.practice.attempts import Attempt
from ccc.ui.resources import now

_FARTHEST = 24 * 60
"""Minutes; a clock is less than a day from UTC."""


def here(moment: datetime) -> datetime:
    """The same moment by the reader's clock, as their browser tells; else by UTC."""
    return moment.astimezone(_zone())


def today() -> date:
    """The day it is for the reader."""
    return here(now()).date()


def day(moment: datetime) -> str:
    """The reader's day of a moment, in words: 2 Mar 2026."""
    local = here(moment)
    return f"{local.day} {local:%b %Y}"


def day_and_time(moment: datetime) -> str:
    """The same with the time of day: 2 Mar 2026, 17:30."""
    return f"{day(moment)}, {here(moment):%H:%M}"


def dated_here(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """The same attempts, whose moments show the reader's days wherever they are written out."""
    return tuple(replace(attempt, at=here(attempt.at)) for attempt in attempts)


def _zone() -> tzinfo:
    """The reader's time zone: by its name, or by its distance from UTC where we know no such."""
    name, minutes = st.context.timezone, st.context.timezone_offset
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):
        west = minutes if minutes is not None and abs(minutes) < _FARTHEST else 0
        return timezone(-timedelta(minutes=west))
