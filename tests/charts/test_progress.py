"""Charts carry titles with units, every point, and no way to an online editor."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from ccc.charts import style as charts
from ccc.charts.first_drafts import first_draft_spec
from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from ccc.practice.forecasts import calibration
from ccc.practice.improvement import change_band
from ccc.practice.report import progress_report
from ccc.scoring import score

NOTES = (
    "Hi, let's connect.",
    "Saw your talk on Tuesday; I teach too.",
    "I have the list you asked for.",
)


@pytest.fixture
def attempts(content: Content) -> list[Attempt]:
    scenario = content.scenarios[0]
    return [
        Attempt(
            id=100 + number,
            person_id=1,
            scenario_id=scenario.id,
            nth=1,
            unseen=True,
            note=note,
            forecast=40,
            assessment=score(
                note,
                sender=scenario.sender,
                recipient=scenario.recipient,
                rubric=content.rubric,
            ),
            at=datetime(2026, 3, 2, tzinfo=UTC),
        )
        for number, note in enumerate(NOTES * 2)
    ]


def specs(content: Content, attempts: list[Attempt]) -> dict[str, dict[str, Any]]:
    titles, rubric = {attempts[0].scenario_id: "Somebody"}, content.rubric
    report = progress_report(attempts, rubric.weights.standard_error)
    return {
        "first drafts": first_draft_spec(report, titles, rubric),
        "revisions": charts.revision_spec(attempts, titles, rubric),
        "levels": charts.level_spec(attempts, titles, rubric),
        "forecast": charts.forecast_spec(attempts, titles, calibration(attempts)),
    }


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for data in spec["datasets"].values() for row in data]


@pytest.mark.parametrize("number", [1, 2, 5, 200])
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
    content: Content, attempts: list[Attempt]
) -> None:
    for spec in specs(content, attempts).values():
        drawn = {row["attempt"] for row in rows_of(spec) if "attempt" in row}
        assert drawn == {one.id for one in attempts}
        (picked,) = [param for param in spec["params"] if param["name"] == charts.PICK]
        assert picked["select"]["fields"] == ["attempt"]


def test_every_row_of_the_levels_can_be_picked_from(
    content: Content, attempts: list[Attempt]
) -> None:
    spec = specs(content, attempts)["levels"]
    (picked,) = spec["params"]
    assert picked["views"] == [row["name"] for row in spec["vconcat"]] == list(CRITERIA)


def test_scores_are_drawn_on_the_whole_scale_with_their_unit(
    content: Content, attempts: list[Attempt]
) -> None:
    drawn = specs(content, attempts)
    for name in ("first drafts", "revisions"):
        text = json.dumps(drawn[name])
        assert '"title": "Score, points of 100"' in text
        assert '"domain": [0, 100]' in text
    text = json.dumps(drawn["forecast"])
    assert '"title": "Forecast minus score, points"' in text
    assert '"domain": [-100, 100]' in text


def test_each_criterion_has_a_row_with_the_names_of_its_levels(
    content: Content, attempts: list[Attempt]
) -> None:
    rows = specs(content, attempts)["levels"]["vconcat"]
    assert [row["title"]["text"] for row in rows] == [one.name for one in content.rubric.criteria]
    for row, criterion in zip(rows, content.rubric.criteria, strict=True):
        words = row["encoding"]["y"]["axis"]["labelExpr"]
        assert all(level.name in words for level in criterion.levels)


def test_first_drafts_and_revisions_differ_in_shape_and_filling_not_in_colour_alone(
    content: Content, attempts: list[Attempt]
) -> None:
    drawn = specs(content, attempts)
    for encoding in (
        drawn["levels"]["vconcat"][0]["encoding"],
        drawn["forecast"]["layer"][-1]["encoding"],
    ):
        assert encoding["shape"]["scale"]["range"] == ["circle", "square"]
        assert encoding["fill"]["scale"]["range"][1] == "transparent"


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
    found = change_band(attempts, content.rubric.weights.standard_error)
    assert found is not None
    assert (drawn["low"], drawn["middle"], drawn["high"]) == (found.low, found.middle, found.high)


def test_a_forecast_is_drawn_as_forecast_minus_score(
    content: Content, attempts: list[Attempt]
) -> None:
    drawn = [row for row in rows_of(specs(content, attempts)["forecast"]) if "error" in row]
    scores = [one.assessment.score or 0 for one in attempts]
    assert [row["error"] for row in drawn] == [40 - score for score in scores]


def test_no_chart_offers_an_online_editor(content: Content, attempts: list[Attempt]) -> None:
    for spec in specs(content, attempts).values():
        assert spec["usermeta"]["embedOptions"]["actions"]["editor"] is False


def test_the_names_of_the_bands_stand_where_fewer_points_lie_on_them() -> None:
    starts = (40, 70, 85)
    assert charts.clearer_side([87], 6, starts) == "right"
    assert charts.clearer_side([60], 6, starts) == "left"
    assert charts.clearer_side([60, 60, 60, 60, 60, 87], 6, starts) == "left"
    assert charts.clearer_side([], 6, starts) == "left"
