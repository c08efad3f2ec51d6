"""A cohort handed over: opened by another program, it is what the database holds."""

from __future__ import annotations

import io
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from ccc.coaching.marks import Marking
from ccc.content.ids import CRITERIA
from ccc.reports.cohort_export import COLUMNS, READ_ME, cohort_zip
from ccc.storage import Store, open_store
from ccc.storage.coaching.cohorts import CohortRecords
from tests.conftest import NOON, DemoDatabase
from tests.storage.notes import new_attempt

pytestmark = pytest.mark.xdist_group("demo")

ODD = (
    '=HYPERLINK("http://evil.example","Hi")',
    "+49 30 1234",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "'tis me",
    'Commas, "quotes"; and\nlines\r\nof two kinds',
    "A family: 👩🏽‍🚀👨‍👩‍👧, ñ, שלום, مرحبا",
    "U+0000 \x00, a bell \x07, half a character \ud83d",
    "  spaces around  ",
)

GUARDED = ("=", "+", "-", "@", "\t", "＝", "'")


def in_a_cell(text: str) -> str:
    """What a spreadsheet is to be given for a text."""
    shown = text.replace("\x00", "␀").replace("\x07", "␇").replace("\ud83d", "\ufffd")
    return f"'{shown}" if shown.startswith(GUARDED) else shown


@pytest.fixture
def file(demo: DemoDatabase, tmp_path: Path) -> Path:
    """A demo of this test's own."""
    return Path(shutil.copy(demo.file, tmp_path / "demo.db"))


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{file}")
    yield opened
    opened.close()


def opened(packed: bytes) -> dict[str, pd.DataFrame]:
    """The tables as pandas reads them, each cell as the text that it is."""
    with ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return {
            name: pd.read_csv(
                io.BytesIO(archive.read(name)), dtype=str, keep_default_na=False, encoding="utf-8"
            )
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def test_another_program_reads_the_same_out_of_the_files_as_out_of_the_database(
    store: Store, file: Path
) -> None:
    tables = opened(cohort_zip(store.cohorts.records(2)))
    store.close()
    with sqlite3.connect(file) as database:
        people = database.execute(
            "SELECT p.id, j.number, p.nickname FROM person p JOIN joined j ON j.person_id = p.id "
            "WHERE j.workshop_id = 2 AND j.coach_may AND NOT j.removed ORDER BY j.number"
        ).fetchall()
        attempts = database.execute(
            "SELECT id, person_id, scenario_id, nth, note, forecast, score, band, rubric_hash "
            "FROM attempt WHERE person_id IN (SELECT person_id FROM joined WHERE workshop_id = 2) "
            "ORDER BY id"
        ).fetchall()
    told = tables["people.csv"][["person", "number", "nickname"]]
    assert told.to_numpy().tolist() == [[str(value) for value in row] for row in people]
    names = ["attempt", "person", "scenario", "nth", "note", "forecast", "score", "band"]
    names.append("rubric_hash")
    assert tables["attempts.csv"][names].to_numpy().tolist() == [
        ["" if value is None else str(value) for value in row] for row in attempts
    ]


def test_each_level_of_each_note_has_a_row(store: Store) -> None:
    records = store.cohorts.records(1)
    levels = opened(cohort_zip(records))["levels.csv"]
    expected = [
        [str(row["attempt"]), criterion, str(row["levels"][criterion])]
        for row in records.attempts
        for criterion in CRITERIA
    ]
    assert levels.to_numpy().tolist() == expected


def test_formulas_and_odd_characters_arrive_as_texts_that_nothing_runs(store: Store) -> None:
    somebody = store.people.enrol("a phone", ODD[0], NOON)
    coach = next(host for host in store.hosts.all() if host.name == "Maya")
    workshop = store.workshops.begin(coach, "=A title\nin two lines", {}, NOON).id
    store.seats.join(workshop, somebody.id, NOON, coach_may=True)
    for number, text in enumerate(ODD):
        new = new_attempt(somebody.id, f"scenario {number}", text)
        note = store.attempts.save(new, NOON + timedelta(minutes=number))
        said = Marking(dict.fromkeys(CRITERIA, 0), {"value": text}, text, text)
        store.marks.change(coach, note, lambda _, given=said: given, NOON)
        store.marks.hand_over(coach, note, NOON)
    tables = opened(cohort_zip(store.cohorts.records(workshop)))
    cells = [in_a_cell(text) for text in ODD]
    assert tables["people.csv"]["nickname"].tolist() == [in_a_cell(ODD[0])]
    assert tables["attempts.csv"]["note"].tolist() == cells
    marks = tables["marks.csv"]
    assert marks["comment"].tolist() == [in_a_cell(text.strip()) for text in ODD]
    assert marks["quote"].tolist() == cells
    for table in tables.values():
        for cell in table.to_numpy().flatten():
            assert not str(cell).startswith(GUARDED[:-1])


def test_an_answer_and_a_mark_have_their_columns(store: Store) -> None:
    coach = next(host for host in store.hosts.all() if host.name == "Maya")
    note = store.attempts.of(1)[0]
    store.marks.change(coach, note, lambda _: Marking({"value": 3}, {"value": "Yes"}), NOON)
    store.marks.hand_over(coach, note, NOON)
    (mark,) = store.received_marks.of(1)
    store.received_marks.open(1, [mark.id])
    store.received_marks.answer(1, mark.id, "Thank you", NOON)
    tables = opened(cohort_zip(store.cohorts.records(1)))
    (row,) = tables["marks.csv"].to_dict("records")
    assert (row["coach"], row["blind"], row["state"]) == ("Maya", "yes", "opened")
    assert (row["levels.value"], row["levels.reason"]) == ("3", "")
    (answer,) = tables["answers.csv"].to_dict("records")
    assert answer == {
        "mark": str(mark.id),
        "person": "1",
        "seen_at": NOON.isoformat(),
        "text": "Thank you",
        "at": NOON.isoformat(),
    }


def test_each_file_has_the_columns_that_the_text_explains_even_where_it_is_empty() -> None:
    nobody = CohortRecords("Empty", [], [], [], [])
    packed = cohort_zip(nobody)
    assert {name: list(table) for name, table in opened(packed).items()} == {
        file: list(columns) for file, columns in COLUMNS.items()
    }
    with ZipFile(io.BytesIO(packed)) as archive:
        text = archive.read(READ_ME).decode("utf-8-sig")
    for file, columns in COLUMNS.items():
        assert f"\n{file}\n" in text
        for name, means in columns.items():
            assert f"\n  {name}: {means}\n" in text
    assert text.startswith("Empty\n")
    assert "empty where that was before such times were kept" in text


def test_no_column_of_the_records_is_left_out(store: Store) -> None:
    """But an attempt's levels, which have a file of their own."""
    records = store.cohorts.records(1)
    assert set(records.people[0]) == set(COLUMNS["people.csv"])
    assert set(records.attempts[0]) - {"levels"} == set(COLUMNS["attempts.csv"])
