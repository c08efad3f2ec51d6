"""The recipe's unit of systemd, and the settings that it reads."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ccc.cli.connections import HEARD_EVERY, LONGEST_GOODBYE
from ccc.open_files import WANTED
from ccc.settings import Settings
from ccc.storage.database.address import read_address
from tests.deploy.recipe import RECIPE, adapted

UNIT = (RECIPE / "ccc@.service").read_text(encoding="utf-8")


def said(name: str) -> str:
    """The value of a setting of the unit."""
    (value,) = re.findall(rf"^{name}=(.*)$", UNIT, re.MULTILINE)
    return str(value)


def test_systemd_reads_the_unit_without_a_complaint(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd")
    unit = tmp_path / "ccc@8501.service"
    python = adapted("ccc@.service", {"/opt/ccc/.venv/bin/ccc": f"{sys.executable} -m ccc"})
    unit.write_text(python, encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "ccc@" in line] == []


def test_the_unit_gives_the_app_what_it_counts_on() -> None:
    assert said("Type") == "notify"
    assert int(said("WatchdogSec")) > 3 * HEARD_EVERY
    assert int(said("TimeoutStopSec")) > 2 * LONGEST_GOODBYE
    assert int(said("LimitNOFILE")) == WANTED
    assert said("ExecStart").endswith("ccc run --port %i --proxy 127.0.0.1")


def test_its_settings_name_a_postgresql_and_an_address_by_https() -> None:
    settings = Settings.from_environment(
        dict(
            line.split("=", 1)
            for line in (RECIPE / "ccc.env").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
        )
    )
    assert settings.public_url == "https://canvas.example"
    address = read_address(settings.database_url)
    assert str(address) == "the PostgreSQL database ccc on /run/postgresql"
