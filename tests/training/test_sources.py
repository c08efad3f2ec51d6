"""Files to learn from: what is read of them, and what is said of a file that cannot be used."""

import json

import pytest

from ccc.content.ids import CRITERIA
from ccc.training.sources import SourceError, read_sources, rows_of
from tests.scoring.replies.data import lines_of


def write(folder, name, *rows):
    file = folder / name
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_notes_with_their_marks_and_replies_are_read_together(tmp_path, rows):
    notes = write(tmp_path, "mine.jsonl", *rows[:2])
    marked = {"id": rows[0]["id"], "earns": {"value": [rows[0]["note"].split()[0]]}}
    marks = write(tmp_path, "marks.jsonl", marked)
    replies = write(tmp_path, "answers.jsonl", json.loads(lines_of("replies.jsonl")[0]))
    first, second, reply = read_sources([notes], [marks], [replies])
    assert first.marks
    assert second.marks is None
    assert (first.set, reply.set) == ("mine", "answers")
    assert reply.id.startswith("answers:")


def test_where_there_is_nothing_to_learn_it_is_said(tmp_path):
    with pytest.raises(SourceError, match="nothing to learn from"):
        read_sources([write(tmp_path, "notes.jsonl")], [], [])


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"no\.jsonl could not be read"):
        rows_of(tmp_path / "no.jsonl")


@pytest.mark.parametrize(("text", "says"), [("{oops", "not JSON"), ("[1]", "not an object")])
def test_a_line_that_is_no_object_is_told(tmp_path, text, says):
    file = tmp_path / "notes.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=says):
        rows_of(file)


@pytest.mark.parametrize("lost", ["note", "levels", "id"])
def test_a_note_without_what_is_learnt_from_it_is_named(tmp_path, rows, lost):
    short = {key: value for key, value in rows[0].items() if key != lost}
    file = write(tmp_path, "notes.jsonl", rows[1], short)
    with pytest.raises(SourceError, match=rf"notes\.jsonl: .*{lost}"):
        read_sources([file], [], [])


def test_a_note_without_one_of_its_levels_or_with_a_broken_card_is_named(tmp_path, rows):
    levels = {name: 1 for name in CRITERIA if name != "value"}
    file = write(tmp_path, "notes.jsonl", {**rows[0], "levels": levels})
    with pytest.raises(SourceError, match="value"):
        read_sources([file], [], [])
    file = write(tmp_path, "notes.jsonl", {**rows[0], "sender": "Ana"})
    with pytest.raises(SourceError, match="sender"):
        read_sources([file], [], [])


def test_a_reply_without_its_checks_and_marks_without_an_id_are_named(tmp_path, rows):
    replies = write(tmp_path, "answers.jsonl", {"id": "r1", "reply": "Thanks!"})
    with pytest.raises(SourceError, match=r"answers\.jsonl: .*checks"):
        read_sources([], [], [replies])
    marks = write(tmp_path, "marks.jsonl", {"earns": {}})
    with pytest.raises(SourceError, match=r"marks\.jsonl: .*id"):
        read_sources([write(tmp_path, "notes.jsonl", rows[0])], [marks], [])


def test_a_file_that_is_not_utf_8_is_told(tmp_path):
    file = tmp_path / "notes.jsonl"
    file.write_bytes(b'{"note": "\xff"}')
    with pytest.raises(SourceError, match="UTF-8"):
        rows_of(file)


def test_a_line_ends_where_json_lines_end_and_at_no_other_break_in_a_text(tmp_path):
    file = tmp_path / "notes.jsonl"
    file.write_text('{"note": "one\u2028two\x85three"}\n', encoding="utf-8")
    assert rows_of(file) == [{"note": "one\u2028two\x85three"}]
