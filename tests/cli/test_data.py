"""`ccc keep`, `marks`, `export` and `soak`: what is kept, marked, handed over, and not lost."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result
from typer.testing import CliRunner

from ccc.access import Role
from ccc.cli import app
from ccc.coaching.marks import Marking
from ccc.settings import Settings
from ccc.storage import open_store
from tests.conftest import NOON, DemoDatabase


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCC_DATABASE_URL", f"sqlite:///{tmp_path / 'ccc.db'}")


def keep(*arguments: str) -> Result:
    done = CliRunner().invoke(app, ["keep", *arguments])
    assert done.exit_code == 0, done.output
    return done


def workshops() -> None:
    """One whose time was over long ago, in which Ann sits, and one that is kept for long."""
    store = open_store(Settings.from_environment().database_url)
    maya = store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)
    old = store.workshops.begin(maya, "Old", {}, NOON - timedelta(days=1000))
    kept = store.workshops.begin(maya, "Kept", {}, NOON)
    store.workshops.keep_until(maya, kept.id, NOON.replace(year=2999))
    ann = store.people.enrol("a phone", "Ann", NOON)
    store.seats.join(old.id, ann.id, NOON, coach_may=True)
    store.close()


def test_each_workshop_is_listed_with_its_last_day() -> None:
    assert keep().stdout == "Nothing is kept of any workshop.\n"
    workshops()
    first, second = keep().stdout.splitlines()
    assert first.startswith("1  Old: kept until ")
    assert second == "2  Kept: kept until 2999-03-02"


def test_what_is_due_goes_at_once_and_is_told() -> None:
    workshops()
    assert keep("--now").stdout == "1  Old: gone are 1 person, 0 notes, 0 answers.\n"
    assert keep("--now").stdout == "Nothing is due.\n"
    assert keep().stdout == "2  Kept: kept until 2999-03-02\n"


def test_programs_get_json_lines() -> None:
    assert keep("--json").stdout == keep("--now", "--json").stdout == ""
    workshops()
    (gone,) = map(json.loads, keep("--now", "--json").stdout.splitlines())
    assert (gone["workshop"], gone["title"], gone["people"], gone["coach_may"]) == (1, "Old", 1, 1)
    (kept,) = map(json.loads, keep("--json").stdout.splitlines())
    assert kept == {"workshop": 2, "title": "Kept", "until": "2999-03-02T12:00:00+00:00"}


# --- marks and cohorts ------------------------------------------------------------------------


@pytest.fixture
def demo_file(demo: DemoDatabase, tmp_path: Path) -> Path:
    """The demo in place of the empty database."""
    return Path(shutil.copy(demo.file, tmp_path / "ccc.db"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments])


def mark_blind(notes: int) -> list[str]:
    """Have the demo's coach mark so many notes blind, each a level lower, and one that was seen."""
    store = open_store(Settings.from_environment().database_url)
    maya = next(host for host in store.hosts.all() if host.name == "Maya")
    written = [note for person_id in (1, 2, 3, 4, 5) for note in store.attempts.of(person_id)]
    store.marks.show_levels(maya, written[notes:], NOON)
    for note in written[: notes + 1]:
        tool = note.assessment.levels or {}
        said = Marking({criterion: max(0, level - 1) for criterion, level in tool.items()})
        store.marks.change(maya, note, lambda _, given=said: given, NOON)
        store.marks.hand_over(maya, note, NOON)
    store.close()
    return [note.note for note in written[:notes]]


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("demo_file")
def test_blind_marks_are_lines_that_evaluate_and_fit_read_as_they_are(tmp_path: Path) -> None:
    marked = mark_blind(30)
    done = run("marks")
    assert done.exit_code == 0, done.output
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["note"] for line in lines] == marked
    file = tmp_path / "marks.jsonl"
    file.write_text(done.stdout, encoding="utf-8")
    measured = run("evaluate", str(file), "--json")
    assert measured.exit_code == 0, measured.output
    found = json.loads(measured.stdout)
    assert (found["notes"], found["left_out"]) == (30, 0)
    assert all(gap > 0 for gap in found["gap"].values()), "the coach is a level harder"
    fitted = run("fit", str(file), "--out", str(tmp_path / "weights.yaml"))
    assert fitted.exit_code == 0, fitted.output
    assert (tmp_path / "weights.yaml").is_file()


def test_without_a_blind_mark_nothing_is_printed_but_a_sentence_beside_it() -> None:
    done = run("marks")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "No coach has marked a note before they saw the tool's levels.\n"


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("demo_file")
def test_a_cohort_is_written_to_a_file_once(tmp_path: Path) -> None:
    file = tmp_path / "cohort.zip"
    done = run("export", "1", str(file))
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("Looking for work, Tuesday evenings: ten people with ")
    before = file.read_bytes()
    again = run("export", "1", str(file))
    assert again.exit_code == 1
    assert "is there already" in again.stderr
    assert file.read_bytes() == before
    assert run("export", "2", str(file), "--force").exit_code == 0
    assert file.read_bytes() != before
    assert {path.name for path in tmp_path.iterdir()} >= {"cohort.zip"}


def nicknames_in(file: Path) -> set[str]:
    with ZipFile(file) as archive, archive.open("people.csv") as table:
        rows = csv.DictReader(io.TextIOWrapper(table, "utf-8-sig"))
        return {row["nickname"] for row in rows}


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("demo_file")
def test_a_cohort_is_handed_over_without_nicknames_where_that_is_asked(tmp_path: Path) -> None:
    named, bare = tmp_path / "named.zip", tmp_path / "bare.zip"
    assert run("export", "1", str(named)).exit_code == 0
    assert "Piotr" in nicknames_in(named)

    done = run("export", "1", str(bare), "--without-names")

    assert done.exit_code == 0, done.output
    assert nicknames_in(bare) == {""}


def test_a_cohort_that_is_not_there_and_a_place_that_cannot_be_written_are_told(
    tmp_path: Path,
) -> None:
    done = run("export", "7", str(tmp_path / "cohort.zip"))
    assert (done.exit_code, done.stderr) == (1, "There is no workshop number 7 here.\n")
    assert not (tmp_path / "cohort.zip").exists()
    workshops()
    done = run("export", "1", str(tmp_path / "nowhere" / "cohort.zip"))
    assert done.exit_code == 1
    assert "could not be written" in done.stderr


def test_a_database_that_is_named_is_soaked_alone_and_told_as_json() -> None:
    url = Settings.from_environment().database_url

    done = CliRunner().invoke(app, ["soak", "--cycles", "2", "--database", url, "--json"])

    assert done.exit_code == 0, done.output
    (told,) = json.loads(done.stdout)
    assert (told["database"], told["kills"], told["sound"]) == ("SQLite", 2, True)
    assert (told["saves_lost"], told["saves_doubled"], told["drafts_lost"]) == (0, 0, 0)
    assert told["drafts"] >= told["saves"] > 0

    again = CliRunner().invoke(app, ["soak", "--cycles", "1", "--database", url])

    assert again.exit_code == 1
    assert "already people or keys in" in again.output
