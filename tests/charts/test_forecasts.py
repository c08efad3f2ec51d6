"""The chart of forecasts shows how far each was off."""

from __future__ import annotations

from ccc.practice.attempts import Attempt
from tests.charts.conftest import Specs, rows_of


def test_a_forecast_is_drawn_as_forecast_minus_score(attempts: list[Attempt], drawn: Specs) -> None:
    rows = [row for row in rows_of(drawn["forecast"]) if "error" in row]
    scores = [one.assessment.score or 0 for one in attempts]
    assert [row["error"] for row in rows] == [40 - score for score in scores]
