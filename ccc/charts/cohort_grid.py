"""Two grids of a cohort: levels by person and criterion, and notes by person and week.

Each cell holds its word or number, in a colour that can be read on its own ground, so that a grid
says the same in black and white; each leads to its person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import altair as alt
import pandas as pd

from ccc.charts.style import GREY, Spec, finished, picked
from ccc.coaching.cohort_view import CohortRow
from ccc.content.rubric import Rubric

ROW = 26
"""Pixels for a person."""

_ABOVE = 100
"""Pixels above the rows, for a title and what each column is."""


def height_on_page(people: int) -> int:
    """The height in pixels of a grid with so many rows on a page, where all of it must fit."""
    return ROW * people + _ABOVE


TOO_EARLY = "too early"

LEVEL_GROUNDS = ("#F1F6FA", "#BCD9ED", "#62A9D4", "#0B4F7D")
"""Behind the levels from missing to strong: the more, the darker."""

_NO_LEVEL_GROUND = "#E7E2DA"
_INK, _PAPER = "#1E1B18", "#FFFFFF"
_NAMES_ROOM = 130


def cohort_level_spec(people: Sequence[CohortRow], rubric: Rubric) -> Spec:
    """The level of each person on each criterion now, with an arrow where it changed."""
    cells = [
        {
            "row": row,
            "person": person.id,
            "name": person.name,
            "column": criterion.name,
            **_level_cell(person, number, rubric),
        }
        for row, person in enumerate(people)
        for number, criterion in enumerate(rubric.criteria)
    ]
    columns = alt.X(
        "column:N",
        sort=[criterion.name for criterion in rubric.criteria],
        title=None,
        # Two words stand one below the other, the second one in the room below.
        axis=_on_top(labelExpr="split(datum.label, ' ')", labelPadding=18),
    )
    tips = [
        alt.Tooltip("name:N", title="Person"),
        alt.Tooltip("column:N", title="Criterion"),
        alt.Tooltip("word:N", title="Latest first drafts"),
        alt.Tooltip("since:N", title="Since the first three"),
    ]
    return _grid(pd.DataFrame(cells), columns, people, tips, "Where everybody stands")


def _level_cell(person: CohortRow, number: int, rubric: Rubric) -> dict[str, Any]:
    criterion = rubric.criteria[number]
    mean = person.summary.means.get(criterion.id)
    if mean is None:
        words = {"word": TOO_EARLY, "says": TOO_EARLY, "since": TOO_EARLY}
        return {**words, "ground": _NO_LEVEL_GROUND, "ink": _INK}
    level = int(mean + 0.5)
    change = person.summary.changed.get(criterion.id, 0.0)
    word, arrow = criterion.levels[level].name, "↑" if change > 0 else "↓" if change else ""
    return {
        "word": word,
        "says": f"{word} {arrow}".rstrip(),
        "since": "higher" if change > 0 else "lower" if change else "no clear change",
        "ground": LEVEL_GROUNDS[level],
        "ink": _PAPER if level == len(LEVEL_GROUNDS) - 1 else _INK,
    }


def cohort_week_spec(people: Sequence[CohortRow], weeks: Sequence[datetime]) -> Spec:
    """How many notes each person wrote in each week, from its Monday on; an empty cell is none."""
    most = max((notes for person in people for notes in person.by_week), default=0)
    cells = [
        {
            "row": row,
            "person": person.id,
            "name": person.name,
            "column": number,
            "from": _day(monday),
            "notes": notes,
            "says": str(notes) if notes else "",
            **_count_colours(notes, most),
        }
        for row, person in enumerate(people)
        for number, (monday, notes) in enumerate(zip(weeks, person.by_week, strict=True))
    ]
    days = {str(number): _day(monday) for number, monday in enumerate(weeks)}
    columns = alt.X(
        "column:O",
        title=None,
        axis=_on_top(labelExpr=f"{json.dumps(days)}[datum.label]", labelAngle=-45),
    )
    tips = [
        alt.Tooltip("name:N", title="Person"),
        alt.Tooltip("from:N", title="Week from"),
        alt.Tooltip("notes:Q", title="Notes"),
    ]
    return _grid(pd.DataFrame(cells), columns, people, tips, "Notes in each week, by its Monday")


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%b}"


def _count_colours(notes: int, most: int) -> dict[str, str]:
    if not notes:
        return {"ground": "transparent", "ink": _INK}
    shade = 1 if most <= 1 else 1 + round(2 * (notes - 1) / (most - 1))
    return {"ground": LEVEL_GROUNDS[shade], "ink": _PAPER if shade == 3 else _INK}


def _on_top(**more: Any) -> alt.Axis:
    return alt.Axis(
        orient="top",
        domain=False,
        ticks=False,
        labelLimit=0,
        labelFlush=False,
        labelOverlap=False,
        **{"labelAngle": 0, **more},
    )


def _grid(
    cells: pd.DataFrame,
    columns: alt.X,
    people: Sequence[CohortRow],
    tips: list[alt.Tooltip],
    title: str,
) -> Spec:
    base = alt.Chart(cells).encode(x=columns, y=rows_axis(people), tooltip=tips)
    ground = base.mark_rect(stroke=GREY, strokeOpacity=0.35, strokeWidth=1).encode(
        color=alt.Color("ground:N", scale=None)
    )
    words = base.mark_text(fontSize=12).encode(text="says:N", color=alt.Color("ink:N", scale=None))
    layered = alt.layer(ground.add_params(picked("person")), words)
    return finished(layered.properties(height=ROW * len(people)), title, height=None)


def rows_axis(people: Sequence[CohortRow]) -> alt.Y:
    """A row for each person, in the order given; two of one name keep a row each."""
    names: Mapping[str, str] = {str(row): person.name for row, person in enumerate(people)}
    return alt.Y(
        "row:O",
        title=None,
        axis=alt.Axis(
            domain=False,
            ticks=False,
            labelExpr=f"{json.dumps(names)}[datum.label]",
            labelLimit=_NAMES_ROOM,
            labelFlush=False,
            labelOverlap=False,
        ),
    )
