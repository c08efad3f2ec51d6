"""The chart of levels, one row a criterion."""

from __future__ import annotations

import json
from collections.abc import Sequence

import altair as alt
import pandas as pd

from ccc.charts.style import (
    GREY,
    Layered,
    Spec,
    Titles,
    attempts_frame,
    by_kind,
    counted_axis,
    faded_unless_picked,
    finished,
    picked,
    point_size,
)
from ccc.coaching.marks import Mark
from ccc.content.rubric import Criterion, Rubric
from ccc.practice.attempts import Attempt

Row = alt.Chart | Layered


def level_spec(
    attempts: Sequence[Attempt], titles: Titles, rubric: Rubric, marks: Sequence[Mark] = ()
) -> Spec:
    """One row a criterion: the level (0–3, by name) of every attempt over time.

    What coaches say of it stands there as diamonds, each with the coach's name when it is touched.
    Altair warns where a selection is added to every row, so it is added to one and spread.
    """
    frame = attempts_frame(attempts, titles)
    for criterion in rubric.criteria:
        frame[criterion.id] = [
            (attempt.assessment.levels or {}).get(criterion.id) for attempt in attempts
        ]
        names = [level.name for level in criterion.levels]
        frame[f"{criterion.id}_name"] = [
            None if pd.isna(level) else names[int(level)] for level in frame[criterion.id]
        ]
    shown = frame[
        frame["attempt"].isin([attempt.id for attempt in attempts if attempt.assessment.levels])
    ]
    last = max(6, len(attempts))
    rows = [
        _with_marks(
            _level_row(shown, criterion, last, is_last=criterion == rubric.criteria[-1]),
            _marks_frame(attempts, marks, criterion),
            criterion,
        )
        for criterion in rubric.criteria
    ]
    first, *others = rows
    chart = alt.vconcat(first.add_params(picked()), *others, spacing=12)
    spec = finished(chart, "Level of each criterion", height=None)
    for parameter in spec["params"]:
        parameter["views"] = [row.get("layer", [row])[0]["name"] for row in spec["vconcat"]]
    return spec


def _marks_frame(
    attempts: Sequence[Attempt], marks: Sequence[Mark], criterion: Criterion
) -> pd.DataFrame:
    """One row for each coach's level of this criterion."""
    orders = {attempt.id: order for order, attempt in enumerate(attempts, start=1)}
    return pd.DataFrame(
        [
            {
                "order": orders[mark.attempt_id],
                "level": mark.levels[criterion.id],
                "level_name": criterion.levels[mark.levels[criterion.id]].name,
                "coach": mark.host_name,
            }
            for mark in marks
            if mark.attempt_id in orders and criterion.id in mark.levels
        ]
    )


def _with_marks(row: alt.Chart, frame: pd.DataFrame, criterion: Criterion) -> Row:
    """The row with coaches' levels as diamonds upon it; as it is where there are none."""
    if frame.empty:
        return _titled(row, criterion)
    diamonds = (
        alt.Chart(frame)
        .mark_point(shape="diamond", size=220, strokeWidth=2.2, fill="transparent", opacity=1)
        .encode(
            x=alt.X("order:Q"),
            y=alt.Y("level:Q"),
            stroke=alt.value(GREY),
            tooltip=[
                alt.Tooltip("coach:N", title="Coach"),
                alt.Tooltip("level_name:N", title=criterion.name),
            ],
        )
    )
    return _titled(alt.layer(row, diamonds), criterion)


def _titled(row: Row, criterion: Criterion) -> Row:
    title = alt.TitleParams(criterion.name, anchor="start", offset=4, fontWeight="normal")
    return row.properties(title=title, height=82)


def _level_row(frame: pd.DataFrame, criterion: Criterion, last: int, *, is_last: bool) -> alt.Chart:
    names = {str(number): level.name for number, level in enumerate(criterion.levels)}
    x = counted_axis("order:Q", "Note, in the order written" if is_last else None, last)
    row = alt.Chart(frame).mark_point(size=point_size(last), strokeWidth=1.8, opacity=1)
    return (
        faded_unless_picked(row)
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
            shape=by_kind("shape"),
            stroke=by_kind("stroke"),
            fill=by_kind("fill"),
            tooltip=[
                alt.Tooltip("person:N", title="To"),
                alt.Tooltip("nth:Q", title="Try"),
                alt.Tooltip(f"{criterion.id}_name:N", title=criterion.name),
                alt.Tooltip("on:N", title="Written"),
            ],
        )
        .properties(name=criterion.id)
    )
