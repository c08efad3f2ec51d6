"""Files of rated notes, marks and rated replies as examples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ccc.errors import CccError
from ccc.training.examples import Example, note_examples, reply_examples


class SourceError(CccError):
    """A file to learn from cannot be used; the message says which, where, and what to do."""


def read_sources(
    notes: Sequence[Path], marks: Sequence[Path], replies: Sequence[Path]
) -> list[Example]:
    """All examples of these files; a note's writer is its `source`, its set the file's name.

    Raises SourceError.
    """
    marked: dict[str, dict[str, Any]] = {}
    for file in marks:
        for row in rows_of(file):
            with _of_row(file, row):
                marked[row["id"]] = row
    found: list[Example] = []
    for file in notes:
        for row in rows_of(file):
            with _of_row(file, row):
                found += note_examples([row], marked, file.stem)
    for file in replies:
        for row in rows_of(file):
            with _of_row(file, row):
                named = {**row, "id": f"{file.stem}:{row['id']}"}
                found += reply_examples([named], file.stem)
    if not found:
        raise SourceError("There is nothing to learn from; name files of rated notes or replies.")
    return found


@contextmanager
def _of_row(file: Path, row: Mapping[str, Any]) -> Iterator[None]:
    """Whatever a row lacks is told with its file and its id."""
    which = f"{file}: {row.get('id', 'a line without an id')}"
    try:
        yield
    except KeyError as error:
        raise SourceError(f"{which}: {error} is missing; add it, or leave the line out.") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise SourceError(f"{which}: {error}; correct it, or leave the line out.") from error


def rows_of(file: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines. Raises SourceError."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
        rows = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise SourceError(f"{file} could not be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{file} is not UTF-8; save it so.") from error
    except json.JSONDecodeError as error:
        raise SourceError(f"{file}: a line is not JSON ({error.msg}); correct it.") from error
    if not all(isinstance(row, dict) for row in rows):
        raise SourceError(f"{file}: a line is not an object; write one object a line.")
    return rows
