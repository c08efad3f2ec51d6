"""Everything of a participant's to take away: one JSON file, or one CSV a table in a zip."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from ccc.reports.csv_table import csv_of

Taken = Mapping[str, Any]
"""What `Store.export` gives: "person" is a row, every other name a list of rows."""

READ_ME = "read me.txt"

FILES = {
    "attempt": ("notes", "every note you had scored, with levels, score, evidence and advice"),
    "canvas": ("canvas", "your canvas: what you say of yourself"),
    "device": ("devices", "since when each of your devices has been known here"),
    "draft": ("drafts", "what you had typed last to each person"),
    "goal": ("goals", "why each person, and what for"),
    "joined": ("workshops", "workshops you joined, your number, and whether a coach may read you"),
    "lesson_done": ("lessons", "lessons you have done"),
    "looked": ("looks", "which coach looked at your notes, and when"),
    "mark": ("from coaches", "what coaches said of your notes, with levels and reasons"),
    "mark_answer": ("answers to coaches", "when you had read it, and what you answered"),
    "objection": ("objections", "where you said that the scorer is wrong, and why"),
    "opening": ("people opened", "when you first opened each person's page"),
    "own_person": ("your people", "people of your own; notes to number 3 are under own:3"),
    "person": ("me", "your nickname, and since when you have been here"),
    "person_summary": ("in a row", "the figures a coach's list has of you, if you let one read"),
    "played_round": ("rounds", "rounds of the games, with your answers and points"),
    "recovery": ("codes", "when you made a code for another device"),
    "room_answer": ("answers in workshops", "what you said to a question in a workshop"),
    "round_note": ("notes in workshops", "which notes a room may see, without your name"),
    "seen_reason": ("lines put away", "what a coach was told of you in a line, and has seen"),
    "set_aside": ("not this time", "tips you hid"),
    "summary_history": ("figures so far", "what the figures in a row go on from"),
    "weak_spot": ("weak spots", "bad notes that you gave to the scorer's makers"),
}
"""What a table's file is called, and what is in it; a table without an entry keeps its name."""

_ABOUT = """\
All that Career Calibrator Canvas keeps of you, one table a file. Every file opens in a spreadsheet
(CSV, UTF-8). Times are in UTC, as ISO 8601 has it.

{files}

If a text begins with an apostrophe, take that one off to have it as it was. It keeps your
spreadsheet from running as a formula what you or others wrote. Characters that no spreadsheet can
show stand as signs such as \u2400.
"""


def taken_as_json(taken: Taken) -> bytes:
    """All of it in one file, as JSON in UTF-8."""
    return json.dumps(taken, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def taken_as_csv(taken: Taken) -> bytes:
    """All of it as a zip: one CSV a table that is not empty, and a note on how to read them."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(READ_ME, _read_me(taken).encode("utf-8-sig"))
        for name, rows in taken.items():
            every = rows if isinstance(rows, list) else [rows]
            if every:
                archive.writestr(file_of(name), csv_of([_told_once(row) for row in every]))
    return packed.getvalue()


def file_of(table: str) -> str:
    """The name of a table's file."""
    name, _ = FILES.get(table, (table, ""))
    return f"{name}.csv"


def _read_me(taken: Taken) -> str:
    lines = [
        f"- {file_of(name)}: {FILES[name][1]}" for name in taken if name in FILES and taken[name]
    ]
    return _ABOUT.format(files="\n".join(sorted(lines)))


def _told_once(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """An attempt's columns, then what its assessment says that they do not; answers in one cell."""
    if "plan" in row:
        return {**row, "answers": [f"{asked}: {said}" for asked, said in row["answers"].items()]}
    assessment = row.get("assessment")
    if not isinstance(assessment, Mapping):
        return row
    columns = {name: value for name, value in row.items() if name != "assessment"}
    return columns | {name: assessment[name] for name in assessment if name not in columns}
