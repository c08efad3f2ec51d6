"""How first drafts changed in a cohort: a line for each person, from the first three to the last.

Whatever lies within the scorer's noise is grey; what does not has a colour, a dash and a shape of
its own, and its person's name beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from ccc.charts.style import BLUE, GREY, VERMILION, Spec, finished, picked, words_alone
from ccc.coaching.cohort_view import CohortRow
from ccc.practice.improvement import VerdictKind
from ccc.practice.numbers import in_points

FIRST, LAST = "first three", "last three"

KINDS: Mapping[VerdictKind, str] = {
    "no_change": "no clear change",
    "better": "better",
    "lower": "lower",
}
"""The grey lines first, so that no other is drawn below them."""

HEIGHT = 500
"""Pixels on a page, with what stands around the plot."""

MOST_NAMES = 18
"""More names than these do not stand one below the other beside the plot."""

_BETWEEN_NAMES = 4


def cohort_change_spec(people: Sequence[CohortRow]) -> Spec | None:
    """Mean points of the first and of the last three first drafts; None where nobody has six."""
    told = [person for person in people if person.summary.verdict != "too_early"]
    if not told:
        return None
    ends = [
        {
            "person": person.id,
            "name": person.name,
            "when": when,
            "points": mean,
            "kind": KINDS[person.summary.verdict],
            "on": f"{person.summary.first_mean:.0f} to {in_points(person.summary.last_mean or 0)}",
        }
        for person in sorted(told, key=lambda one: list(KINDS).index(one.summary.verdict))
        for when, mean in (
            (FIRST, person.summary.first_mean),
            (LAST, person.summary.last_mean),
        )
    ]
    base = alt.Chart(pd.DataFrame(ends)).encode(
        x=alt.X(
            "when:N",
            sort=[FIRST, LAST],
            title=None,
            scale=alt.Scale(type="point", padding=0.1),
            axis=alt.Axis(labelAngle=0, domain=False, ticks=False),
        ),
        detail="person:N",
        stroke=_by_kind(alt.Stroke, [GREY, BLUE, VERMILION]),
        tooltip=[
            alt.Tooltip("name:N", title="Person"),
            alt.Tooltip("on:N", title="Average"),
            alt.Tooltip("kind:N", title="Change"),
        ],
    )
    points = alt.Y(
        "points:Q",
        title="Average score, points of 100",
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(orient="left", values=[0, 20, 40, 60, 80, 100], grid=False),
    )
    lines = base.mark_line(strokeWidth=2.5, opacity=0.9).encode(
        y=points, strokeDash=_by_kind(alt.StrokeDash, [[1, 0], [1, 0], [7, 3]], legend=None)
    )
    dots = base.mark_point(filled=False, size=110, strokeWidth=2, opacity=1).encode(
        y=_beside(told), shape=_by_kind(alt.Shape, ["circle", "triangle-up", "triangle-down"])
    )
    layered = alt.layer(lines, dots.add_params(picked("person"))).resolve_axis(y="independent")
    return finished(layered, "First drafts at the beginning and now", height=430)


_BELOW = alt.Legend(orient="bottom")


def _by_kind(make: Any, looks: list[Any], legend: alt.Legend | None = _BELOW) -> Any:
    scale = alt.Scale(domain=list(KINDS.values()), range=looks)
    return make("kind:N", title=None, scale=scale, legend=legend)


def _beside(told: Sequence[CohortRow]) -> alt.Y:
    """The names of all, or of those who changed alone where only these fit.

    Each stands as near to its end as the others allow.
    """
    changed = [person for person in told if person.summary.verdict != "no_change"]
    fits = next((these for these in (told, changed) if len(these) <= MOST_NAMES), ())
    written = sorted(fits, key=lambda person: person.summary.last_mean or 0)
    names = [person.name for person in written]
    heights = apart([person.summary.last_mean or 0 for person in written])
    says = {f"{height:.1f}": name for height, name in zip(heights, names, strict=True)}
    return alt.Y(
        "points:Q",
        scale=alt.Scale(domain=[0, 100]),
        axis=words_alone(
            orient="right",
            values=[float(height) for height in says],
            labelExpr=f"{json.dumps(says)}[format(datum.value, '.1f')]",
            labelLimit=110,
        ),
    )


def apart(rising: Sequence[float]) -> list[float]:
    """The heights 0–100, moved up and then down as little as keeps one name off the next."""
    up: list[float] = []
    for height in rising:
        up.append(max(height, up[-1] + _BETWEEN_NAMES) if up else height)
    down: list[float] = []
    for height in reversed(up):
        down.append(min(height, down[-1] - _BETWEEN_NAMES) if down else min(height, 100.0))
    return down[::-1]
