"""The charts of one person's progress; every point carries its attempt's id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from ccc.content.models import CRITERIA
from ccc.content.rubric import Rubric
from ccc.practice import Attempt, Verdict

PICK = "picked"
"""Name of the point selection in every chart here; its field is `attempt`."""

BLUE, VERMILION, GREY = "#0072B2", "#D55E00", "#8A8178"
LEVEL_COLOURS = ["#F1E4D3", "#E2B58C", "#B4693A", "#6B2E0E"]

Titles = Mapping[str, str]
Spec = dict[str, Any]
Layered = alt.LayerChart | alt.FacetChart


def first_draft_spec(
    drafts: Sequence[Attempt], titles: Titles, rubric: Rubric, verdict: Verdict
) -> Spec:
    """Score (0–100) of each first draft to a new person, in the order they were written."""
    frame = _frame(drafts, titles)
    x = alt.X(
        "order:Q",
        title="First draft, in the order written",
        axis=_counting(max(6, len(drafts))),
        scale=alt.Scale(domain=[0.5, max(6, len(drafts)) + 0.5]),
    )
    layers: list[Any] = [_band_rules(rubric)]
    if verdict.first_mean is not None and verdict.last_mean is not None:
        layers.append(_mean_rules(verdict, len(drafts)))
    line = alt.Chart(frame).mark_line(color=BLUE, opacity=0.5).encode(x=x, y=_score())
    points = _pickable(alt.Chart(frame).mark_point(filled=True, size=130, color=BLUE)).encode(
        x=x, y=_score(), tooltip=_tooltip()
    )
    return finished(
        alt.layer(*layers, line, points), "Score of each first draft to a new person", height=340
    )


def revision_spec(tries: Sequence[Attempt], titles: Titles, rubric: Rubric) -> Spec:
    """Score (0–100) of every try on one scenario."""
    frame = _frame(tries, titles)
    x = alt.X(
        "nth:Q",
        title="Try at this note",
        axis=_counting(max(5, len(tries))),
        scale=alt.Scale(domain=[0.5, max(5, len(tries)) + 0.5]),
    )
    line = alt.Chart(frame).mark_line(color=VERMILION, strokeDash=[5, 3]).encode(x=x, y=_score())
    points = _pickable(
        alt.Chart(frame).mark_point(filled=True, size=120, color=VERMILION, shape="square")
    ).encode(x=x, y=_score(), tooltip=_tooltip())
    return finished(
        alt.layer(_band_rules(rubric), line, points), "Score of each try at this note", height=300
    )


def level_spec(attempts: Sequence[Attempt], titles: Titles, rubric: Rubric) -> Spec:
    """Level (0–3) per criterion for every attempt over time; the number is written in each cell."""
    names = [rubric.criterion(criterion).name for criterion in CRITERIA]
    rows = [
        {
            "order": order,
            "criterion": rubric.criterion(criterion).name,
            "level": (attempt.assessment.levels or {}).get(criterion),
            "attempt": attempt.id,
            "person": titles.get(attempt.scenario_id, attempt.scenario_id),
            "nth": attempt.nth,
        }
        for order, attempt in enumerate(attempts, start=1)
        for criterion in CRITERIA
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("order:O", title="Attempt, in the order written", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("criterion:N", sort=names, title=None, axis=alt.Axis(labelLimit=200)),
        tooltip=[
            alt.Tooltip("person:N", title="Scenario"),
            alt.Tooltip("nth:Q", title="Try"),
            alt.Tooltip("criterion:N", title="Criterion"),
            alt.Tooltip("level:Q", title="Level, 0–3"),
        ],
    )
    cells = _pickable(base.mark_rect(stroke="white", strokeWidth=1)).encode(
        color=alt.Color(
            "level:O",
            title="Level, 0–3",
            scale=alt.Scale(domain=[0, 1, 2, 3], range=LEVEL_COLOURS),
            legend=alt.Legend(orient="bottom"),
        )
    )
    numbers = base.mark_text(fontSize=13, fontWeight="bold").encode(
        text="level:Q",
        color=alt.condition("datum.level >= 2", alt.value("white"), alt.value("#2B2320")),
    )
    return finished(
        alt.layer(cells, numbers), "Level of each criterion in every attempt", height=380
    )


def forecast_spec(attempts: Sequence[Attempt], titles: Titles) -> Spec:
    """Own forecast (0–100) against the score (0–100); on the line the two agree."""
    guessed = [attempt for attempt in attempts if attempt.forecast is not None]
    frame = _frame(guessed, titles)
    line = (
        alt.Chart(pd.DataFrame({"x": [0, 100], "y": [0, 100]}))
        .mark_line(color=GREY, strokeDash=[4, 4])
        .encode(x="x:Q", y="y:Q")
    )
    points = _pickable(alt.Chart(frame).mark_point(filled=True, size=120, opacity=0.85)).encode(
        x=alt.X(
            "forecast:Q",
            title="Your forecast, points of 100",
            scale=alt.Scale(domain=[0, 100]),
            axis=alt.Axis(values=[0, 20, 40, 60, 80, 100], grid=False),
        ),
        y=_score(),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=["first draft", "revision"], range=[BLUE, VERMILION]),
            legend=alt.Legend(orient="bottom"),
        ),
        shape=alt.Shape(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=["first draft", "revision"], range=["circle", "square"]),
        ),
        tooltip=[*_tooltip(), alt.Tooltip("forecast:Q", title="Forecast, points")],
    )
    return finished(alt.layer(line, points), "Your forecast and the score it got", height=380)


def _frame(attempts: Sequence[Attempt], titles: Titles) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "order": order,
                "nth": attempt.nth,
                "score": attempt.assessment.score,
                "forecast": attempt.forecast,
                "attempt": attempt.id,
                "person": titles.get(attempt.scenario_id, attempt.scenario_id),
                "kind": "first draft" if attempt.nth == 1 else "revision",
                "on": attempt.at.strftime("%d %b %Y"),
            }
            for order, attempt in enumerate(attempts, start=1)
        ]
    )


def _counting(last: int) -> alt.Axis:
    """An axis that counts 1, 2, 3 … and never shows a 0 or a half."""
    return alt.Axis(values=list(range(1, last + 1)), format="d", grid=False, labelOverlap=True)


def _score() -> alt.Y:
    return alt.Y(
        "score:Q",
        title="Score, points of 100",
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(values=[0, 20, 40, 60, 80, 100], grid=False),
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("person:N", title="Scenario"),
        alt.Tooltip("score:Q", title="Score, points"),
        alt.Tooltip("nth:Q", title="Try"),
        alt.Tooltip("on:N", title="Written"),
    ]


def _pickable(chart: alt.Chart) -> alt.Chart:
    picked = alt.selection_point(
        name=PICK, fields=["attempt"], on="click", clear="dblclick", empty=True
    )
    return chart.encode(
        opacity=alt.condition(picked, alt.value(1.0), alt.value(0.45)),
        detail="attempt:N",
    ).add_params(picked)


def _band_rules(rubric: Rubric) -> Layered:
    bands = pd.DataFrame(
        [{"starts": band.starts, "name": band.name} for band in rubric.bands if band.starts > 0]
    )
    rules = alt.Chart(bands).mark_rule(color=GREY, strokeDash=[2, 4]).encode(y="starts:Q")
    names = (
        alt.Chart(bands)
        .mark_text(align="left", baseline="bottom", dx=4, dy=-2, color=GREY, fontSize=11)
        .encode(x=alt.value(0), y="starts:Q", text="name:N")
    )
    return alt.layer(rules, names)


def _mean_rules(verdict: Verdict, drafts: int) -> Layered:
    means = pd.DataFrame(
        [
            {"from": 0.7, "to": 3.3, "mean": verdict.first_mean, "what": "mean of the first three"},
            {
                "from": drafts - 2.3,
                "to": drafts + 0.3,
                "mean": verdict.last_mean,
                "what": "mean of the last three",
            },
        ]
    )
    base = alt.Chart(means)
    rules = base.mark_rule(color=VERMILION, strokeWidth=3).encode(x="from:Q", x2="to:Q", y="mean:Q")
    names = base.mark_text(color=VERMILION, align="left", baseline="top", dy=5).encode(
        x="from:Q", y="mean:Q", text="what:N"
    )
    return alt.layer(rules, names)


def finished(chart: Layered, title: str, height: int) -> Spec:
    """The spec with a title, a height in pixels, and no way to send data to an online editor."""
    spec: Spec = chart.properties(title=title, height=height).to_dict()
    spec["usermeta"] = {"embedOptions": {"actions": {"export": True, "editor": False}}}
    return spec
