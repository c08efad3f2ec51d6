"""Charts carry titles with units, every point, and no way to an online editor."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from ccc.charts import progress as charts
from ccc.content.load import Content
from ccc.content.models import CRITERIA
from ccc.practice import Attempt, verdict
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
    titles = {attempts[0].scenario_id: "Somebody"}
    found = verdict(attempts, content.rubric.weights.standard_error)
    return {
        "first drafts": charts.first_draft_spec(attempts, titles, content.rubric, found),
        "revisions": charts.revision_spec(attempts, titles, content.rubric),
        "levels": charts.level_spec(attempts, titles, content.rubric),
        "forecast": charts.forecast_spec(attempts, titles),
    }


def test_every_chart_can_be_drawn_with_one_attempt(
    content: Content, attempts: list[Attempt]
) -> None:
    assert len(specs(content, attempts[:1])) == 4


def test_every_point_carries_the_attempt_it_stands_for(
    content: Content, attempts: list[Attempt]
) -> None:
    for spec in specs(content, attempts).values():
        rows = [row for data in spec["datasets"].values() for row in data]
        assert {row["attempt"] for row in rows if "attempt" in row} == {one.id for one in attempts}
        assert any(param["name"] == charts.PICK for param in spec["params"])


def test_scores_are_drawn_on_the_whole_scale_with_their_unit(
    content: Content, attempts: list[Attempt]
) -> None:
    for name, spec in specs(content, attempts).items():
        if name != "levels":
            text = json.dumps(spec)
            assert '"title": "Score, points of 100"' in text
            assert '"domain": [0, 100]' in text


def test_levels_are_written_in_their_cells_for_every_criterion(
    content: Content, attempts: list[Attempt]
) -> None:
    spec = specs(content, attempts)["levels"]
    rows = next(iter(spec["datasets"].values()))
    assert len(rows) == len(attempts) * len(CRITERIA)
    assert any(layer["mark"]["type"] == "text" for layer in spec["layer"])


def test_no_chart_offers_an_online_editor(content: Content, attempts: list[Attempt]) -> None:
    for spec in specs(content, attempts).values():
        assert spec["usermeta"]["embedOptions"]["actions"]["editor"] is False
