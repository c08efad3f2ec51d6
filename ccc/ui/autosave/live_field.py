"""A field that reports what is typed as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ccc.content.rubric import Rubric
from ccc.ui.autosave.draft import Draft
from ccc.ui.components.marked_note import COLOURS, MARKS, Stretch
from ccc.ui.frontend.renderer import nothing, renderer


@dataclass(frozen=True)
class FieldStyle:
    """How a field looks: its label, a hint for when it is empty, its least height in rows.

    `enter` says what Ctrl+Enter (or Cmd+Enter) does, empty where it does nothing. `limit` and
    `target` are numbers of characters, None where nobody counts. Where the page already asks the
    question above it, the label is for screen readers only.
    """

    label: str
    placeholder: str = ""
    rows: int = 3
    one_line: bool = False
    asked_above: bool = False
    enter: str = ""
    limit: int | None = None
    target: int | None = None


@dataclass(frozen=True)
class Marks:
    """A text in stretches, each with what its words count for, or cost, by the rubric."""

    stretches: Sequence[Stretch]
    rubric: Rubric


def live_field(
    key: str,
    draft: Draft,
    style: FieldStyle,
    marks: Marks | None = None,
    *,
    take: Callable[[], None],
) -> bool:
    """Draw the field; whether Ctrl+Enter (or Cmd+Enter) was pressed in it.

    `take` is called at every report, also where somebody leaves the page before it is run again.
    """
    answer = renderer("note")(
        key=key,
        data={
            "name": draft.name,
            "look": asdict(style),
            "kinds": _kinds(marks.rubric) if marks else [],
            "stretches": [
                [stretch.text, [MARKS.index(mark) for mark in stretch.marks]]
                for stretch in (marks.stretches if marks else [Stretch(draft.text, ())])
            ],
            "base": draft.base if draft.ours is None else draft.ours,
            "kept": draft.saved,
            "at": int(draft.at.timestamp() * 1000) if draft.at else None,
            "older": draft.older,
            "put": draft.put,
        },
        on_typed_change=take,
        on_submit_change=nothing,
    )
    return bool(answer.get("submit"))


def _kinds(rubric: Rubric) -> list[dict[str, Any]]:
    """Every kind of mark: its name, its colour, and whether words that have it cost."""
    return [
        {
            "name": mark.named(rubric),
            "colour": COLOURS[mark.criterion],
            "costs": mark.costs,
        }
        for mark in MARKS
    ]
