"""The chart of every try at one note."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from ccc.charts.style import (
    VERMILION,
    Spec,
    Titles,
    attempts_frame,
    by_kind,
    counted_axis,
    finished,
    pickable,
    point_size,
    score_axis,
    score_bands,
    tooltip,
)
from ccc.content.rubric import Rubric
from ccc.practice.attempts import Attempt


def revision_spec(tries: Sequence[Attempt], titles: Titles, rubric: Rubric) -> Spec:
    """Score (0–100) of every try on one scenario."""
    frame = attempts_frame(tries, titles)
    last = max(5, *(attempt.nth for attempt in tries))
    x = counted_axis("nth:Q", "Try at this note", last)
    line = (
        alt.Chart(frame)
        .mark_line(color=VERMILION, strokeDash=[5, 3])
        .encode(x=x, y=score_axis(axis=None))
    )
    points = pickable(
        alt.Chart(frame).mark_point(size=point_size(len(tries)), strokeWidth=1.8, opacity=1)
    ).encode(
        x=x,
        y=score_axis(),
        **by_kind(),
        tooltip=tooltip(),
    )
    return finished(
        alt.layer(score_bands(rubric, [*frame["score"]], last), line, points).resolve_axis(
            y="independent"
        ),
        "Score of each try at this note",
    )
