"""The small chart of the tries at one note, beside the note."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from ccc.charts.style import (
    BLUE,
    Spec,
    attempts_frame,
    counted_axis,
    finished,
    pickable,
    tooltip,
)
from ccc.practice.attempts import Attempt, best_of

HEIGHT = 200


def tries_spec(tries: Sequence[Attempt]) -> Spec:
    """Score (0–100) of every try on one scenario; the best is a diamond, and larger."""
    best = best_of(tries)
    frame = attempts_frame(tries, {})
    frame["best"] = frame["attempt"] == (best.id if best else None)
    x = counted_axis("nth:Q", "Try", max(3, tries[-1].nth))
    y = alt.Y(
        "score:Q",
        title=None,
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(values=[0, 50, 100], grid=True),
    )
    line = alt.Chart(frame).mark_line(color=BLUE).encode(x=x, y=y)
    points = pickable(
        alt.Chart(frame).mark_point(filled=True, color=BLUE, strokeWidth=1.5, opacity=1)
    ).encode(
        x=x,
        y=y,
        shape=alt.Shape(
            "best:N",
            scale=alt.Scale(domain=[False, True], range=["circle", "diamond"]),
            legend=None,
        ),
        size=alt.Size(
            "best:N", scale=alt.Scale(domain=[False, True], range=[90, 220]), legend=None
        ),
        tooltip=tooltip(),
    )
    return finished(alt.layer(line, points), "", HEIGHT)
