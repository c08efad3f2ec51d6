"""The chart of a whole room's points: a strip of dots for each turn, with its mean."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import inf
from typing import Any, Literal

import altair as alt
import pandas as pd

from ccc.charts.style import BLUE, GREY, VERMILION, Spec, finished, for_the_back_row, words_alone
from ccc.practice.numbers import in_digits
from ccc.workshop.results import RoomResults, Turn, TurnResult

LABELS: Mapping[Turn, str] = {
    "first": "First note",
    "again": "Same person",
    "new": "Somebody new",
}
"""Two words each, which a large chart sets one below the other."""

_FILLED = 0.84
"""Of a strip's height, what dots may fill."""


@dataclass(frozen=True)
class _Look:
    """In pixels: a strip, all around the strips, the least width of the plot, and dots, across."""

    large: bool
    strip: int
    around: int
    plot: int
    largest_dot: int
    smallest_dot: int
    mean_line: int


_ON_A_PAGE = _Look(False, 100, 110, 480, largest_dot=16, smallest_dot=7, mean_line=4)
_LARGE = _Look(True, 150, 80, 900, largest_dot=36, smallest_dot=14, mean_line=10)


def room_spec(found: RoomResults, *, large: bool = False) -> Spec:
    """A strip a turn, the first on top: a dot a note, 0–100, and a line with a figure at the mean.

    Nothing tells whose a dot is: it has no tooltip, and dots stand in the order of their points.
    The results must have turns. `large` is for a screen in front of a room.
    """
    look = _LARGE if large else _ON_A_PAGE
    strips = tuple(reversed(found.turns))
    layers = (_edges(strips), _dots(strips, look), _means(strips, look))
    # Browsers measure words before the page's font is there, and may find them too short.
    chart = alt.layer(*layers).properties(padding={"left": 5, "top": 5, "bottom": 5, "right": 20})
    spec = finished(
        chart.resolve_axis(y="independent"),
        "Points of everybody who wrote all notes",
        len(strips) * look.strip + look.around,
    )
    return for_the_back_row(spec) if large else spec


def _edges(strips: Sequence[TurnResult]) -> Any:
    """A thin line between strips; the lowest strip is from 0 to 1, the next one to 2."""
    return (
        alt.Chart(pd.DataFrame({"edge": range(len(strips) + 1)}))
        .mark_rule(color=GREY, opacity=0.5, tooltip=None)
        .encode(y=alt.Y("edge:Q", scale=_across(strips), axis=None))
    )


def _dots(strips: Sequence[TurnResult], look: _Look) -> Any:
    dot = min(_dot(each.points, look) for each in strips)
    lanes = [_lanes(each.points, dot / look.plot * 100) for each in strips]
    step = min(dot / look.strip, _FILLED / max(map(_width, lanes)))
    rows = [
        {"points": points, "height": row + 0.5 + lane * step}
        for row, each in enumerate(strips)
        for points, lane in zip(each.points, lanes[row], strict=True)
    ]
    x = alt.X(
        "points:Q",
        title=None if look.large else "Points of 100",
        scale=alt.Scale(domain=[-2, 102], nice=False),
        axis=alt.Axis(
            values=[0, 50, 100] if look.large else [0, 20, 40, 60, 80, 100],
            grid=False,
            labelFlush=False,
            labelOverlap=False,
            labelLimit=0,
            labelExpr="datum.label + (datum.value == 100 ? ' points' : '')"
            if look.large
            else "datum.label",
        ),
    )
    words = _beside([LABELS[each.turn] for each in strips], "left", look)
    return (
        alt.Chart(pd.DataFrame(rows))
        .mark_point(filled=True, color=BLUE, opacity=1, size=(0.92 * dot) ** 2, tooltip=None)
        .encode(x=x, y=alt.Y("height:Q", scale=_across(strips), axis=words))
    )


def _means(strips: Sequence[TurnResult], look: _Look) -> Any:
    rows = [
        {"mean": each.mean, "low": row + 0.04, "high": row + 0.96}
        for row, each in enumerate(strips)
    ]
    words = _beside([f"mean {each.mean:.0f}" for each in strips], "right", look)
    return (
        alt.Chart(pd.DataFrame(rows))
        .mark_rule(color=VERMILION, strokeWidth=look.mean_line, tooltip=None)
        .encode(x="mean:Q", y=alt.Y("low:Q", scale=_across(strips), axis=words), y2="high:Q")
    )


def _across(strips: Sequence[TurnResult]) -> alt.Scale:
    return alt.Scale(domain=[0, len(strips)], nice=False)


def room_alt(found: RoomResults) -> str:
    """The chart in words."""
    turns = "; ".join(
        f"{LABELS[each.turn].lower()} from {each.points[0]} to {each.points[-1]}, mean "
        f"{each.mean:.0f}"
        for each in found.turns
    )
    people = in_digits(found.people, "person", "people")
    return f"Points of {people}, a dot each, in a strip for each note: {turns}"


def _beside(says: Sequence[str], side: Literal["left", "right"], look: _Look) -> alt.Axis:
    """Two words beside each strip, at its middle; a large chart has a line for each."""
    shown = {row + 0.5: words.split() if look.large else words for row, words in enumerate(says)}
    return words_alone(
        orient=side,
        values=[*shown],
        labelExpr=f"{json.dumps(shown)}[datum.value]",
        labelLimit=0,
        labelOffset=-26 if look.large else 0,
    )


def _dot(points: Sequence[int], look: _Look) -> int:
    """How many pixels across dots may be, so that those of one strip do not leave it."""
    fitting = (
        across
        for across in range(look.largest_dot, look.smallest_dot, -1)
        if _width(_lanes(points, across / look.plot * 100)) * across <= _FILLED * look.strip
    )
    return next(fitting, look.smallest_dot)


def _width(lanes: Sequence[int]) -> int:
    """How many lanes wide a strip is, as wide on either side of its middle."""
    return 2 * max(map(abs, lanes)) + 1


def _lanes(points: Sequence[int], apart: float) -> list[int]:
    """A lane for each of the rising points: the nearest to the middle where it touches no other."""
    last: dict[int, float] = {}
    lanes = []
    for point in points:
        lane = next(lane for lane in _from_the_middle() if point - last.get(lane, -inf) >= apart)
        last[lane] = point
        lanes.append(lane)
    return lanes


def _from_the_middle() -> Iterator[int]:
    """The lanes 0, 1, −1, 2, −2 and so on."""
    return (-(number // 2) if number % 2 == 0 else (number + 1) // 2 for number in count())
