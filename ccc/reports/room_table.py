"""What a room wrote as a table for its host, a row a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ccc.workshop.results import SAID_OF, Turn
from ccc.workshop.selection import RoundNote


def room_rows(
    notes: Mapping[Turn, Sequence[RoundNote]], names: Mapping[int, str]
) -> list[dict[str, Any]]:
    """The notes of each turn, for `csv_of`; `names` are of those who let a coach read them.

    Of anybody else there is no name, and no words that the room was not to see.
    """
    return [
        _row(SAID_OF[turn], note, names.get(note.attempt.person_id))
        for turn, written in notes.items()
        for note in written
    ]


def _row(written: str, note: RoundNote, name: str | None) -> dict[str, Any]:
    attempt, judged = note.attempt, note.attempt.assessment
    readable = name is not None or (note.may_show and not note.hidden)
    return {
        "written": written,
        "nickname": name,
        "note": attempt.note if readable else None,
        "guess": attempt.forecast,
        "points": judged.score,
        "levels": dict(judged.levels or {}),
        "flags": list(judged.flags),
    }
