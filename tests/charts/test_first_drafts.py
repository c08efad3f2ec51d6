"""The chart of first drafts shows the band in which nothing is called a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ccc.charts.first_drafts import first_draft_spec
from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from ccc.practice.improvement import change_band
from ccc.practice.report import progress_report
from tests.charts.conftest import rows_of


def drafts(content: Content, attempts: list[Attempt]) -> dict[str, Any]:
    report = progress_report(attempts, content.rubric.standard_error)
    return first_draft_spec(report, {}, content.rubric)


def test_the_band_of_no_change_is_drawn_around_the_first_three_from_the_third_on(
    content: Content, attempts: list[Attempt]
) -> None:
    def band(number: int) -> list[dict[str, Any]]:
        return [row for row in rows_of(drafts(content, attempts[:number])) if "low" in row]

    assert band(2) == []
    (drawn,) = band(3)
    found = change_band(attempts, content.rubric.standard_error)
    assert found is not None
    assert (drawn["low"], drawn["middle"], drawn["high"]) == (found.low, found.middle, found.high)


@pytest.mark.parametrize(
    ("apart", "below"),
    [(1, '"2": ["2", "3 Mar"]'), (365, '"2": ["2", "2 Mar", "2027"]')],
)
def test_each_number_has_its_day_below_and_the_year_where_there_are_several(
    content: Content, attempts: list[Attempt], apart: int, below: str
) -> None:
    dated = [
        replace(one, at=one.at + number * timedelta(days=apart))
        for number, one in enumerate(attempts)
    ]
    assert below in str(drafts(content, dated))
