"""What charts share; every point carries the id of its attempt, or of its person.

Words inside a plot are axis labels: the page's theme colours those, and no other text, so that
they can be read on a light and on a dark ground. Colour never tells anything alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import altair as alt
import pandas as pd
import pyarrow as pa

from ccc.content.rubric import Rubric
from ccc.practice.attempts import Attempt

PICK = "picked"
"""Name of the point selection in every chart here; its field is `attempt`, or `person`."""

BLUE, VERMILION, GREY = "#0072B2", "#D55E00", "#8A8178"
FIRST, REVISION, COACH = "first draft", "revision", "what a coach said"

Titles = Mapping[str, str]
Spec = dict[str, Any]
Layered = alt.LayerChart | alt.FacetChart | alt.VConcatChart


def attempt_rows(attempts: Sequence[Attempt], titles: Titles) -> list[dict[str, Any]]:
    """One row an attempt, with all that a chart or its tooltip shows."""
    return [
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


def attempts_frame(attempts: Sequence[Attempt], titles: Titles) -> pd.DataFrame:
    """The same rows as a table of pandas, for what a chart works out of them."""
    return pd.DataFrame(attempt_rows(attempts, titles))


def counted_axis(
    field: str, title: str | None, last: int, moments: Sequence[datetime] = ()
) -> alt.X:
    """An axis that counts 1, 2, 3 … and never shows a 0 or a half.

    `moments` are when what is counted was written: each number has its day below.
    """
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 10_000) if last <= 15 * step)
    values = list(range(1, last + 1)) if step == 1 else [1, *range(step, last + 1, step)]
    lines = {n: [str(n), *_day_below(at, moments)] for n, at in enumerate(moments, start=1)}
    said = f"{json.dumps(lines)}[datum.value] || datum.label"
    return alt.X(
        field,
        title=title,
        axis=alt.Axis(
            values=values,
            format="d",
            grid=False,
            labelOverlap=True,
            labels=title is not None,
            labelExpr=said if lines else alt.Undefined,
        ),
        scale=alt.Scale(domain=[0.5, last + 0.5], nice=False),
    )


def _day_below(at: datetime, moments: Sequence[datetime]) -> list[str]:
    """A day in lines short enough to stand below a point; with the year where there are several."""
    years = {moment.year for moment in moments}
    return [f"{at.day} {at:%b}", *([str(at.year)] if len(years) > 1 else [])]


def point_size(points: int) -> int:
    """The area of a point, in square pixels: large enough to tap, small enough to tell apart."""
    return 120 if points <= 20 else 60 if points <= 60 else 30


def score_axis(axis: alt.Axis | str | None = "own") -> alt.Y:
    """The score's axis, 0 to 100; drawn only where it is the chart's own."""
    own = alt.Axis(orient="left", values=[0, 20, 40, 60, 80, 100], grid=False)
    return alt.Y(
        "score:Q",
        title="Score, points of 100",
        scale=alt.Scale(domain=[0, 100]),
        axis=own if axis == "own" else None,
    )


def tooltip() -> list[alt.Tooltip]:
    """What a point tells when it is touched."""
    return [
        alt.Tooltip("person:N", title="To"),
        alt.Tooltip("score:Q", title="Score, points"),
        alt.Tooltip("nth:Q", title="Try"),
        alt.Tooltip("on:N", title="Written"),
    ]


LOOKS = {
    FIRST: ("circle", BLUE, BLUE),
    REVISION: ("square", VERMILION, "transparent"),
    COACH: ("diamond", GREY, "transparent"),
}
"""Shape, stroke and fill of each kind of point."""


def by_kind(kinds: Sequence[str] = (FIRST, REVISION)) -> dict[str, Any]:
    """Channels by which first drafts are full blue circles, revisions hollow vermilion squares.

    What a coach says of either is a hollow grey diamond.
    """
    return told_apart("kind", {kind: LOOKS[kind] for kind in kinds}, alt.Legend(orient="bottom"))


def told_apart(
    field: str, looks: Mapping[str, tuple[str, str, str]], legend: alt.Legend
) -> dict[str, Any]:
    """Channels that give each kind in this field its own shape, stroke and fill."""
    channels = {"shape": alt.Shape, "stroke": alt.Stroke, "fill": alt.Fill}
    return {
        name: make(
            f"{field}:N",
            title=None,
            scale=alt.Scale(domain=[*looks], range=[look[place] for look in looks.values()]),
            legend=legend,
        )
        for place, (name, make) in enumerate(channels.items())
    }


def picked(field: Literal["attempt", "person"] = "attempt") -> alt.Parameter:
    """The selection of one attempt, or one person, by a click; a double click lets it go."""
    return alt.selection_point(name=PICK, fields=[field], on="click", clear="dblclick", empty=True)


def faded_unless_picked(chart: alt.Chart) -> alt.Chart:
    """The chart with every point but the picked one faded."""
    return chart.encode(
        opacity=alt.condition(picked(), alt.value(1.0), alt.value(0.45)),
        detail="attempt:N",
    )


def pickable(chart: alt.Chart) -> alt.Chart:
    """The chart with points that can be picked."""
    return faded_unless_picked(chart).add_params(picked())


def score_bands(rubric: Rubric, scores: Sequence[float], last: int) -> Any:
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
                axis=inside(bands, clearer_side(scores, last, [*frame["starts"]]), "bottom"),
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


def inside(
    says: Mapping[str, str], side: Literal["left", "right"], baseline: Literal["bottom", "top"]
) -> alt.Axis:
    """Words within the plot, each at the height it is given under."""
    return words_alone(
        orient=side,
        values=[int(height) for height in says],
        labelExpr=f"{json.dumps(says)}[datum.value]",
        labelAlign=side,
        labelBaseline=baseline,
        labelPadding=-4,
        labelLimit=200,
        zindex=1,
    )


def words_alone(**more: Any) -> alt.Axis:
    """An axis of which only its labels are drawn, all of them and where they belong."""
    bare: dict[str, Any] = {"title": None, "grid": False, "domain": False, "ticks": False}
    return alt.Axis(**bare, labelFlush=False, labelOverlap=False, **more)


def shaded(low: float, high: float, middle: float) -> Layered:
    """A band across the whole plot, with a thin line in its middle."""
    base = alt.Chart(pd.DataFrame({"low": [low], "high": [high], "middle": [middle]}))
    band = base.mark_rect(color=BLUE, opacity=0.16).encode(y=alt.Y("low:Q", axis=None), y2="high:Q")
    line = base.mark_rule(color=BLUE, strokeWidth=1.5, strokeDash=[8, 3]).encode(
        y=alt.Y("middle:Q", axis=None)
    )
    return alt.layer(band, line)


def finished(chart: Layered, title: str, height: int | None = 370) -> Spec:
    """The spec with a title, a height in pixels, and no way to send data to an online editor.

    `height` is None where the chart's own rows have theirs. A page makes it taller for large text.
    """
    sized = chart if height is None else chart.properties(height=height)
    # To hold it against the schema takes a third of the time; the tests do, of every chart.
    spec: Spec = sized.properties(title=title).to_dict(validate=False)
    spec["usermeta"] = {"embedOptions": {"actions": {"export": True, "editor": False}}}
    return spec


def packed(spec: Spec) -> Spec:
    """The spec with its rows as Arrow tables, which a page sends as they are.

    Rows themselves would go through pandas at each drawing, which takes twenty times as long.
    """
    tables = {name: pa.Table.from_pylist(rows) for name, rows in spec["datasets"].items()}
    return spec | {"datasets": tables}


def for_the_back_row(spec: Spec) -> Spec:
    """The spec with words of 48 pixels in the page's full ink, and no title: a slide has its own.

    `currentColor` is the colour of the text around a chart; in a file, where there is none, black.
    """
    words = {"labelFontSize": 48, "labelColor": "currentColor", "labelPadding": 20}
    untitled = {key: value for key, value in spec.items() if key != "title"}
    return untitled | {"config": {**spec["config"], "axis": words}}
