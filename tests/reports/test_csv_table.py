"""A table as CSV: opens right in a spreadsheet, runs nothing, loses nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.reports.csv_table import csv_of, guarded

HARMLESS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\r\n"))


def read(file: bytes) -> list[dict[str, str]]:
    """The rows, as any reader of CSV would have them."""
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_the_file_begins_with_the_mark_by_which_spreadsheets_know_utf8() -> None:
    assert csv_of([{"note": "Žižek 🪑"}]) == b"\xef\xbb\xbf" + "note\r\nŽižek 🪑\r\n".encode()


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_is_left_that_a_spreadsheet_would_run(first: str) -> None:
    assert guarded(f"{first}cmd|' /C calc'!A0") == f"'{first}cmd|' /C calc'!A0"


@given(HARMLESS)
def test_taking_the_first_apostrophe_off_gives_every_text_back(text: str) -> None:
    (row,) = read(csv_of([{"note": text, "after": "x"}]))
    assert (row["note"][1:] if row["note"].startswith("'") else row["note"]) == text
    assert row["after"] == "x"


@given(st.text())
def test_any_text_at_all_is_one_cell_and_fits_utf8(text: str) -> None:
    (row,) = read(csv_of([{"note": text + "\x00\ud800", "after": "x"}]))
    assert row["note"].endswith("␀\ufffd")
    assert row["after"] == "x"


def test_an_object_gets_a_column_a_name_and_a_list_is_json() -> None:
    rows = [{"levels": {"reason": 2, "context": 0}, "flags": ["too_long"]}, {"score": None}]
    assert read(csv_of(rows)) == [
        {"levels.reason": "2", "levels.context": "0", "flags": '["too_long"]', "score": ""},
        {"levels.reason": "", "levels.context": "", "flags": "", "score": ""},
    ]


def test_numbers_stay_numbers_and_truth_is_said_in_words() -> None:
    assert read(csv_of([{"change": -4, "unseen": True, "seen": False}])) == [
        {"change": "-4", "unseen": "yes", "seen": "no"}
    ]
