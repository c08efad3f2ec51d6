"""The dependency rule, the size of pages, modules and folders, and tests beside what they test."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Set
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))
MAY_IMPORT = ("streamlit", "ccc.ui")
MODULES = sorted((ROOT / "ccc").rglob("*.py"))
FOLDERS = sorted({module.parent for module in MODULES if "migrations" not in module.parts})

FILES_IN = {
    "ccc/content": 21,
    "ccc/practice": 13,
    "ccc/scoring": 13,
    "ccc/training": 15,
    "ccc/ui/components": 14,
}
"""Folders with more than twelve files: one a kind of content, a floor of the scorer, a noun that is
stored, a step of the training, a thing to draw."""

BY_HAND = {"ccc/training": "batches export network peer predictions train"}
"""Modules that no test imports: they need torch, which is too large to install for the tests alone,
and the app never runs it. They are run by hand, by `ccc fit --encoder`, whose model card then tells
how good the outcome is; what they are given and what they give is tested beside them."""

TESTED_IN = (
    ("cli", "content measuring terminal", "test_cli.py"),
    ("content", "canvas scenarios validation weights yaml_file", "content/test_load.py"),
    ("content", "references", "content/test_games.py"),
    ("content", "ids", "practice/test_canvas.py"),
    ("content", "checks rubric", "scoring/test_rubric.py"),
    ("content", "decisions", "scoring/test_decide.py"),
    ("content", "reply_checks", "scoring/replies/test_reply.py"),
    ("reports", "svg_page", "reports/test_take_home_card.py"),
    ("scoring", "assessment", "scoring/test_score.py"),
    ("scoring", "annotation", "scoring/feedback/test_evidence.py"),
    ("scoring", "cards", "scoring/feedback/test_advice.py"),
    (
        "scoring/fact_ledger",
        "card_facts contradictions figures",
        "scoring/fact_ledger/test_claims.py",
    ),
    ("scoring/feedback", "runs", "scoring/feedback/test_marks.py"),
    ("scoring/lexicon", "trades", "scoring/fact_ledger/test_claims.py"),
    ("scoring/lexicon", "vocabulary word_lists", "scoring/text/test_note.py"),
    ("scoring/replies", "advice signature", "scoring/replies/test_reply.py"),
    ("scoring/signs", "measure", "scoring/test_levels.py"),
    ("scoring/text", "clauses courtesies", "scoring/feedback/test_evidence.py"),
    ("scoring/text", "greeting language", "scoring/test_flags.py"),
    ("scoring/text", "stem", "scoring/text/test_note.py"),
    ("storage", "dump dump_rows", "storage/test_backup.py"),
    ("storage/database", "statements", "storage/test_backup.py"),
    (
        "storage/migrations/versions",
        "first_tables person_summaries practising_alone workshops",
        "storage/test_migrate.py",
    ),
    ("storage/migrations/versions", "marks", "storage/coaching/test_marks.py"),
    ("storage/soak", "saver", "storage/soak/test_killing.py"),
    ("storage/schema", "column_types", "storage/test_backup.py"),
    ("storage/schema", "mark_tables", "storage/coaching/test_marks.py"),
    ("storage/schema", "tables workshop_tables", "storage/test_migrate.py"),
    ("ui/autosave", "conflicts live_field", "ui/practice/test_composer.py"),
    ("ui/coaching/cohort", "pictures", "ui/coaching/cohort/test_page.py"),
    ("ui/coaching/person", "view", "ui/coaching/person/test_page.py"),
    ("ui/practice", "tries", "ui/practice/test_composer.py"),
    ("ui/progress", "chart", "ui/progress/test_page.py"),
    ("ui/workshop", "now", "ui/workshop/phone/test_page.py"),
    ("ui/workshop/desk", "run_sheet", "ui/workshop/desk/test_page.py"),
)
"""Modules of more than 60 lines that no test file is named for: where they are, and are tested."""


def in_repository(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def length(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def mirror(module: Path) -> Path:
    """The test file of a module's own name."""
    inside = module.relative_to(ROOT / "ccc")
    return ROOT / "tests" / inside.with_name(f"test_{inside.name}")


def by_hand() -> set[str]:
    return {f"{folder}/{name}" for folder, names in BY_HAND.items() for name in names.split()}


def dotted(module: Path) -> str:
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> Iterator[tuple[str, str]]:
    """The module and the name of each import, in functions and for types alone too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def imported_files(file: Path, names: Set[str]) -> set[str]:
    """Which of the modules of these names a file imports, as a whole or something out of them."""
    inside = {(module, f"{module}.{name}") for module, name in imports(file)}
    return {whole if whole in names else module for module, whole in inside} & names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_import_only_streamlit_the_interface_and_names_of_the_domain(page: Path) -> None:
    strangers = {one for one, _ in imports(page) if not one.startswith(MAY_IMPORT)}
    assert strangers == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_in_under_a_minute(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    tree = ast.parse("\n".join(lines))
    assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in ast.walk(tree))


def test_layers_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_file_of_ccc_needs_itself_in_the_end() -> None:
    names = {dotted(module) for module in MODULES}
    needs = {dotted(module): imported_files(module, names) for module in MODULES}
    assert set(TopologicalSorter(needs).static_order()) == names


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    assert [in_repository(module) for module in MODULES if length(module) > 300] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=in_repository)
def test_a_folder_holds_no_more_files_than_are_taken_in_at_a_glance(folder: Path) -> None:
    files = {file for file in folder.glob("*.py") if file.name != "__init__.py"}
    assert len(files) <= FILES_IN.get(in_repository(folder), 12)


def test_a_module_of_more_than_sixty_lines_is_tested_in_a_file_of_its_name() -> None:
    alone = {
        module.relative_to(ROOT / "ccc").with_suffix("").as_posix()
        for module in MODULES
        if module.name != "__init__.py" and length(module) > 60 and not mirror(module).exists()
    }
    listed = [f"{folder}/{name}" for folder, names, _ in TESTED_IN for name in names.split()]
    assert sorted(listed) == sorted(alone - {name.removeprefix("ccc/") for name in by_hand()})


def test_the_table_of_other_test_files_names_only_such_as_are_there() -> None:
    assert [file for _, _, file in TESTED_IN if not (ROOT / "tests" / file).is_file()] == []


def test_only_what_imports_torch_is_run_by_hand() -> None:
    need_torch = {
        in_repository(module.with_suffix(""))
        for module in MODULES
        if any(name.split(".")[0] == "torch" for name, _ in imports(module))
    }
    assert need_torch == by_hand()


def test_whatever_is_drawn_again_by_itself_asks_whose_device_this_still_is() -> None:
    """A fragment runs without its page; clock, welcome, apology and a room's pulse know nobody."""
    drawn_again = re.compile(r"\bst\.fragment\b|\bimport .*\bfragment\b")
    free = {
        "ccc/ui/account/host_sign_in.py",
        "ccc/ui/account/own_fragment.py",
        "ccc/ui/games/seat.py",
        "ccc/ui/server/apology.py",
        "ccc/ui/welcome/first_note.py",
        "ccc/ui/workshop/pulse.py",
    }
    found = {
        in_repository(module)
        for module in [*MODULES, *PAGES]
        if drawn_again.search(module.read_text(encoding="utf-8"))
    }
    assert found == free
    seat = (ROOT / "ccc/ui/games/seat.py").read_text(encoding="utf-8")
    assert re.findall(r"st\.fragment.*\ndef (\w+)", seat) == ["_show_clock"]


def test_the_top_level_is_the_seven_names_of_the_house() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    tops = {name.split("/")[0] for name in tracked if name}
    plain = {name for name in tops if not name.startswith(".")}
    assert plain <= {"pyproject.toml", "app.py", "pages", "content", "ccc", "tests", "README.md"}


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    every = [*project["dependencies"], *(one for extra in extras for one in extra)]
    loose = [one for one in every if not re.search(r">=[\d.]+,<[\d.]+(; .+)?$", one)]
    assert loose == []
