"""One file as its model, or what is wrong with it in our words, with a place and a remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ccc.content.yaml_file import YamlFile, read_yaml
from ccc.errors import Fault


def read_model(
    folder: Path, name: str, kind: Any, given: Mapping[str, Any]
) -> tuple[Any, tuple[Fault, ...]]:
    """A file as its model, with what the loader itself gives, or None; and every fault in it."""
    file = folder / name
    if not file.is_file():
        return None, (Fault(name, "file", "is missing", "put it back from the shipped content"),)
    read = read_yaml(file, name)
    if isinstance(read, Fault):
        return None, (read,)
    if not isinstance(read.data, dict):
        return None, (Fault(name, "file", "is not a list of `key: value` pairs", "write it so"),)
    faults = [
        Fault(
            name,
            read.place((key,)),
            "does not belong in this file",
            "remove it; the id is the file's name" if key == "id" else "remove it",
        )
        for key in given
        if key in read.data
    ]
    try:
        return _adapter(kind).validate_python({**read.data, **given}), tuple(faults)
    except ValidationError as error:
        return None, (*faults, *_faults_of(error, name, kind, read))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """What validates one kind of file; making it costs more than using it."""
    return TypeAdapter(kind)


def _faults_of(error: ValidationError, name: str, kind: Any, read: YamlFile) -> Iterator[Fault]:
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
        case "literal_error" | "enum":
            return (
                f"{_short(received)} is not one of the choices",
                f"write one of {context['expected']}",
            )
        case "union_tag_not_found":
            return f"{context['discriminator']} is missing", "add it"
        case "union_tag_invalid":
            return (
                f"{context['discriminator']} cannot be {context['tag']!r}",
                f"write one of {context['expected_tags']}",
            )
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
    schema = _adapter(kind).json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({key for part in parts for key in part.get("properties", {})})


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
