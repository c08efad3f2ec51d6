"""The fonts that travel with us: which of them has a character, and how wide it is there.

No font of the machine is ever asked for: a card is the same wherever it is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from ccc.reports.lettering.font_file import widths

FOLDER = Path(__file__).parent / "fonts"

Style = Literal["plain", "bold", "heading"]

_SANS, _SERIF = "Canvas Sans", "Canvas Serif"
_OTHERS = {
    "Canvas Arabic": "canvas-arabic.ttf",
    "Canvas Hebrew": "canvas-hebrew.ttf",
    "Canvas Thai": "canvas-thai.ttf",
    "Canvas Lao": "canvas-lao.ttf",
    "Canvas Armenian": "canvas-armenian.ttf",
    "Canvas Georgian": "canvas-georgian.ttf",
    "Canvas EastAsian": "canvas-eastasian.otf",
    "Canvas Emoji": "canvas-emoji.otf",
}
"""Families for what the text's own font does not have, with their files."""

_FIRST: Mapping[Style, Mapping[str, str]] = {
    "plain": {_SANS: "canvas-sans.ttf"},
    "bold": {_SANS: "canvas-sans-bold.ttf"},
    "heading": {_SERIF: "canvas-serif.ttf"},
}


@cache
def letters(style: Style = "plain") -> Mapping[int, tuple[str, float]]:
    """The family and the width in ems of every character that can be drawn, by code.

    A bold or a heading's font has fewer than the plain one, which then stands in for it.
    """
    found: dict[int, tuple[str, float]] = {}
    for families in (_FIRST[style], _FIRST["plain"], _OTHERS):
        for family, file in families.items():
            for code, width in widths(FOLDER / file).items():
                found.setdefault(code, (family, width))
    return found


def has(character: str) -> bool:
    """Whether the character can be drawn."""
    return ord(character) in letters()


def em(character: str, style: Style = "plain") -> float:
    """How wide a character is, in ems; nothing where it cannot be drawn."""
    return letters(style).get(ord(character), ("", 0.0))[1]


def family(character: str, style: Style = "plain") -> str:
    """The family that has the character; empty where none has."""
    return letters(style).get(ord(character), ("", 0.0))[0]


@cache
def register() -> None:
    """Make the fonts known to the library that draws; once in a process."""
    import vl_convert  # noqa: PLC0415 - large, and needed by few

    vl_convert.register_font_directory(str(FOLDER))
