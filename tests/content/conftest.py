"""Hundreds of folders that differ in one file: what is the same in all is read and scored once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from ccc import content_check
from ccc.content import load
from ccc.content.reply_checks import ReplyRules


@pytest.fixture(scope="session", autouse=True)
def what_is_unchanged_is_read_and_scored_once() -> Iterator[None]:
    """A file with the same bytes is the same model, and the same example scores the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "read_model", once(load.read_model, _of_file))
        for name in ("score_pair", "score_scenario", "score_invitation", "score_answer"):
            patch.setattr(content_check, name, once(getattr(content_check, name), _of_values))
        yield


def once(work: Callable[..., Any], key_of: Callable[..., object]) -> Callable[..., Any]:
    """A function that works out what it is given only once.

    Values are told apart by their identity, so what was given is kept.
    """
    known: dict[object, tuple[Any, object]] = {}

    def remembered(*given: Any) -> Any:
        key = key_of(*given)
        if key not in known:
            known[key] = (work(*given), given)
        return known[key][0]

    return remembered


def _of_file(folder: Path, name: str, _: Any, given: Mapping[str, Any]) -> object:
    file = folder / name
    return name, file.read_bytes() if file.is_file() else None, _of_values(*given.values())


def _of_values(*values: Any) -> object:
    return tuple(_of_value(value) for value in values)


def _of_value(value: Any) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return _of_values(*value)
    return _of_values(*value.checks) if isinstance(value, ReplyRules) else id(value)
