"""The charts of one person's progress; every point carries its attempt's id.

Words inside a plot are axis labels: the page's theme colours those, and no other text, so that
they can be read on a light and on a dark ground. Colour never tells anything alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd

from ccc.content.rubric import Criterion, Rubric
from ccc.practice.attempts import Attempt, Verdict
from ccc.practice.improvement import Calibration, ChangeBand, error_of, guessed

PICK = "picked"
"""Name of the point selection in every chart here; its field is `attempt`."""

BLUE, VERMILION, GREY = "#0072B2", "#D55E00", "#8A8178"
FIRST, REVISION = "first draft", "revision"

Titles = Mapping[str, str]
Spec = dict[str, Any]
Layered = alt.LayerChart | alt.FacetChart | alt.VConcatChart


def first_draft_spec(
    drafts: Sequence[Attempt],
    titles: Titles,
    rubric: Rubric,
    verdict: Verdict,
    band: ChangeBand | None,
) -> Spec:
    """Score (0–100) of each first draft to a new person, with the band of no change."""
    frame = _frame(drafts, titles)
    last = max(6, len(drafts))
    x = _counted("order:Q", "First draft, in the order written", last)
    layers: list[Any] = [_score_bands(rubric, [*frame["score"]], last)]
    if band is not None:
        layers.append(_shaded(band.low, band.high, band.middle))
    line = alt.Chart(frame).mark_line(color=BLUE, opacity=0.5).encode(x=x, y=_score(axis=None))
    layers.append(line)
    if verdict.last_mean is not None:
        layers.append(_last_mean(verdict.last_mean, len(drafts)))
    points = _pickable(
        alt.Chart(frame).mark_point(filled=True, size=_size(len(drafts)), color=BLUE)
    ).encode(x=x, y=_score(), tooltip=_tooltip())
    return finished(
        alt.layer(*layers, points).resolve_axis(y="independent"), "Score of each first draft"
    )


def revision_spec(tries: Sequence[Attempt], titles: Titles, rubric: Rubric) -> Spec:
    """Score (0–100) of every try on one scenario."""
    frame = _frame(tries, titles)
    last = max(5, *(one.nth for one in tries))
    x = _counted("nth:Q", "Try at this note", last)
    line = (
        alt.Chart(frame)
        .mark_line(color=VERMILION, strokeDash=[5, 3])
        .encode(x=x, y=_score(axis=None))
    )
    points = _pickable(
        alt.Chart(frame).mark_point(size=_size(len(tries)), strokeWidth=1.8, opacity=1)
    ).encode(
        x=x,
        y=_score(),
        shape=_by_kind("shape"),
        stroke=_by_kind("stroke"),
        fill=_by_kind("fill"),
        tooltip=_tooltip(),
    )
    return finished(
        alt.layer(_score_bands(rubric, [*frame["score"]], last), line, points).resolve_axis(
            y="independent"
        ),
        "Score of each try at this note",
    )


def level_spec(attempts: Sequence[Attempt], titles: Titles, rubric: Rubric) -> Spec:
    """One row a criterion: the level (0–3, by name) of every attempt over time.

    Altair warns where a selection is added to every row, so it is added to one and spread.
    """
    frame = _frame(attempts, titles)
    for criterion in rubric.criteria:
        frame[criterion.id] = [(one.assessment.levels or {}).get(criterion.id) for one in attempts]
        names = [level.name for level in criterion.levels]
        frame[f"{criterion.id}_name"] = [
            None if pd.isna(level) else names[int(level)] for level in frame[criterion.id]
        ]
    shown = frame[frame["attempt"].isin([one.id for one in attempts if one.assessment.levels])]
    last = max(6, len(attempts))
    rows = [
        _level_row(shown, criterion, last, is_last=criterion == rubric.criteria[-1])
        for criterion in rubric.criteria
    ]
    first, *others = rows
    chart = alt.vconcat(first.add_params(_picked()), *others, spacing=12)
    spec = finished(chart, "Level of each criterion", height=None)
    for parameter in spec["params"]:
        parameter["views"] = [row["name"] for row in spec["vconcat"]]
    return spec


def _level_row(frame: pd.DataFrame, criterion: Criterion, last: int, *, is_last: bool) -> alt.Chart:
    names = {str(number): level.name for number, level in enumerate(criterion.levels)}
    x = _counted("order:Q", "Note, in the order written" if is_last else None, last)
    row = alt.Chart(frame).mark_point(size=_size(last), strokeWidth=1.8, opacity=1)
    return (
        _faded_unless_picked(row)
        .encode(
            x=x,
            y=alt.Y(
                f"{criterion.id}:Q",
                title=None,
                scale=alt.Scale(domain=[-0.3, 3.3], nice=False),
                axis=alt.Axis(
                    values=[0, 1, 2, 3],
                    labelExpr=f"{json.dumps(names)}[datum.value]",
                    labelLimit=90,
                ),
            ),
            shape=_by_kind("shape"),
            stroke=_by_kind("stroke"),
            fill=_by_kind("fill"),
            tooltip=[
                alt.Tooltip("person:N", title="To"),
                alt.Tooltip("nth:Q", title="Try"),
                alt.Tooltip(f"{criterion.id}_name:N", title=criterion.name),
                alt.Tooltip("on:N", title="Written"),
            ],
        )
        .properties(
            name=criterion.id,
            title=alt.TitleParams(criterion.name, anchor="start", offset=4, fontWeight="normal"),
            height=82,
        )
    )


def forecast_spec(attempts: Sequence[Attempt], titles: Titles, found: Calibration) -> Spec:
    """Forecast minus score (−100 to 100 points) of each guess; on the zero line the two agree."""
    every = guessed(attempts)
    frame = _frame(every, titles)
    frame["error"] = [error_of(one) for one in every]
    x = _counted("order:Q", "Guess, in the order made", max(5, len(every)))
    y_scale = alt.Scale(domain=[-100, 100], nice=False)
    layers: list[Any] = [_zero_line()]
    if found.lean is not None and found.noise is not None:
        layers.append(
            _shaded(
                max(-100.0, found.lean - found.noise),
                min(100.0, found.lean + found.noise),
                found.lean,
            )
        )
    points = _pickable(
        alt.Chart(frame).mark_point(size=_size(len(every)), strokeWidth=1.8, opacity=1)
    ).encode(
        x=x,
        y=alt.Y(
            "error:Q",
            title="Forecast minus score, points",
            scale=y_scale,
            axis=alt.Axis(
                orient="left",
                values=[-100, -50, 0, 50, 100],
                grid=False,
                format="d",
                labelExpr="(datum.value > 0 ? '+' : '') + datum.label",
            ),
        ),
        shape=_by_kind("shape"),
        stroke=_by_kind("stroke"),
        fill=_by_kind("fill"),
        tooltip=[
            *_tooltip(),
            alt.Tooltip("forecast:Q", title="Forecast, points"),
            alt.Tooltip("error:Q", title="Forecast minus score", format="+d"),
        ],
    )
    return finished(
        alt.layer(*layers, points).resolve_axis(y="independent"), "Forecasts against scores"
    )


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
                "kind": FIRST if attempt.nth == 1 else REVISION,
                "on": attempt.at.strftime("%d %b %Y"),
            }
            for order, attempt in enumerate(attempts, start=1)
        ]
    )


def _counted(field: str, title: str | None, last: int) -> alt.X:
    """An axis that counts 1, 2, 3 … and never shows a 0 or a half."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 10_000) if last <= 15 * step)
    values = list(range(1, last + 1)) if step == 1 else [1, *range(step, last + 1, step)]
    return alt.X(
        field,
        title=title,
        axis=alt.Axis(
            values=values, format="d", grid=False, labelOverlap=True, labels=title is not None
        ),
        scale=alt.Scale(domain=[0.5, last + 0.5], nice=False),
    )


def _size(points: int) -> int:
    """The area of a point, in square pixels: large enough to tap, small enough to tell apart."""
    return 120 if points <= 20 else 60 if points <= 60 else 30


def _score(axis: alt.Axis | str | None = "own") -> alt.Y:
    own = alt.Axis(orient="left", values=[0, 20, 40, 60, 80, 100], grid=False)
    return alt.Y(
        "score:Q",
        title="Score, points of 100",
        scale=alt.Scale(domain=[0, 100]),
        axis=own if axis == "own" else None,
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("person:N", title="To"),
        alt.Tooltip("score:Q", title="Score, points"),
        alt.Tooltip("nth:Q", title="Try"),
        alt.Tooltip("on:N", title="Written"),
    ]


def _by_kind(channel: Literal["shape", "stroke", "fill"]) -> Any:
    """First drafts are full blue circles, revisions hollow vermilion squares."""
    kinds = {
        "shape": (alt.Shape, ["circle", "square"]),
        "stroke": (alt.Stroke, [BLUE, VERMILION]),
        "fill": (alt.Fill, [BLUE, "transparent"]),
    }
    make, looks = kinds[channel]
    return make(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=[FIRST, REVISION], range=looks),
        legend=alt.Legend(orient="bottom"),
    )


def _picked() -> alt.Parameter:
    return alt.selection_point(
        name=PICK, fields=["attempt"], on="click", clear="dblclick", empty=True
    )


def _faded_unless_picked(chart: alt.Chart) -> alt.Chart:
    return chart.encode(
        opacity=alt.condition(_picked(), alt.value(1.0), alt.value(0.45)),
        detail="attempt:N",
    )


def _pickable(chart: alt.Chart) -> alt.Chart:
    return _faded_unless_picked(chart).add_params(_picked())


def _score_bands(rubric: Rubric, scores: Sequence[float], last: int) -> Any:
    """A dashed line where each band of the score begins, with its name inside the plot."""
    bands = {str(band.starts): band.name for band in rubric.bands if band.starts > 0}
    frame = pd.DataFrame({"starts": [int(starts) for starts in bands]})
    return (
        alt.Chart(frame)
        .mark_rule(color=GREY, strokeDash=[2, 4])
        .encode(
            y=alt.Y(
                "starts:Q",
                scale=alt.Scale(domain=[0, 100]),
                axis=_inside(bands, clearer_side(scores, last, [*frame["starts"]]), "bottom"),
            )
        )
    )


def clearer_side(
    scores: Sequence[float], last: int, starts: Sequence[int]
) -> Literal["left", "right"]:
    """The side of a plot for `last` points where fewer of them would lie on a band's name.

    `scores` are the points, one after the other, 0–100; a name stands above where its band starts.
    """
    covered = [
        order
        for order, score in enumerate(scores, start=1)
        if any(start - 3 <= score <= start + 9 for start in starts)
    ]
    left = sum(order <= 0.4 * last for order in covered)
    right = sum(order > 0.6 * last for order in covered)
    return "right" if right < left else "left"


def _zero_line() -> Any:
    says = {"-92": "guessed too low", "100": "guessed too high"}
    return (
        alt.Chart(pd.DataFrame({"agreed": [0]}))
        .mark_rule(color=GREY, strokeWidth=1.5)
        .encode(
            y=alt.Y(
                "agreed:Q",
                scale=alt.Scale(domain=[-100, 100], nice=False),
                axis=_inside(says, "right", "top"),
            )
        )
    )


def _inside(
    says: Mapping[str, str], side: Literal["left", "right"], baseline: Literal["bottom", "top"]
) -> alt.Axis:
    """Words within the plot, each at the height it is given under."""
    return alt.Axis(
        orient=side,
        values=[int(height) for height in says],
        title=None,
        grid=False,
        domain=False,
        ticks=False,
        labelExpr=f"{json.dumps(says)}[datum.value]",
        labelAlign=side,
        labelBaseline=baseline,
        labelPadding=-4,
        labelLimit=200,
        labelFlush=False,
        labelOverlap=False,
        zindex=1,
    )


def _shaded(low: float, high: float, middle: float) -> Layered:
    """A band across the whole plot, with a thin line in its middle."""
    base = alt.Chart(pd.DataFrame({"low": [low], "high": [high], "middle": [middle]}))
    band = base.mark_rect(color=BLUE, opacity=0.16).encode(y=alt.Y("low:Q", axis=None), y2="high:Q")
    line = base.mark_rule(color=BLUE, strokeWidth=1.5, strokeDash=[8, 3]).encode(
        y=alt.Y("middle:Q", axis=None)
    )
    return alt.layer(band, line)


def _last_mean(mean: float, drafts: int) -> Any:
    """A thick line over the last three first drafts, at their mean."""
    frame = pd.DataFrame({"from": [drafts - 2.3], "to": [drafts + 0.3], "mean": [mean]})
    return (
        alt.Chart(frame)
        .mark_rule(color=VERMILION, strokeWidth=4)
        .encode(x="from:Q", x2="to:Q", y=alt.Y("mean:Q", axis=None))
    )


def finished(chart: Layered, title: str, height: int | None = 370) -> Spec:
    """The spec with a title, a height in pixels, and no way to send data to an online editor.

    `height` is None where the chart's own rows have theirs. A page makes it taller for large text.
    """
    sized = chart if height is None else chart.properties(height=height)
    spec: Spec = sized.properties(title=title).to_dict()
    spec["usermeta"] = {"embedOptions": {"actions": {"export": True, "editor": False}}}
    return spec
