"""What the README says is true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from typer.main import get_command

from ccc.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_the_readme_names_exists() -> None:
    known = get_command(app).commands  # type: ignore[attr-defined]
    named = set(re.findall(r"`ccc ([a-z-]+)", README))
    assert named
    assert named <= set(known)


def test_every_command_is_in_the_readme() -> None:
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        assert f"`ccc {name}" in README


def test_the_first_screen_has_two_commands_and_a_screenshot_that_is_there() -> None:
    first_screen = README.split("\n## ")[0]
    assert len(re.findall(r"```sh\n(.+)\n```", first_screen)) == 2
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", first_screen)
    assert (ROOT / picture).is_file()


def test_the_example_session_prints_what_the_readme_shows() -> None:
    found = re.search(r"\$ (echo .+?)\n(\{.+?)\n```", README, flags=re.S)
    assert found
    command, shown = found.groups()
    python = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-c", f'PATH="{python}:$PATH"; {command}'],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == shown
