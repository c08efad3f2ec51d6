"""The chart of forecast minus score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from ccc.charts.style import (
    GREY,
    Spec,
    Titles,
    attempts_frame,
    by_kind,
    counted_axis,
    finished,
    inside,
    pickable,
    point_size,
    shaded,
    tooltip,
)
from ccc.practice.attempts import Attempt
from ccc.practice.forecasts import Calibration, error_of, guessed


def forecast_spec(attempts: Sequence[Attempt], titles: Titles, found: Calibration) -> Spec:
    """Forecast minus score (−100 to 100 points) of each guess; on the zero line the two agree."""
    every = guessed(attempts)
    frame = attempts_frame(every, titles)
    frame["error"] = [error_of(attempt) for attempt in every]
    x = counted_axis("order:Q", "Guess, in the order made", max(5, len(every)))
    y_scale = alt.Scale(domain=[-100, 100], nice=False)
    layers: list[Any] = [_zero_line()]
    if found.lean is not None and found.noise is not None:
        layers.append(
            shaded(
                max(-100.0, found.lean - found.noise),
                min(100.0, found.lean + found.noise),
                found.lean,
            )
        )
    points = pickable(
        alt.Chart(frame).mark_point(size=point_size(len(every)), strokeWidth=1.8, opacity=1)
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
        **by_kind(),
        tooltip=[
            *tooltip(),
            alt.Tooltip("forecast:Q", title="Forecast, points"),
            alt.Tooltip("error:Q", title="Forecast minus score", format="+d"),
        ],
    )
    return finished(
        alt.layer(*layers, points).resolve_axis(y="independent"), "Forecasts against scores"
    )


def _zero_line() -> Any:
    says = {"-92": "guessed too low", "100": "guessed too high"}
    return (
        alt.Chart(pd.DataFrame({"agreed": [0]}))
        .mark_rule(color=GREY, strokeWidth=1.5)
        .encode(
            y=alt.Y(
                "agreed:Q",
                scale=alt.Scale(domain=[-100, 100], nice=False),
                axis=inside(says, "right", "top"),
            )
        )
    )
