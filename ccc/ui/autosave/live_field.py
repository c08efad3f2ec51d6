"""A field that reports what is typed as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ccc.content.ids import CriterionId
from ccc.practice.field_rules import MOST_REPORTED
from ccc.ui.autosave.draft import Draft
from ccc.ui.components.level_rows import LevelRow
from ccc.ui.components.marked_note import UNDERLINES, Stretch
from ccc.ui.frontend.renderer import nothing, renderer
from ccc.ui.resources import now

OBJECTS = "This is wrong"
"""What a button says by which a writer disputes what the scorer tells them."""


@dataclass(frozen=True)
class FieldStyle:
    """How a field looks: its label, a hint for when it is empty, its least height in rows.

    `help` says below the label how to find what to write. `enter` says what Ctrl+Enter (or
    Cmd+Enter) does, empty where it does nothing. `limit` and `target` are numbers of characters,
    None where nobody counts. `cards` is what the button says that
    shows the cards on a phone, `back` the one that puts them away again; empty where there are
    none. The field takes the focus whenever `focus` grows. At `closes` it reports what it holds,
    is read only from then on, and says `closed`; it never closes where that is None.
    """

    label: str
    placeholder: str = ""
    rows: int = 3
    one_line: bool = False
    help: str = ""
    enter: str = ""
    limit: int | None = None
    target: int | None = None
    cards: str = ""
    back: str = ""
    focus: int = 0
    closes: datetime | None = None
    closed: str = ""


@dataclass(frozen=True)
class Judged:
    """What is drawn of a judgement: a text in stretches, each with its marks, and the levels.

    `looked_at` is the criterion whose words are marked until another is chosen; `wait` is said
    where there are no levels yet.
    """

    stretches: Sequence[Stretch]
    levels: Sequence[LevelRow]
    looked_at: CriterionId | None
    wait: str = ""


@dataclass(frozen=True)
class Heard:
    """What is done with what the field reports.

    `take` is called at every report, also where somebody leaves the page before it is run again;
    `submit` for Ctrl+Enter (or Cmd+Enter), `wrong` for an objection to what is told of a judgement.
    """

    take: Callable[[], None]
    submit: Callable[[], None] = nothing
    wrong: Callable[[], None] | None = None


def live_field(
    key: str,
    draft: Draft,
    style: FieldStyle,
    heard: Heard,
    judged: Judged | None = None,
) -> bool:
    """Draw the field; whether Ctrl+Enter (or Cmd+Enter) was pressed in it."""
    answer = renderer("note")(
        key=key,
        data={
            "name": draft.name,
            "look": vars(style) | {"closes": style.closes and _milliseconds(style.closes)},
            "kinds": [vars(underline) for underline in UNDERLINES],
            "stretches": [
                [stretch.text, [UNDERLINES.index(each) for each in stretch.underlines]]
                for stretch in (judged.stretches if judged else [Stretch(draft.text, ())])
            ],
            "levels": [_as_json(level) for level in judged.levels] if judged else None,
            "looked_at": judged.looked_at if judged else None,
            "wait": judged.wait if judged else "",
            "objects": OBJECTS if heard.wrong else "",
            "base": draft.base if draft.ours is None else draft.ours,
            "kept": draft.saved,
            "at": _milliseconds(draft.at) if draft.at else None,
            "clock": _milliseconds(now()),
            "older": draft.older,
            "put": draft.put,
            "most": MOST_REPORTED,
        },
        on_typed_change=heard.take,
        on_submit_change=heard.submit,
        on_wrong_change=heard.wrong or nothing,
    )
    return bool(answer.get("submit"))


def _as_json(level: LevelRow) -> dict[str, Any]:
    return vars(level) | {"words": [vars(words) for words in level.words]}


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)
