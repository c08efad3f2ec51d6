"""Lines of a dump as rows that the app can work with; whatever else somebody wrote is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Boolean, Column, Float, Integer, Table

from ccc.access import Role
from ccc.content.ids import CRITERIA
from ccc.content.workshops import WorkshopPlan
from ccc.scoring.assessment import Assessment
from ccc.storage.schema.any_text import unescaped
from ccc.storage.schema.column_types import LONGEST_JSON, LONGEST_TEXT, AnyText, Json, UtcTime
from ccc.storage.schema.tables import STANDARD_ERROR
from ccc.workshop.keeping import Counts

LONGEST_LINE = 4 * LONGEST_JSON
"""Bytes of a row; no row that the app wrote comes near."""

_LARGEST_NUMBER = 2**31 - 1
_HIGHEST_LEVEL = 3
_HEXADECIMAL = re.compile(r"[0-9a-f]{1,128}\Z")

_OF_ANOTHER_SHAPE = (KeyError, TypeError, AttributeError, RecursionError, OverflowError)

_ASSESSMENT = TypeAdapter(Assessment)
_COUNTS = TypeAdapter(Counts)
_TEXTS = TypeAdapter(list[str])
_ANSWERS = TypeAdapter(dict[str, str])


def row_from(line: bytes, table: Table) -> dict[str, Any]:
    """The row of a line, ready to be inserted. Raises ValueError for what the app never wrote."""
    row = row_as_told(line, table)
    try:
        _refuse_what_no_page_could_show(row, table.name)
    except _OF_ANOTHER_SHAPE as error:
        raise ValueError(f"it has another shape ({type(error).__name__})") from error
    return row


def row_as_told(line: bytes, table: Table) -> dict[str, Any]:
    """The row of a line, with the columns of its table and values of their kinds, or ValueError.

    What they mean is not looked into: in an earlier version they may have meant something else.
    """
    try:
        said = json.loads(unescaped(line.decode()), parse_constant=_refuse)
        if not isinstance(said, dict) or said.keys() != set(table.columns.keys()):
            raise ValueError("it has other columns")
        return {column.name: _value(said[column.name], column) for column in table.columns}
    except _OF_ANOTHER_SHAPE as error:
        raise ValueError(f"it has another shape ({type(error).__name__})") from error


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON")


def _value(said: object, column: Column[Any]) -> object:
    kind = column.type
    if said is None:
        if not column.nullable:
            raise ValueError(f"{column.name} is missing")
        return None
    if isinstance(kind, UtcTime):
        return _moment(said, column.name)
    fits: dict[type, Callable[[], bool]] = {
        Boolean: lambda: isinstance(said, bool),
        Integer: lambda: type(said) is int and abs(said) <= _LARGEST_NUMBER,
        Float: lambda: (
            isinstance(said, int | float) and not isinstance(said, bool) and isfinite(said)
        ),
        AnyText: lambda: isinstance(said, str) and len(said) <= LONGEST_TEXT,
        Json: lambda: len(json.dumps(said, ensure_ascii=False)) <= LONGEST_JSON,
    }
    if not fits[type(kind)]():
        raise ValueError(f"{column.name} is of another kind")
    return said


def _moment(said: object, name: str) -> datetime:
    if not isinstance(said, str):
        raise ValueError(f"{name} is no time")
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError(f"{name} has no time zone")
    return moment.astimezone(UTC)


def _refuse_what_no_page_could_show(row: Mapping[str, Any], table: str) -> None:
    """Raise ValueError, or what reading raises, for values that the domain does not know."""
    proof = _PROOFS.get(table)
    if proof is not None:
        proof(row)


def _an_attempt(row: Mapping[str, Any]) -> None:
    told = _assessment(row)
    columns = (told.score, told.band, told.levels, [*told.flags], told.characters, told.limit)
    names = ("score", "band", "levels", "flags", "characters", "character_limit")
    if columns != tuple(row[name] for name in names):
        raise ValueError("its columns contradict its assessment")
    if (told.rubric_id, told.rubric_hash) != (row["rubric_id"], row["rubric_hash"]):
        raise ValueError("its rubric is another one")


def _assessment(row: Mapping[str, Any]) -> Assessment:
    read = Assessment.from_json(row["assessment"])
    try:
        _ASSESSMENT.validate_python(asdict(read), strict=False)
    except ValidationError as error:
        # Flags come and go with a rubric; what an earlier one raised is shown by its id.
        wrong = [one for one in error.errors() if one["loc"][0] != "flags"]
        if wrong or not all(isinstance(flag, str) for flag in read.flags):
            raise ValueError("its assessment is none") from error
    levels = read.levels
    if levels is not None and (
        {*levels} != {*CRITERIA}
        or not all(type(one) is int and 0 <= one <= _HIGHEST_LEVEL for one in levels.values())
    ):
        raise ValueError("its levels are none")
    length = len(row["note"])
    spans = [(one.start, one.end) for one in read.evidence]
    spans += [(one.start, one.end) for one in read.claims or ()]
    if not all(type(at) is int and 0 <= at <= length for span in spans for at in span):
        raise ValueError("its evidence is not in its note")
    return read


def _a_host(row: Mapping[str, Any]) -> None:
    Role(row["role"])


def _a_workshop(row: Mapping[str, Any]) -> None:
    if row["plan"]:
        WorkshopPlan.from_json(row["plan"])
    if not isinstance(row["plan"], dict) or min(row["step"], row["part"], row["moved"]) < 0:
        raise ValueError("it has no place")


def _a_canvas(row: Mapping[str, Any]) -> None:
    _ANSWERS.validate_python(row["answers"], strict=True)


def _a_round(row: Mapping[str, Any]) -> None:
    _TEXTS.validate_python(row["plan"], strict=True)
    _ANSWERS.validate_python(row["answers"], strict=True)
    if (row["gained"] is None) != (row["possible"] is None):
        raise ValueError("its points are half there")


def _counts(row: Mapping[str, Any]) -> None:
    _COUNTS.validate_python(asdict(Counts.from_json(row["counts"])))


def _a_setting(row: Mapping[str, Any]) -> None:
    if row["name"] == STANDARD_ERROR:
        known = isfinite(float(row["value"]))
    else:  # It becomes part of a cookie's name, or a secret.
        known = _HEXADECIMAL.match(row["value"]) is not None
    if not known:
        raise ValueError("its value is none of ours")


_PROOFS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "attempt": _an_attempt,
    "objection": _assessment,
    "host": _a_host,
    "workshop": _a_workshop,
    "canvas": _a_canvas,
    "played_round": _a_round,
    "kept_count": _counts,
    "setting": _a_setting,
}
