"""`ccc keys`: whoever runs the server gives keys to persons, and ends them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from ccc.access import LONGEST_NAME, Role
from ccc.cli import app
from ccc.settings import Settings
from ccc.storage import Store, open_store
from tests.conftest import NOON


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCC_DATABASE_URL", f"sqlite:///{tmp_path / 'ccc.db'}")


def keys(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["keys", *arguments])


def store() -> Store:
    return open_store(Settings.from_environment().database_url)


@pytest.mark.parametrize("role", list(Role))
def test_a_new_key_is_shown_once_and_opens_in_its_role(role: Role) -> None:
    done = keys("new", "  Mara ", "--role", role)
    assert done.exit_code == 0, done.output
    (key,) = re.findall(r"shown this once: (\S+)", done.stdout)
    host = store().hosts.open("phone", key, NOON)
    assert host is not None
    assert (host.name, host.role) == ("Mara", role)
    assert key not in keys().output + keys("--json").output


def test_everybody_is_listed_with_role_and_days() -> None:
    assert "Nobody has a key yet" in keys().stdout
    keys("new", "Mara", "--role", "coach")
    keys("new", "Jo", "--role", "facilitator")
    keys("end", "Jo")
    first, second = keys().stdout.splitlines()
    assert re.fullmatch(r"Mara  coach        since \d{4}-\d\d-\d\d", first)
    assert re.fullmatch(r"Jo    facilitator  since \d{4}-\d\d-\d\d  ended \d{4}-\d\d-\d\d", second)


def test_the_list_is_there_for_programs_too() -> None:
    assert keys("--json").stdout == ""
    keys("new", "Mara", "--role", "coach")
    (line,) = keys("--json").stdout.splitlines()
    (host,) = store().hosts.all()
    assert json.loads(line) == {
        "name": "Mara",
        "role": "coach",
        "since": host.since.isoformat(),
        "ended": None,
    }


def test_an_ended_key_opens_nothing_and_its_name_is_free() -> None:
    (key,) = re.findall(r"once: (\S+)", keys("new", "Mara", "--role", "coach").stdout)
    assert keys("end", "Mara").exit_code == 0
    assert store().hosts.open("phone", key, NOON) is None
    assert keys("new", "Mara", "--role", "owner").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("new", "Ivo", "--role", "coach"), 1, "There is a key of the name Ivo already"),
        (("new", " \u200b ", "--role", "coach"), 1, f"A name has 1 to {LONGEST_NAME} characters"),
        (("new", "x" * (LONGEST_NAME + 1), "--role", "coach"), 1, "A name has 1 to"),
        (("new", "Mara", "--role", "king"), 2, "facilitator"),
        (("new", "Mara"), 2, "--role"),
        (("end", "Mara"), 1, "There is no key of the name Mara that still opens"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    arguments: tuple[str, ...], status: int, says: str
) -> None:
    keys("new", "Ivo", "--role", "coach")
    done = keys(*arguments)
    assert done.exit_code == status
    assert says in done.output
    assert [host.name for host in store().hosts.all()] == ["Ivo"]
