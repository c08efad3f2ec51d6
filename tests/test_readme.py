"""What the README says is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from ccc.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci/run").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent

FIRST_SCREEN, *_ = README.split("\n## ")
START, TEST, _, LINT = re.findall(r"```sh\n(.+?)\n```", README, flags=re.DOTALL)


def environment(folder: Path) -> dict[str, str]:
    """The commands on the path, and a database of their own."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "CCC_DATABASE_URL": f"sqlite:///{folder}/ccc.db"}


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as it stands, as somebody would who is in that folder."""
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )


def test_every_command_the_readme_names_exists() -> None:
    known = get_command(app).commands  # type: ignore[attr-defined]
    named = set(re.findall(r"`ccc ([a-z-]+)", README))
    assert named
    assert named <= set(known)


def test_every_command_is_in_the_readme() -> None:
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        assert f"`ccc {name}" in README


def test_the_first_screen_has_two_commands_and_a_picture_that_is_there() -> None:
    assert re.findall(r"```sh\n(.+)\n```", FIRST_SCREEN) == [START, TEST]
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", FIRST_SCREEN)
    assert (ROOT / picture).is_file()


def test_both_commands_make_an_environment_of_their_own_and_use_no_other(tmp_path: Path) -> None:
    make, install, _ = START.split(" && ")
    assert TEST.split(" && ") == [make, install.replace("-e .", '-e ".[test]"'), ".venv/bin/pytest"]
    assert install.startswith(".venv/bin/pip install ")
    done = run(f"{make} --without-pip", tmp_path)  # which it would take long to unpack
    assert done.returncode == 0, done.stderr
    (activate,) = re.findall(r"`(\. \.venv[^`]+)`", README)
    done = run(f"{activate} && command -v python3", tmp_path)
    assert done.stdout == f"{tmp_path}/.venv/bin/python3\n"


@pytest.mark.parametrize(("name", "line"), [("lint_command", LINT), ("test_command", TEST)])
def test_ci_runs_that_very_line_of_the_readme(name: str, line: str) -> None:
    (taken,) = re.findall(rf"^{name}=\$\((.+)\)$", CI, flags=re.MULTILINE)
    assert run(taken, ROOT).stdout == f"{line}\n"
    assert re.search(rf'bash -c "\${name}"$', CI, flags=re.MULTILINE)


def test_ci_lints_first_and_tests_last() -> None:
    *_, last = CI.strip().splitlines()
    assert last == 'bash -c "$test_command"'
    assert CI.index('bash -c "$lint_command"') < CI.index(last)


def test_ci_installs_the_system_packages_that_the_readme_names() -> None:
    named = re.findall(r"`sudo apt-get install ([^`]+)`", README)
    assert set(" ".join(named).split()) == set(re.findall(r"missing\+=\((.+)\)", CI))


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
