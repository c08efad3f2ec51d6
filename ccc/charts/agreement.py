"""How far the scorer agrees with raters, criterion by criterion, as a chart.

The figures stand beside the plot as labels of an axis, the only text that the theme colours.
"""

from __future__ import annotations

import json

import altair as alt
import pandas as pd

from ccc.charts.style import Spec, finished
from ccc.content.rubric import FIT_TO_SHOW, Rubric

BLUE, GREY = "#0072B2", "#8A8178"


def agreement_spec(rubric: Rubric) -> Spec:
    """Weighted kappa of each criterion with its 95 % interval, and the bar for showing numbers."""
    rows = [
        {
            "criterion": criterion.name,
            "kappa": kappa.value,
            "low": kappa.value if kappa.low is None else kappa.low,
            "high": kappa.value if kappa.high is None else kappa.high,
        }
        for criterion in rubric.criteria
        if (kappa := rubric.weights.criteria[criterion.id].kappa) is not None
    ]
    names = [criterion.name for criterion in rubric.criteria]
    figures = {row["criterion"]: f"{row['kappa']:.2f}" for row in rows}
    y = alt.Y("criterion:N", sort=names, title=None, axis=alt.Axis(labelLimit=200))
    beside = alt.Y(
        "criterion:N",
        sort=names,
        title=None,
        axis=alt.Axis(
            orient="right",
            domain=False,
            ticks=False,
            labelExpr=f"{json.dumps(figures)}[datum.value]",
        ),
    )
    base = alt.Chart(pd.DataFrame(rows))
    scale = alt.Scale(domain=[0, 1])
    bars = base.mark_rule(color=BLUE, strokeWidth=3).encode(
        x=alt.X("low:Q", scale=scale, title="Weighted kappa, at most 1"),
        x2="high:Q",
        y=y,
    )
    points = base.mark_point(filled=True, size=120, color=BLUE, opacity=1).encode(
        x=alt.X("kappa:Q", scale=scale), y=beside
    )
    bar = (
        alt.Chart(pd.DataFrame({"bar": [FIT_TO_SHOW]}))
        .mark_rule(color=GREY, strokeDash=[4, 4])
        .encode(x=alt.X("bar:Q", scale=scale))
    )
    chart = alt.layer(bar, bars, points).resolve_axis(y="independent")
    return finished(chart, "Agreement with raters")
