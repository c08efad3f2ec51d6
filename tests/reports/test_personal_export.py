"""What a participant takes away is all there is, in both forms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from ccc.practice.canvas import Canvas
from ccc.reports.personal_export import FILES, READ_ME, file_of, taken_as_csv, taken_as_json
from ccc.storage import Store, open_store
from ccc.storage.schema.tables import metadata
from tests.storage.notes import NOON, filled


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'ccc.db'}")
    yield opened
    opened.close()


@pytest.fixture
def taken(store: Store) -> dict[str, Any]:
    """All that is kept of somebody who left something in every table."""
    sam = filled(store, "token of sam", "Sam")
    return store.people.export(sam.id)


def tables(packed: bytes) -> dict[str, list[dict[str, str]]]:
    with ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def single_values(value: object) -> Iterator[object]:
    """Every text, number and truth value in a JSON value."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from single_values(one)
    elif value is not None:
        yield value


def test_json_is_the_whole_export_in_utf8(taken: dict[str, Any]) -> None:
    assert json.loads(taken_as_json(taken).decode("utf-8")) == taken


def test_every_table_has_a_file_with_a_row_for_each_of_its_own(taken: dict[str, Any]) -> None:
    found = tables(taken_as_csv(taken))
    rows = {name: len(value) if isinstance(value, list) else 1 for name, value in taken.items()}
    assert {name: len(found[file_of(name)]) for name in taken} == rows
    assert len(found) == len(taken)


def test_every_single_value_of_the_export_is_in_its_csv(taken: dict[str, Any]) -> None:
    found = tables(taken_as_csv(taken))
    in_words = {True: "yes", False: "no"}
    for name, rows in taken.items():
        cells = json.dumps(list(map(list, map(dict.values, found[file_of(name)]))))
        for value in single_values(rows):
            text = in_words[value] if isinstance(value, bool) else str(value)
            assert json.dumps(text)[1:-1] in cells, (name, value)


def test_a_note_begins_a_row_of_columns_and_nothing_is_told_twice(taken: dict[str, Any]) -> None:
    (note,) = tables(taken_as_csv(taken))["notes.csv"]
    assert note["note"] == taken["attempt"][0]["note"]
    assert note["levels.context"] == "3"
    assert note["at"] == NOON.isoformat()
    assert json.loads(note["advice"]) == taken["attempt"][0]["assessment"]["advice"]
    assert not [name for name in note if name.startswith("assessment")]


def test_the_table_of_files_names_every_table_and_the_read_me_explains_it(
    taken: dict[str, Any],
) -> None:
    assert set(FILES) == {"person"} | {
        table.name for table in metadata.sorted_tables if "person_id" in table.c
    }
    with ZipFile(io.BytesIO(taken_as_csv(taken))) as archive:
        read_me = archive.read(READ_ME).decode("utf-8-sig")
        assert all(name in read_me for name in archive.namelist() if name != READ_ME)
    assert "apostrophe" in read_me


def test_a_table_with_nothing_in_it_is_left_out(store: Store) -> None:
    newcomer = store.people.enrol("a token", "Bo", NOON)
    assert set(tables(taken_as_csv(store.people.export(newcomer.id)))) == {"me.csv", "devices.csv"}


def test_words_that_no_file_can_hold_break_neither(store: Store) -> None:
    sam = store.people.enrol("a token", "=HYPERLINK(1)\x00\ud800", NOON)
    store.own_people.change_canvas(sam.id, lambda _: Canvas({"who": "+\ud83d"}), NOON)
    taken = store.people.export(sam.id)
    assert json.loads(taken_as_json(taken))["person"]["nickname"] == "=HYPERLINK(1)\x00\ufffd"
    found = tables(taken_as_csv(taken))
    assert found["me.csv"][0]["nickname"] == "'=HYPERLINK(1)␀\ufffd"
    assert found["canvas.csv"][0]["answers.who"] == "'+\ufffd"
