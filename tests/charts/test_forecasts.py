"""The chart of forecasts shows how far each was off."""

from __future__ import annotations

from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from tests.charts.conftest import rows_of, specs


def test_a_forecast_is_drawn_as_forecast_minus_score(
    content: Content, attempts: list[Attempt]
) -> None:
    drawn = [row for row in rows_of(specs(content, attempts)["forecast"]) if "error" in row]
    scores = [one.assessment.score or 0 for one in attempts]
    assert [row["error"] for row in drawn] == [40 - score for score in scores]
