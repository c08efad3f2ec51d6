"""A room's notes as a table: who is named, and whose words stand in it."""

from __future__ import annotations

from dataclasses import replace

from ccc.reports.csv_table import csv_of
from ccc.reports.room_table import room_rows
from ccc.workshop.selection import RoundNote
from tests.attempts import attempt


def note(person: int, words: str, *, may_show: bool = True, hidden: bool = False) -> RoundNote:
    written = replace(attempt("ann", forecast=40), person_id=person, note=words)
    return RoundNote(written, may_show, hidden)


def test_a_row_a_note_has_guess_points_and_levels() -> None:
    (row,) = room_rows({"again": [note(1, "Hello")]}, {1: "Ann"})
    assert row["written"] == "again"
    assert (row["nickname"], row["note"], row["guess"], row["points"]) == ("Ann", "Hello", 40, 50)
    assert (
        csv_of([row])
        .decode("utf-8-sig")
        .splitlines()[0]
        .startswith("written,nickname,note,guess,points,levels.reason")
    )


def test_only_who_said_yes_is_named() -> None:
    rows = room_rows({"first": [note(1, "Hello"), note(2, "Hey")]}, {2: "Bo"})
    assert [row["nickname"] for row in rows] == [None, "Bo"]


def test_words_that_the_room_was_not_to_see_are_there_for_a_yes_alone() -> None:
    kept = [note(1, "Kept", may_show=False), note(2, "Hidden", hidden=True), note(3, "Shown")]
    assert [row["note"] for row in room_rows({"new": kept}, {})] == [None, None, "Shown"]
    assert [row["note"] for row in room_rows({"new": kept}, {1: "Ann"})] == ["Kept", None, "Shown"]
