"""What a font file says of its characters; only as much of the format as our own fonts use."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path


def widths(file: Path) -> Mapping[int, float]:
    """The width of every character the font has, in ems, by code."""
    tables = _tables(file.read_bytes())
    advances = _advances(tables)
    return {code: advances[glyph] for code, glyph in _glyphs(tables["cmap"]).items()}


def _tables(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    records = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])
    return {tag.decode(): data[start : start + length] for tag, _, start, length in records}


def _advances(tables: Mapping[str, bytes]) -> list[float]:
    """The width of each glyph; those after the last that is told are as wide as it."""
    (em,) = struct.unpack_from(">H", tables["head"], 18)
    (told,) = struct.unpack_from(">H", tables["hhea"], 34)
    (glyphs,) = struct.unpack_from(">H", tables["maxp"], 4)
    found: list[float] = [
        width / em for width, _ in struct.iter_unpack(">Hh", tables["hmtx"][: 4 * told])
    ]
    found += found[-1:] * int(glyphs - told)
    return found


def _glyphs(cmap: bytes) -> dict[int, int]:
    """The glyph of each character, from a table of runs (format 12), the one our fonts have."""
    (start,) = struct.unpack_from(">L", cmap, 8)
    kind, _, _, _, runs = struct.unpack_from(">HHLLL", cmap, start)
    if kind != 12:
        raise ValueError(f"the font's table of characters is of format {kind}, not 12")
    of_runs = cmap[start + 16 : start + 16 + 12 * runs]
    return {
        code: glyph + code - first
        for first, last, glyph in struct.iter_unpack(">LLL", of_runs)
        for code in range(first, last + 1)
    }
