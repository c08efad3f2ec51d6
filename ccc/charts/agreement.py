"""How far the scorer agrees with raters, criterion by criterion, as a chart.

With an encoder the rules alone stand beside it, hollow and square. The figures stand beside the
plot as labels of an axis, the only text that the theme colours.
"""

from __future__ import annotations

import json
from typing import Any

import altair as alt
import pandas as pd

from ccc.charts.style import BLUE, GREY, VERMILION, Spec, finished, told_apart
from ccc.content.rubric import FIT_TO_SHOW, Rubric

BOTH, RULES = "model and rules", "rules alone"

_LOOKS = {BOTH: ("circle", BLUE, BLUE), RULES: ("square", VERMILION, "transparent")}
"""Full blue circles for both together, hollow vermilion squares for the rules alone."""

FIGURE_ROOM = 44
"""Pixels for a figure, half as many again as it needs: it is measured before its font is there."""


def agreement_spec(rubric: Rubric) -> Spec:
    """Agreement on each criterion with its 95 % interval, and the bar for showing numbers."""
    rows = [
        {
            "criterion": criterion.name,
            "kappa": kappa.value,
            "low": kappa.value if kappa.low is None else kappa.low,
            "high": kappa.value if kappa.high is None else kappa.high,
            "by": BOTH,
        }
        for criterion in rubric.criteria
        if (kappa := rubric.kappa(criterion.id)) is not None
    ]
    names = [criterion.name for criterion in rubric.criteria]
    figures = {row["criterion"]: f"{row['kappa']:.2f}" for row in rows}
    y = alt.Y(
        "criterion:N", sort=names, title=None, axis=alt.Axis(labelLimit=200, labelFlush=False)
    )
    beside = alt.Y(
        "criterion:N",
        sort=names,
        title=None,
        axis=alt.Axis(
            orient="right",
            domain=False,
            ticks=False,
            labelFlush=False,
            minExtent=FIGURE_ROOM,
            labelExpr=f"{json.dumps(figures)}[datum.value]",
        ),
    )
    base = alt.Chart(pd.DataFrame(rows))
    scale = alt.Scale(domain=[0, 1])
    title = "Weighted kappa, at most 1" if rubric.encoder is None else "Agreement, at most 1"
    bars = base.mark_rule(color=BLUE, strokeWidth=3).encode(
        x=alt.X("low:Q", scale=scale, title=title),
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
    layers = [bar, bars, points]
    if rubric.encoder is not None:
        looks = told_apart("by", _LOOKS, alt.Legend(orient="bottom", columns=1))
        layers = [
            *(bar, bars, points.encode(**looks)),
            _rules_alone(rubric, names).encode(**looks),
        ]
    # Words are drawn a little wider than they are measured, and would be cut at the edge.
    room = {"left": 4, "top": 0, "right": 8, "bottom": 20}
    chart = alt.layer(*layers).resolve_axis(y="independent").properties(padding=room)
    return finished(chart, "Agreement with raters")


def _rules_alone(rubric: Rubric, names: list[str]) -> Any:
    """What the rules reach by themselves on the same notes, where that was measured."""
    assert rubric.encoder is not None
    found = rubric.encoder.card.measured.rules
    rows = [
        {"criterion": criterion.name, "kappa": kappa, "by": RULES}
        for criterion in rubric.criteria
        if (kappa := found.get(criterion.id)) is not None
    ]
    return (
        alt.Chart(pd.DataFrame(rows, columns=["criterion", "kappa", "by"]))
        .mark_point(size=110, strokeWidth=2, opacity=1)
        .encode(
            x=alt.X("kappa:Q", scale=alt.Scale(domain=[0, 1])),
            y=alt.Y("criterion:N", sort=names, axis=None),
        )
    )
