"""The dependency rule, the size of pages, and what the repository must never say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))
MAY_IMPORT = ("streamlit", "ccc.ui", "ccc.practice")
MODULES = sorted((ROOT / "ccc").rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The modules a file imports, as written."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_import_only_streamlit_the_interface_and_names_of_the_domain(page: Path) -> None:
    strangers = {one for one in imported(page) if not one.startswith(MAY_IMPORT)}
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


@pytest.mark.parametrize("module", MODULES, ids=lambda one: str(one.relative_to(ROOT)))
def test_no_module_is_longer_than_four_hundred_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 400


def test_importing_the_scorer_loads_neither_numpy_nor_pandas_nor_streamlit() -> None:
    code = (
        "import sys, ccc.scoring;"
        "print(sorted({'numpy', 'pandas', 'streamlit', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_top_level_is_the_seven_names_of_the_house() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    tops = {name.split("/")[0] for name in tracked if name}
    plain = {name for name in tops if not name.startswith(".")}
    assert plain <= {"pyproject.toml", "app.py", "pages", "content", "ccc", "tests", "README.md"}


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    every = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    loose = [one for one in every if not re.search(r">=[\d.]+,<[\d.]+(; .+)?$", one)]
    assert loose == []
