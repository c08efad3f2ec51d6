"""Six scored attempts, and every chart of progress drawn of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import altair as alt
import pytest

from ccc.charts.first_drafts import first_draft_spec
from ccc.charts.forecasts import forecast_spec
from ccc.charts.levels import level_spec
from ccc.charts.revisions import revision_spec
from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from ccc.practice.forecasts import calibration
from ccc.practice.report import progress_report
from ccc.scoring import score

NOTES = (
    "Hi, let's connect.",
    "Saw your talk on Tuesday; I teach too.",
    "I have the list you asked for.",
)


@pytest.fixture(scope="module", autouse=True)
def every_chart_is_valid() -> Iterator[None]:
    """Whatever is drawn here is held against the schema of Vega-Lite, which a page does not do.

    Not for the session, or every page that is tried afterwards would be held against it too.
    """
    to_dict = alt.TopLevelMixin.to_dict

    def checked(chart: Any, validate: bool = True, **options: Any) -> dict[str, Any]:
        is_whole = "context" not in options
        return to_dict(chart, validate=is_whole or validate, **options)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(alt.TopLevelMixin, "to_dict", checked)
        yield


@pytest.fixture(scope="session")
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


Specs = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def drawn(content: Content, attempts: list[Attempt]) -> Specs:
    """The charts of the six attempts."""
    return specs(content, attempts)


def specs(content: Content, attempts: list[Attempt]) -> Specs:
    titles, rubric = {attempts[0].scenario_id: "Somebody"}, content.rubric
    report = progress_report(attempts, rubric.standard_error)
    return {
        "first drafts": first_draft_spec(report, titles, rubric),
        "revisions": revision_spec(attempts, titles, rubric),
        "levels": level_spec(attempts, titles, rubric),
        "forecast": forecast_spec(attempts, titles, calibration(attempts)),
    }


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for data in spec["datasets"].values() for row in data]
