"""The chart of first drafts shows the band in which nothing is called a change."""

from __future__ import annotations

from typing import Any

from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from ccc.practice.improvement import change_band
from tests.charts.conftest import rows_of, specs


def test_the_band_of_no_change_is_drawn_around_the_first_three_from_the_third_on(
    content: Content, attempts: list[Attempt]
) -> None:
    def band(number: int) -> list[dict[str, Any]]:
        return [
            row
            for row in rows_of(specs(content, attempts[:number])["first drafts"])
            if "low" in row
        ]

    assert band(2) == []
    (drawn,) = band(3)
    found = change_band(attempts, content.rubric.standard_error)
    assert found is not None
    assert (drawn["low"], drawn["middle"], drawn["high"]) == (found.low, found.middle, found.high)
