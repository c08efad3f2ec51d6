"""Which weeks the charts of a cohort show, and of how many people nothing can be said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ccc.coaching.cohort_view import WEEKS_SHOWN, too_early, weeks_since
from tests.cohorts import cohort_row

THURSDAY = datetime(2026, 3, 5, 17, 30, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def test_weeks_begin_on_a_monday_at_midnight_from_the_cohorts_first_one_to_this_one() -> None:
    began = datetime(2026, 2, 22, 20, 0, tzinfo=UTC)  # a Sunday
    assert weeks_since(began, THURSDAY) == (
        datetime(2026, 2, 16, tzinfo=UTC),
        datetime(2026, 2, 23, tzinfo=UTC),
        datetime(2026, 3, 2, tzinfo=UTC),
    )


def test_of_a_long_time_the_latest_weeks_are_shown() -> None:
    weeks = weeks_since(THURSDAY - 100 * WEEK, THURSDAY)
    assert len(weeks) == WEEKS_SHOWN
    assert weeks[-1] == datetime(2026, 3, 2, tzinfo=UTC)


def test_a_monday_is_where_its_reader_is() -> None:
    lima = timezone(timedelta(hours=-5))
    late = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)  # a Monday, and a Sunday in Lima
    (week,) = weeks_since(late, late.astimezone(lima))
    assert week == datetime(2026, 3, 2, tzinfo=lima)


@given(st.integers(-100, 5000), st.integers(0, 167))
def test_the_weeks_follow_each_other_and_the_last_holds_now(days: int, hours: int) -> None:
    now = THURSDAY + timedelta(hours=hours)
    weeks = weeks_since(now - timedelta(days=days), now)
    assert 1 <= len(weeks) <= WEEKS_SHOWN
    assert all(later - earlier == WEEK for earlier, later in pairwise(weeks))
    assert weeks[-1] <= now < weeks[-1] + WEEK


def test_it_is_too_early_for_whoever_wrote_to_few_new_people() -> None:
    people = [
        cohort_row(1),
        cohort_row(2, verdict="no_change", first=50, last=55),
        cohort_row(3, verdict="lower", first=80, last=20),
    ]
    assert too_early(people) == 1
    assert too_early([]) == 0
