"""`ccc keep`: until when workshops are kept, and what went."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from ccc.access import Role
from ccc.cli import app
from ccc.settings import Settings
from ccc.storage import open_store
from tests.conftest import NOON


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
