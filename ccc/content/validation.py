"""What pydantic finds, as faults in our words, each with a place and a remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ccc.content.yaml_file import YamlFile
from ccc.errors import Fault


def faults_of(error: ValidationError, name: str, kind: Any, read: YamlFile) -> Iterator[Fault]:
    """Pydantic's findings in our words, each with a place in the file and a remedy."""
    tagged = not isinstance(kind, type)  # a choice of models, whose kind pydantic names first
    details = error.errors(include_url=False)
    places = [detail["loc"] for detail in details]
    for detail in details:
        inside = len(detail["loc"])
        if detail["type"] == "too_short" and any(
            len(place) > inside and place[:inside] == detail["loc"] for place in places
        ):
            continue  # pydantic counts only what has no fault itself
        path = _path_in_file(detail["loc"][tagged:], read)
        fault, remedy = _in_words(detail, kind)
        yield Fault(name, read.place(path), fault, remedy)


def _path_in_file(loc: Iterable[str | int], read: YamlFile) -> tuple[str | int, ...]:
    """Pydantic's location without the union tags it adds, which are not in the file."""
    path: tuple[str | int, ...] = ()
    steps = list(loc)
    for index, step in enumerate(steps):
        last = index == len(steps) - 1
        if (*path, step) in read.lines or last:
            path = (*path, step)
    return path


def _in_words(detail: ErrorDetails, kind: Any) -> tuple[str, str]:
    """A finding as (fault, remedy)."""
    received, context = detail.get("input"), detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            key = str(detail["loc"][-1])
            near = difflib.get_close_matches(key, _known_keys(kind), n=1)
            hint = f"did you mean {near[0]!r}? otherwise remove it" if near else "remove it"
            return f"is not a key this file can have ({key!r})", hint
        case "missing":
            return "is missing", "add it"
        case "literal_error" | "enum" | "union_tag_invalid":
            expected = context.get("expected") or context.get("expected_tags")
            return f"{_short(received)} is not one of the choices", f"write one of {expected}"
        case "string_too_long":
            return (
                f"is longer than {context['max_length']} characters",
                "shorten it or split it",
            )
        case "string_too_short" | "too_short":
            return "is empty or too short", "fill it in"
        case "value_error":
            problem = str(context.get("error", detail["msg"]))
            fault, _, remedy = problem.partition("; ")
            return fault, remedy or "correct it"
        case _:
            return f"{detail['msg']} (found {_short(received)})", "correct it"


def _known_keys(kind: Any) -> list[str]:
    """Every key that the model, or a model inside it, knows."""
    schema = TypeAdapter(kind).json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({key for part in parts for key in part.get("properties", {})})


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
