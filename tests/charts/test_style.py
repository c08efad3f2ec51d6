"""Charts carry titles with units, every point, and no way to an online editor."""

from __future__ import annotations

import json
from dataclasses import replace

import altair as alt
import pytest
from altair.utils.schemapi import SchemaValidationError

from ccc.charts import style as charts
from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from tests.charts.conftest import Specs, rows_of, specs


@pytest.mark.parametrize("number", [1, 2, 200])
def test_every_chart_can_be_drawn_with_any_number_of_attempts(
    content: Content, attempts: list[Attempt], number: int
) -> None:
    many = [
        replace(attempts[nth % len(attempts)], id=nth, nth=nth % 7 + 1) for nth in range(number)
    ]
    for spec in specs(content, many).values():
        drawn = {row["attempt"] for row in rows_of(spec) if "attempt" in row}
        assert drawn == set(range(number))


def test_every_point_carries_the_attempt_it_stands_for_and_can_be_picked(
    attempts: list[Attempt], drawn: Specs
) -> None:
    for spec in drawn.values():
        points = {row["attempt"] for row in rows_of(spec) if "attempt" in row}
        assert points == {one.id for one in attempts}
        (picked,) = [param for param in spec["params"] if param["name"] == charts.PICK]
        assert picked["select"]["fields"] == ["attempt"]


def test_scores_are_drawn_on_the_whole_scale_with_their_unit(drawn: Specs) -> None:
    for name in ("first drafts", "revisions"):
        text = json.dumps(drawn[name])
        assert '"title": "Score, points of 100"' in text
        assert '"domain": [0, 100]' in text
    text = json.dumps(drawn["forecast"])
    assert '"title": "Forecast minus score, points"' in text
    assert '"domain": [-100, 100]' in text


def test_first_drafts_and_revisions_differ_in_shape_and_filling_not_in_colour_alone(
    drawn: Specs,
) -> None:
    for encoding in (
        drawn["levels"]["vconcat"][0]["encoding"],
        drawn["forecast"]["layer"][-1]["encoding"],
    ):
        assert encoding["shape"]["scale"]["range"] == ["circle", "square"]
        assert encoding["fill"]["scale"]["range"][1] == "transparent"


def test_no_chart_offers_an_online_editor(drawn: Specs) -> None:
    for spec in drawn.values():
        assert spec["usermeta"]["embedOptions"]["actions"]["editor"] is False


def test_the_names_of_the_bands_stand_where_fewer_points_lie_on_them() -> None:
    starts = (40, 70, 85)
    assert charts.clearer_side([87], 6, starts) == "right"
    assert charts.clearer_side([60], 6, starts) == "left"
    assert charts.clearer_side([60, 60, 60, 60, 60, 87], 6, starts) == "left"
    assert charts.clearer_side([], 6, starts) == "left"


def test_a_chart_that_vega_lite_would_not_draw_is_noticed_here() -> None:
    chart = alt.layer(alt.Chart("data.csv").mark_point())
    assert charts.finished(chart, "A point")["title"] == "A point"
    chart.width = "as wide as it likes"
    with pytest.raises(SchemaValidationError):
        charts.finished(chart, "A point")
