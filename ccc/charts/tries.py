"""The small chart of the tries at one note, beside the note."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt

from ccc.charts.style import (
    BLUE,
    Spec,
    attempt_rows,
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
    rows = [row | {"best": row["attempt"] == (best and best.id)} for row in attempt_rows(tries, {})]
    # Under the name of before a browser would look for new rows alone, and the best before would
    # stay marked.
    name = f"tries-{tries[-1].nth}"
    picture = _picture(max(3, tries[-1].nth))
    return picture | {"data": {"name": name}, "datasets": {name: rows}}


# Altair takes longer than all else of a scored note, and nothing but the rows is ever new.
@lru_cache(maxsize=64)
def _picture(last: int) -> Spec:
    """The chart of tries up to this one, without their data."""
    x = counted_axis("nth:Q", "Try", last)
    y = alt.Y(
        "score:Q",
        title=None,
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(values=[0, 50, 100], grid=True),
    )
    chart = alt.Chart(alt.NamedData("tries"))
    line = chart.mark_line(color=BLUE).encode(x=x, y=y)
    points = pickable(chart.mark_point(filled=True, color=BLUE, strokeWidth=1.5, opacity=1)).encode(
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
