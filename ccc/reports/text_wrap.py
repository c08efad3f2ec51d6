"""Any text as lines that fit a width, for a page that cannot wrap by itself.

Widths are those of Liberation Sans, which travels with the library that draws and has the widths
of Helvetica; a character it does not have is drawn as a box, narrower than the em counted here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

_ASCII_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
"""Thousandths of an em, from the space to the tilde, regular weight."""

_BOLD = 1.09
"""How much wider a line is in bold, at most."""

_PICTURES, _FACES = 0x1F000, range(0x1F600, 0x1F641)
"""Where emoji begin, and those a common font draws; the others would be empty boxes."""

_CLUSTER = regex.compile(r"\X")
_UNDRAWABLE = {"Cc", "Cf", "Cs", "Cn", "Co"}


def drawable(text: str) -> str:
    """The text in characters a page can hold: emoji but faces are left out, controls are spaces."""
    return "".join(map(_drawn, _CLUSTER.findall(unicodedata.normalize("NFC", text))))


def _drawn(cluster: str) -> str:
    base, rest = cluster[0], cluster[1:]
    if base in "\r\n\u2028\u2029\x85":
        return "\n"
    if unicodedata.category(base) in _UNDRAWABLE:
        return "" if unicodedata.category(base) == "Cf" else " "
    if ord(base) >= _PICTURES and ord(base) not in _FACES:
        return ""
    accents = [one for one in rest if unicodedata.category(one) == "Mn" and ord(one) < 0xFE00]
    return base + "".join(accents[:2])


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is at most, in the unit of `size`."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1.0)


def _em(character: str) -> float:
    code = ord(character)
    if 32 <= code <= 126:
        return _ASCII_WIDTHS[code - 32] / 1000
    if unicodedata.category(character) == "Mn":
        return 0.0
    base = unicodedata.normalize("NFD", character)[0]
    return 1.0 if base == character else _em(base)


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """The drawable text as lines no wider than `room`; a word too long is broken."""
    lines: list[str] = []
    for paragraph in drawable(text).split("\n"):
        line = ""
        for piece in _pieces(paragraph, size, room):
            longer = f"{line} {piece}" if line else piece
            if width(longer, size) <= room:
                line = longer
            else:
                lines.append(line)
                line = piece
        lines.append(line)
    return tuple(line for line in lines if line)


def _pieces(paragraph: str, size: float, room: float) -> Iterator[str]:
    """The words, each cut where it is wider than the room."""
    for word in paragraph.split():
        piece = ""
        for character in word:
            if piece and width(piece + character, size) > room:
                yield piece
                piece = ""
            piece += character
        yield piece


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """One line of the drawable text, cut with an ellipsis where it is wider than `room`."""
    line = " ".join(drawable(text).split())
    if width(line, size, bold=bold) <= room:
        return line
    while line and width(line + "…", size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + "…"
