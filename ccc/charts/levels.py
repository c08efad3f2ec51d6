"""The chart of levels, one row a criterion."""

from __future__ import annotations

import json
from collections.abc import Sequence

import altair as alt
import pandas as pd

from ccc.charts.style import (
    COACH,
    FIRST,
    REVISION,
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


def level_spec(
    attempts: Sequence[Attempt], titles: Titles, rubric: Rubric, marks: Sequence[Mark] = ()
) -> Spec:
    """One row a criterion: the level (0–3, by name) of every attempt over time.

    What coaches say of these attempts stands there too, each with the coach's name when touched.
    Altair warns where a selection is added to every row, so it is added to one and spread.
    """
    scored = {attempt.id: attempt for attempt in attempts if attempt.assessment.levels}
    marks = [mark for mark in marks if mark.attempt_id in scored and mark.levels]
    by_tool = attempts_frame(attempts, titles).query("attempt in @scored").assign(by="the tool")
    by_coaches = (
        by_tool.set_index("attempt", drop=False)
        .loc[[mark.attempt_id for mark in marks]]
        .assign(kind=COACH, by=[mark.host_name for mark in marks])
    )
    shown = pd.concat([by_tool, by_coaches], ignore_index=True)
    said = [attempt.assessment.levels or {} for attempt in scored.values()]
    said += [mark.levels for mark in marks]
    for criterion in rubric.criteria:
        levels = [one.get(criterion.id) for one in said]
        shown[criterion.id] = levels
        shown[f"{criterion.id}_name"] = [
            None if level is None else criterion.levels[level].name for level in levels
        ]
    last = max(6, len(attempts))
    rows = [
        _level_row(shown, criterion, last, is_last=criterion == rubric.criteria[-1])
        for criterion in rubric.criteria
    ]
    first, *others = rows
    chart = alt.vconcat(first.add_params(picked()), *others, spacing=12)
    spec = finished(chart, "Level of each criterion", height=None)
    for parameter in spec["params"]:
        parameter["views"] = [row["name"] for row in spec["vconcat"]]
    return spec


def _level_row(frame: pd.DataFrame, criterion: Criterion, last: int, *, is_last: bool) -> alt.Chart:
    names = {str(number): level.name for number, level in enumerate(criterion.levels)}
    x = counted_axis("order:Q", "Note, in the order written" if is_last else None, last)
    coached = COACH in set(frame["kind"])
    kinds = (FIRST, REVISION, COACH) if coached else (FIRST, REVISION)
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
            **by_kind(kinds),
            tooltip=[
                alt.Tooltip("person:N", title="To"),
                alt.Tooltip("nth:Q", title="Try"),
                alt.Tooltip(f"{criterion.id}_name:N", title=criterion.name),
                *([alt.Tooltip("by:N", title="Said by")] if coached else []),
                alt.Tooltip("on:N", title="Written"),
            ],
        )
        .properties(
            name=criterion.id,
            title=alt.TitleParams(criterion.name, anchor="start", offset=4, fontWeight="normal"),
            height=82,
        )
    )
