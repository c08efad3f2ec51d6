"""One file as its model, or what is wrong with it in our words, with a place and a remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ccc.content.yaml_file import Loss, Path_, YamlFile, read_yaml
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
    data = read.data
    for path, loss in read.losses.items():
        whole = _replaced(data, path, loss.written)
        if _is_text_at(path, {**whole, **given}, kind, read):
            data = whole  # so that nothing else is told of what is left of it
            fault, remedy = _loss_in_words(loss)
            faults.append(Fault(name, read.place(path), fault, remedy))
    try:
        return _adapter(kind).validate_python({**data, **given}), tuple(faults)
    except ValidationError as error:
        return None, (*faults, *_faults_of(error, name, kind, read))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """What validates one kind of file; making it costs more than using it."""
    return TypeAdapter(kind)


def _is_text_at(path: Path_, data: Mapping[str, Any], kind: Any, read: YamlFile) -> bool:
    """Whether a place takes any text, such as the one that data has there, or only a choice."""
    try:
        _adapter(kind).validate_python(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            place = _path_in_file(detail["loc"], read)
            if detail["type"] == "union_tag_invalid":
                place = (*place, detail["ctx"]["discriminator"].strip("'"))
            if place == path and detail["type"].endswith(_NO_TEXT):
                return False
    return True


_NO_TEXT = ("_parsing", "_type", "literal_error", "enum", "tag_invalid", "extra_forbidden")
"""How pydantic's findings are called where a text is not even too long or of the wrong kind."""


def _replaced(data: Any, path: Path_, value: str) -> Any:
    """The data with another value at one place."""
    if not path:
        return value
    copy, step = data.copy(), path[0]
    copy[step] = _replaced(data[step], path[1:], value)
    return copy


def _loss_in_words(loss: Loss) -> tuple[str, str]:
    """What YAML drops as (fault, remedy)."""
    if loss.lost.startswith("&"):
        return f"{_short(loss.lost)} is lost, for & means something to YAML", "put it all in quotes"
    return (
        f"everything after # is lost ({_short(loss.lost)})",
        "put the text in quotes; for a comment write two spaces, # and another space",
    )


def _faults_of(error: ValidationError, name: str, kind: Any, read: YamlFile) -> Iterator[Fault]:
    """Pydantic's findings in our words, each with a place in the file and a remedy."""
    details = error.errors(include_url=False)
    places = [detail["loc"] for detail in details]
    for detail in details:
        inside = len(detail["loc"])
        if detail["type"] == "too_short" and any(
            len(place) > inside and place[:inside] == detail["loc"] for place in places
        ):
            continue  # pydantic counts only what has no fault itself
        path = _path_in_file(detail["loc"], read)
        fault, remedy = _in_words(detail, kind)
        yield Fault(name, read.place(path), fault, remedy)


def _path_in_file(loc: Iterable[int | str], read: YamlFile) -> Path_:
    """Pydantic's location without what it adds of unions, which is not in the file."""
    path: Path_ = ()
    steps, here, tagged = list(loc), read.data, False
    for index, step in enumerate(steps):
        if not tagged and isinstance(here, dict) and here.get(_TAG) == step:
            tagged = True
        elif (*path, step) in read.lines or index == len(steps) - 1:
            path, here, tagged = (*path, step), _inside(here, step), False
    return path


_TAG = "kind"
"""The key that says which model of a union it is. Pydantic's locations name its value next."""


def _inside(data: Any, step: int | str) -> Any:
    """What is at a key or an index, or None."""
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _in_words(detail: ErrorDetails, kind: Any) -> tuple[str, str]:
    """A finding as (fault, remedy)."""
    received, context = detail.get("input"), detail.get("ctx", {})
    if received is None:
        return "is empty", "fill it in; the words null and ~ count only in quotes"
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
        case other if other in _WRONG_TYPE:
            fault, remedy = _WRONG_TYPE[other]
            return fault.format(_short(received)), remedy
        case _:
            return f"{detail['msg']} (found {_short(received)})", "correct it"


_NUMBER = ("{} is not a number", "write it in digits")
_WHOLE = ("{} is not a whole number", "write it in digits")
_SWITCH = ("{} is neither yes nor no", "write true or false")
_WRONG_TYPE: Mapping[str, tuple[str, str]] = {
    "string_type": (
        "is not one text to YAML, for it has a colon or begins with a sign",
        "put all of it in quotes",
    ),
    "tuple_type": ("{} is no list", "write each on a line of its own, behind a dash and a space"),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), _WHOLE),
    **dict.fromkeys(("float_type", "float_parsing"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), _SWITCH),
}
"""Pydantic's findings about what is no text, no number and so on, as (fault, remedy)."""


def _known_keys(kind: Any) -> list[str]:
    """Every key that the model, or a model inside it, knows."""
    schema = _adapter(kind).json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({key for part in parts for key in part.get("properties", {})})


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
