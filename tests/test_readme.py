"""What the README says is true: its commands run, its examples hold, its rooms are there."""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter
from typer.main import get_command
from typer.testing import CliRunner

from ccc.access import Role
from ccc.cli import app
from ccc.content.checks import Phrases
from ccc.content.scenarios import Card
from ccc.content_check import open_content
from ccc.errors import ContentError
from ccc.scoring import score
from ccc.scoring.checks.matcher import Matcher
from ccc.scoring.text.note import read
from ccc.settings import Settings
from ccc.storage import open_store
from tests.conftest import NOON, content_without_encoder
from tests.hosts import a_host, a_workshop

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci/run").read_text(encoding="utf-8")
NOTICES = ROOT / ".readme/NOTICES.md"
BIN = Path(sys.executable).parent

FIRST_SCREEN, *_ = README.split("\n## ")
BLOCKS = re.findall(r"```(\w+)\n(.+?)\n```", README, flags=re.DOTALL)
(CHECK,) = [text for kind, text in BLOCKS if kind == "yaml"]
(TREE,) = [text for kind, text in BLOCKS if kind == "text"]
YAML = yaml.safe_load(CHECK)
START, TEST, EXAMPLE, COPY, LINT = [text for kind, text in BLOCKS if kind == "sh"]
IN_A_LINE = re.findall(r"`((?:ccc|pytest|sudo) [^`]+)`", README)

TELLS = {
    "ccc --help": "weak-spots",
    "ccc content check my-content": "No faults",
    "ccc score notes.jsonl": '"score": ',
    "ccc backup ccc.dump": "attempts: 0",
    "ccc restore ccc.dump": "attempts: 0",
    "ccc keep": "Nothing is kept of any workshop",
    "ccc keep --now": "Nothing is due",
    "ccc keys": "Nobody has a key yet",
    "ccc keys new Mara --role coach": "shown this once",
    "ccc keys end Mara": "opens nothing any more",
    "ccc reply tests/data/replies.jsonl": '"checks": ',
    "ccc decide tests/data/decisions.jsonl": '"best": ',
    "ccc evaluate tests/data/notes.jsonl": "kappa",
    "ccc fit tests/data/notes.jsonl --out weights.yaml": "Written to weights.yaml",
    "ccc bench tests/data/notes.jsonl": "proselint",
    "ccc fuzz --inputs 100": "0 failed",
    "ccc soak --cycles 5": "integrity: ok",
    "ccc export 1 cohort.zip": "An hour: no person with no note, written to cohort.zip",
    "ccc marks": "",
    "ccc weak-spots": "found and given",
    "ccc content schema schemas": "lessons.schema.json",
}
"""Commands that end by themselves, and a word that each prints."""

RULES_ALONE = ("ccc fuzz --inputs 100",)
"""Commands that score many notes; tests/evaluation tries the encoder."""

FEWER = {
    'pytest -m "not browser"': "-n 0 tests/test_keys.py",
    "ccc soak --cycles 5": "--cycles 1",
}
"""A command that would take long, and what is added to it here."""

WITHOUT_THE_EXTRA = {
    "ccc fit tests/data/notes.jsonl --encoder content/encoder": 'pip install -e ".[train]"',
}
"""Commands that would take hours, of more than the tests install; what each says without it."""

ELSEWHERE = {
    "ccc run": "tests/cli/test_running.py",
    "ccc run --host 0.0.0.0": "tests/cli/test_running.py",
    "ccc rehearse": "tests/cli/test_rehearsing.py",
    "ccc demo": "tests/cli/test_demo.py",
}
"""Commands that go on running, or take long, and the tests that run them."""


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


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with files of the names that the README's commands give, but short."""
    content_without_encoder(tmp_path).rename(tmp_path / "my-content")
    (tmp_path / "tests/data").mkdir(parents=True)
    for name, lines in {"notes": 30, "replies": 5, "decisions": 5}.items():
        whole = (ROOT / f"tests/data/{name}.jsonl").read_text(encoding="utf-8")
        short = "".join(whole.splitlines(keepends=True)[:lines])
        (tmp_path / f"tests/data/{name}.jsonl").write_text(short, encoding="utf-8")
    shutil.copy(tmp_path / "tests/data/notes.jsonl", tmp_path)
    url = environment(tmp_path)["CCC_DATABASE_URL"]
    open_store(url).close()
    monkeypatch.setenv("CCC_DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_readme_is_run_here() -> None:
    runs = {*TELLS, *FEWER, *WITHOUT_THE_EXTRA, *ELSEWHERE}
    assert runs <= set(IN_A_LINE)
    for command, file in ELSEWHERE.items():
        assert f'"{command.split()[1]}"' in (ROOT / file).read_text(encoding="utf-8"), command
    for command in IN_A_LINE:
        installs = command.startswith("sudo apt-get install ")  # what CI does, see below
        assert installs or any(f"{known} ".startswith(f"{command} ") for known in runs), command


def test_every_command_there_is_stands_in_the_readme() -> None:
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        assert any(command.startswith(f"ccc {name}") for command in IN_A_LINE), name


@pytest.mark.parametrize("command", TELLS)
@pytest.mark.usefixtures("folder")
def test_a_command_does_what_the_readme_says(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if command in RULES_ALONE:
        monkeypatch.setenv("CCC_CONTENT_DIR", "my-content")
    if "bench" in command:
        notes = Path("tests/data/notes.jsonl")
        few = notes.read_text(encoding="utf-8").splitlines(keepends=True)[:6]
        notes.write_text("".join(few), encoding="utf-8")
        # Fourteen new processes, which tests/evaluation/test_bench.py starts; no peer, as in CI.
        monkeypatch.setattr("ccc.evaluation.bench._import_seconds", lambda _names: 1.0)
        monkeypatch.setattr("ccc.cli.measuring.find_spec", lambda _name: None)
    if "restore" in command:
        assert CliRunner().invoke(app, ["backup", "ccc.dump"]).exit_code == 0
    if "export" in command:
        store = open_store(Settings.from_environment().database_url)
        a_workshop(store, NOON, a_host(store, "Mara", Role.COACH, NOON))
        store.close()
    if "keys end" in command:
        made = CliRunner().invoke(app, ["keys", "new", "Mara", "--role", "coach"])
        assert made.exit_code == 0
    fewer = FEWER.get(command, "")
    done = CliRunner().invoke(app, shlex.split(f"{command} {fewer}")[1:])
    assert done.exit_code == 0, done.output
    assert TELLS[command] in done.stdout


@pytest.mark.parametrize("command", WITHOUT_THE_EXTRA)
@pytest.mark.usefixtures("folder")
def test_a_command_that_needs_more_says_what_to_install_as_the_readme_does(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)  # lest somebody has it
    done = CliRunner().invoke(app, shlex.split(command)[1:])
    assert done.exit_code == 1
    assert WITHOUT_THE_EXTRA[command] in done.stderr
    assert WITHOUT_THE_EXTRA[command] in README


@pytest.mark.parametrize("command", set(FEWER) - set(TELLS))
def test_a_command_of_the_makers_runs_to_its_end(command: str) -> None:
    done = run(f"{command} {FEWER[command]}", ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_screen_has_two_commands_and_a_picture_that_is_there() -> None:
    assert re.findall(r"```sh\n(.+)\n```", FIRST_SCREEN) == [START, TEST]
    assert START.split(" && ")[-1] == ".venv/bin/ccc run", "which tests/cli/test_running.py starts"
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


def test_the_example_prints_what_the_readme_shows(tmp_path: Path) -> None:
    command, shown = EXAMPLE.removeprefix("$ ").split("\n{\n")
    assert '"sender"' in command
    assert '"recipient"' in command
    assert run(command, tmp_path).stdout == f"{{\n{shown}\n"


def test_a_copied_lesson_wants_a_number_of_its_own_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content_without_encoder(tmp_path)
    copy, check = COPY.rsplit("\n", maxsplit=1)
    done = run(f'{copy} && printf "$CCC_CONTENT_DIR"', tmp_path)
    assert (done.returncode, done.stdout) == (0, "my-content")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCC_CONTENT_DIR", done.stdout)
    checked = CliRunner().invoke(app, shlex.split(check)[1:])
    assert checked.exit_code == 1
    both = ("lessons/always-a-reason.yaml: number", "lessons/my-lesson.yaml: number")
    faults = checked.stdout.splitlines()
    assert len(faults) == 2
    assert all(fault.startswith(place) for fault, place in zip(faults, both, strict=True))
    lesson = tmp_path / "my-content/lessons/my-lesson.yaml"
    numbered = re.sub(r"number: \d+", "number: 99", lesson.read_text(encoding="utf-8"))
    lesson.write_text(numbered, encoding="utf-8")
    assert open_content(tmp_path / "my-content").lessons[-1].id == "my-lesson"


def test_the_settings_are_those_that_the_app_reads() -> None:
    told = re.findall(r"^\| `(CCC_\w+)` \|", README, flags=re.MULTILINE)
    source = (ROOT / "ccc/settings.py").read_text(encoding="utf-8")
    assert set(told) == set(re.findall(r"CCC_[A-Z_]+", source))


def test_no_line_of_the_readme_is_longer_than_a_hundred_characters() -> None:
    assert [line for line in README.splitlines() if len(line) > 100] == []


def test_the_readme_repeats_no_number_that_the_code_knows() -> None:
    prose = re.sub(r"```.+?```|`[^`]+`", "", README, flags=re.DOTALL)
    assert set(re.findall(r"\d[\d.]*", prose)) == {"140"}


def tracked() -> list[Path]:
    """Every file of the repository."""
    named = run("git ls-files -z", ROOT).stdout.split("\0")
    return [ROOT / name for name in named if (ROOT / name).is_file()]


def test_whatever_is_no_text_is_named_among_the_notices() -> None:
    assert f"]({NOTICES.relative_to(ROOT)})" in README
    notices = NOTICES.read_text(encoding="utf-8")
    others = [file for file in tracked() if b"\0" in file.read_bytes()]
    assert others
    for file in others:
        assert f"`{file.relative_to(ROOT)}`" in notices


@pytest.mark.parametrize("page", ["README.md", ".readme/NOTICES.md"])
def test_what_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:ccc|content|pages|tests|\.\w+)/[\w./-]*)`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_content_folder_is_told_file_by_file() -> None:
    table = README.split("| in `content/` |")[1].split("\n\n")[0]
    told = set(re.findall(r"`([\w.]+(?:/|\.yaml))`", table))
    assert told == {f"{one.name}/" if one.is_dir() else one.name for one in CONTENT.iterdir()}


def test_the_check_that_is_shown_proves_itself_and_marks_a_note(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (folder / "checks/context-journey.yaml").write_text(CHECK, encoding="utf-8")
    note = "Ana, we took the same ferry on Monday. How do you bend oak? Ben, nurse"
    ana = Card(name="Ana Rask", headline="Boat builder", facts=("Builds of oak",))
    ben = Card(name="Ben Lund", headline="Nurse", facts=("Rides a red bicycle",))
    rubric = open_content(folder, with_examples=False).rubric
    met = "You took the same ferry on Monday."
    judged = score(note, rubric=rubric, sender=ben, recipient=ana, situation=met)
    assert YAML["why"] in {found.why for found in judged.evidence}
    spoilt = CHECK.replace("ferry on Monday", "lift on Monday")
    (folder / "checks/context-journey.yaml").write_text(spoilt, encoding="utf-8")
    with pytest.raises(ContentError, match=r"context-journey\.yaml: finds\[1\]"):
        open_content(folder, with_examples=False)


@pytest.mark.parametrize(
    ("phrase", "found", "passed"), re.findall(r"\| `(.+?)` \|.+\| \*(.+)\* \| \*(.+)\* \|", README)
)
def test_a_phrase_finds_what_the_readme_says(phrase: str, found: str, passed: str) -> None:
    phrases = [phrase.replace("\\|", "|")]
    check = TypeAdapter(Phrases).validate_python({**YAML, "id": "it", "phrases": phrases})
    assert Matcher([check]).hits(read(found))
    assert not Matcher([check]).hits(read(passed))


def test_every_sign_of_the_language_of_phrases_has_a_row() -> None:
    table = README.split("| write | for |")[1].split("\n\n")[0]
    assert {"|", "*", "?", "~", "@"} <= set("".join(re.findall(r"`(.+?)`", table)))


def rooms(text: str, start: str) -> list[str]:
    """The modules at the beginning of those lines of the tree that start so."""
    columns = re.findall(rf"^(?={start})\s*(\S+(?: \S+)*)", text, flags=re.MULTILINE)
    return [Path(name).stem for column in columns for name in column.split()]


def floors(package: str) -> list[list[str]]:
    """The rooms inside a package, a line each below its own."""
    inside = TREE.split(f"\n{package}/")[1].split("\n\n")[0]
    return [rooms(line, r"   \w") for line in inside.splitlines()]


FLOORS = {
    "ccc": [rooms(floor, "ccc/") for floor in TREE.split("\n\n")],
    "ccc.ui": floors("ccc/ui"),
    "ccc.scoring": floors("ccc/scoring"),
}
"""The rooms of a package, top floor first."""


def imported(file: Path) -> set[str]:
    """The dotted names that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("package", FLOORS)
def test_every_room_is_in_the_tree_and_uses_only_the_floors_below_it(package: str) -> None:
    folder = ROOT / package.replace(".", "/")
    there = {file.stem for file in folder.glob("[!_]*") if file.is_dir() or file.suffix == ".py"}
    tree = FLOORS[package]
    assert sorted(room for floor in tree for room in floor) == sorted(there)
    for number, floor in enumerate(tree):
        upto = {room for above in tree[: number + 1] for room in above}
        for room in floor:
            barred = tuple(f"{package}.{other}." for other in upto - {room})
            for file in [*(folder / room).rglob("*.py"), *folder.glob(f"{room}.py")]:
                assert [name for name in imported(file) if f"{name}.".startswith(barred)] == [], (
                    file
                )
