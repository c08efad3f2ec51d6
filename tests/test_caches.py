"""What a process remembers has a bound: an hour of coming and going leaves it no larger."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

CLOSED = {
    "ccc/content/validation.py:_adapter": "the kinds of content files",
    "ccc/storage/database/statements.py:_replacing": "our own tables",
    "ccc/reports/lettering/typeface.py:letters": "three styles",
    "ccc/ui/frontend/renderer.py:_declared": "our own components",
    "ccc/ui/theme.py:style_sheet": "our own style sheets",
}
"""Functions that may remember an answer for every argument, and which arguments there are."""

WITHOUT_BOUND = {"cache", "cache_resource", "cache_data"}
"""Decorators that remember everything unless they are told otherwise."""


def unbounded(code: str, file: str) -> Iterator[str]:
    """The functions in this code that remember an answer for each argument, without an end."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.FunctionDef) or not (node.args.args or node.args.kwonlyargs):
            continue
        if any(map(_has_no_bound, node.decorator_list)):
            yield f"{file}:{node.name}"


def _has_no_bound(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    told = {one.arg: one.value for one in getattr(decorator, "keywords", ())}
    bound = told.get("maxsize", told.get("max_entries"))
    if isinstance(bound, ast.Constant) and bound.value is None:
        return True
    return name in WITHOUT_BOUND and bound is None


def test_no_cache_is_without_a_bound_unless_its_arguments_are_few_and_ours() -> None:
    files = [*ROOT.glob("ccc/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]
    found = {
        one
        for file in files
        for one in unbounded(file.read_text(encoding="utf-8"), str(file.relative_to(ROOT)))
    }
    assert found == set(CLOSED)


def test_a_cache_without_a_bound_would_be_found() -> None:
    code = """
@cache
def a(note): ...
@lru_cache(maxsize=None)
def b(note): ...
@st.cache_data(show_spinner=False)
def c(note): ...
@lru_cache(maxsize=9)
def d(note): ...
@st.cache_resource(max_entries=9)
def e(note): ...
@cache
def f(): ...
"""
    assert [*unbounded(code, "x")] == ["x:a", "x:b", "x:c"]
