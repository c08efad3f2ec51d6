"""Which attempts are looked at, and in which weeks there were any."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.practice.attempts import Attempt
from ccc.practice.filters import Filter, active_weeks, kept_by
from tests.attempts import attempt
from tests.conftest import NOON


def written_days_ago(*days: int) -> list[Attempt]:
    return [attempt(f"p{day}", 1, 50, at=NOON - timedelta(days=day)) for day in days]


@pytest.mark.parametrize(
    ("days", "active", "of"),
    [
        ((0,), 1, 1),
        ((6, 0), 1, 1),
        ((20, 0), 2, 3),
        ((50, 49, 8, 0), 2, 6),
        ((60,), 0, 6),
    ],
)
def test_weeks_with_a_note_are_counted_among_at_most_the_last_six(
    days: tuple[int, ...], active: int, of: int
) -> None:
    found = active_weeks([NOON - timedelta(days=day) for day in days], NOON)
    assert (found.active, found.of) == (active, of)


def test_a_note_from_a_clock_ahead_of_ours_counts_for_this_week() -> None:
    assert active_weeks([NOON + timedelta(days=3)], NOON).active == 1


def test_a_filter_keeps_first_drafts_or_revisions_apart() -> None:
    written = [attempt("ann", 1, 40), attempt("ann", 2, 90)]
    assert kept_by(Filter(kind="first"), written, NOON) == (written[0],)
    assert kept_by(Filter(kind="revision"), written, NOON) == (written[1],)


def test_a_filter_keeps_own_people_or_given_ones() -> None:
    written = [attempt("ann", 1, 40), attempt("own:12", 1, 90)]
    assert kept_by(Filter(whom="given"), written, NOON) == (written[0],)
    assert kept_by(Filter(whom="own"), written, NOON) == (written[1],)


def test_this_sitting_reaches_back_until_a_pause_of_more_than_an_hour() -> None:
    minutes = (200, 100, 50, 5)
    written = [attempt(f"p{m}", 1, 50, at=NOON - timedelta(minutes=m)) for m in minutes]
    assert kept_by(Filter(span="sitting"), written, NOON) == tuple(written[1:])


def test_after_a_long_pause_there_is_nothing_of_this_sitting() -> None:
    assert kept_by(Filter(span="sitting"), written_days_ago(1), NOON) == ()


def test_the_last_thirty_days_leave_older_notes_out() -> None:
    written = written_days_ago(31, 29)
    assert kept_by(Filter(span="month"), written, NOON) == (written[1],)


@given(st.lists(st.integers(0, 90), max_size=10))
def test_no_filter_keeps_everything(days: list[int]) -> None:
    written = written_days_ago(*days)
    assert kept_by(Filter(), written, NOON) == tuple(written)
