"""How much time a step still has."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

import streamlit as st

from ccc.ui.resources import now
from ccc.workshop.course import time_left

STEP_OF_SECONDS = 10
"""On the screen time goes in steps of so many seconds: it must not hurry anybody."""


def show_time_left(ends: datetime | None) -> None:
    """The time left, in words; nothing where the step has none."""
    left = time_left(ends, now())
    if left is not None:
        st.markdown(time_in_words(left))


def time_in_words(left: timedelta) -> str:
    """Time left in minutes and tens of seconds, rounded up."""
    seconds = ceil(left.total_seconds() / STEP_OF_SECONDS) * STEP_OF_SECONDS
    if seconds == 0:
        return "Time is up."
    return f"{seconds // 60}:{seconds % 60:02d} left"
