"""The chart of first drafts to new people, with their days and the band of no change."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from ccc.charts.style import (
    BLUE,
    VERMILION,
    Spec,
    Titles,
    attempts_frame,
    counted_axis,
    finished,
    pickable,
    point_size,
    score_axis,
    score_bands,
    shaded,
    tooltip,
)
from ccc.content.rubric import Rubric
from ccc.practice.report import ProgressReport


def first_draft_spec(report: ProgressReport, titles: Titles, rubric: Rubric) -> Spec:
    """Score (0–100) of each first draft that is compared, with the band of no change."""
    drafts, band, last_mean = report.compared, report.band, report.verdict.last_mean
    frame = attempts_frame(drafts, titles)
    last = max(6, len(drafts))
    moments = [draft.at for draft in drafts]
    x = counted_axis("order:Q", "First draft, in the order written", last, moments)
    layers: list[Any] = [score_bands(rubric, [*frame["score"]], last)]
    if band is not None:
        layers.append(shaded(band.low, band.high, band.middle))
    line = alt.Chart(frame).mark_line(color=BLUE, opacity=0.5).encode(x=x, y=score_axis(axis=None))
    layers.append(line)
    if last_mean is not None:
        layers.append(_last_mean(last_mean, len(drafts)))
    points = pickable(
        alt.Chart(frame).mark_point(filled=True, size=point_size(len(drafts)), color=BLUE)
    ).encode(x=x, y=score_axis(), tooltip=tooltip())
    return finished(
        alt.layer(*layers, points).resolve_axis(y="independent"), "Score of each first draft"
    )


def _last_mean(mean: float, drafts: int) -> Any:
    """A thick line over the last three first drafts, at their mean."""
    frame = pd.DataFrame({"from": [drafts - 2.3], "to": [drafts + 0.3], "mean": [mean]})
    return (
        alt.Chart(frame)
        .mark_rule(color=VERMILION, strokeWidth=4)
        .encode(x="from:Q", x2="to:Q", y=alt.Y("mean:Q", axis=None))
    )
