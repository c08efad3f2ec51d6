"""JSON Schemas for the YAML files, so that an editor can help while a coach types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter

from ccc.content.canvas import CanvasQuestions
from ccc.content.games import Games
from ccc.content.load import FOLDERS, RUBRIC_PARTS
from ccc.content.questions import TalkQuestions
from ccc.content.rubric import Rubric

Schema = dict[str, Any]


def schemas() -> dict[str, str]:
    """A JSON Schema text for each file that is alone of its kind, and for one of each folder."""
    many = {folder: _text(kind, ["id"]) for folder, kind in FOLDERS.items()}
    kinds = {"canvas": CanvasQuestions, "games": Games, "questions": TalkQuestions}
    alone = {name: _text(kind, ()) for name, kind in kinds.items()}
    return {"rubric": _text(Rubric, RUBRIC_PARTS), **alone, **many}


def _text(kind: Any, given: Iterable[str]) -> str:
    schema = TypeAdapter(kind).json_schema()
    for model in _top_models(schema):
        for key in given:
            model.get("properties", {}).pop(key, None)
            model["required"] = [name for name in model.get("required", []) if name != key]
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _top_models(schema: Schema) -> Iterator[Schema]:
    """The models a file itself can be: the schema, or each branch where there is a choice."""
    branches = schema.get("oneOf") or schema.get("anyOf")
    if branches is None:
        yield schema
        return
    for branch in branches:
        yield schema["$defs"][branch["$ref"].rsplit("/", 1)[-1]]
