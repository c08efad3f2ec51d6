"""A table as CSV that opens right in a spreadsheet: UTF-8 with a byte order mark, RFC 4180.

A text that a spreadsheet could take for a formula gets an apostrophe before it, and so does one
that begins with an apostrophe: taking the first apostrophe off gives every text back. Characters
that no spreadsheet shows are written as their pictures (U+0000 as ␀), halves of surrogate pairs as
U+FFFD.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

_FORMULA = ("=", "+", "-", "@", "'", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_KEPT_CONTROLS = frozenset(map(ord, "\t\r\n"))
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in _KEPT_CONTROLS}
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def csv_of(rows: Sequence[Mapping[str, Any]], columns: Iterable[str] | None = None) -> bytes:
    """The rows, one a line below their names; a name missing from a row is an empty cell.

    An object's names get a column each ("levels.reason"); a list is one cell of JSON. Where
    `columns` are given, these are the names, whatever else a row has.
    """
    flat = [spread(row) for row in rows]
    found = dict.fromkeys(name for row in flat for name in row)
    names = list(found if columns is None else columns)
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([_cell(name) for name in names])
    writer.writerows([_cell(row.get(name)) for name in names] for row in flat)
    return file.getvalue().encode("utf-8-sig")


def spread(row: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """The row with every object in it spread over names like "levels.reason"."""
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= spread(value, f"{before}{name}.")
        else:
            flat[before + name] = value
    return flat


def _cell(value: object) -> str | int | float | None:
    """What is written: yes and no in words, days as ISO 8601, lists as JSON, texts guarded."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def guarded(text: str) -> str:
    """The text as one cell that no spreadsheet runs as a formula."""
    shown = text.translate(_PICTURES)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
