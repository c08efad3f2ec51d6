"""Any text as lines that fit a width, for a page that cannot wrap by itself."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ccc.reports.lettering.drawable import drawable
from ccc.reports.lettering.order import ems
from ccc.reports.lettering.typeface import Style

_PIECE = regex.compile(
    # A sign that closes stays with what it closes, one that opens with what it opens.
    r"\p{Ps}*(?:[\p{Han}\p{Hiragana}\p{Katakana}\p{So}]\p{M}*)[\p{Pe}\p{Po}ー]*"
    r"|(?:(?![\p{Han}\p{Hiragana}\p{Katakana}\p{So}])\S)+|\S"
)
_CLUSTER = regex.compile(r"[\u0e40-\u0e44\u0ec0-\u0ec4]?\X")
"""What is never broken; a Thai or Lao vowel that is written first stays with its letter."""


def width(text: str, size: float, style: Style = "plain") -> float:
    """How wide a line is at most, in the unit of `size`."""
    return ems(text, style) * size


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """The drawable text as lines no wider than `room`; a word too long is broken."""
    lines: list[str] = []
    for paragraph in drawable(text).split("\n"):
        line = ""
        for blank, piece in _pieces(paragraph, size, room):
            longer = f"{line}{blank}{piece}" if line else piece
            if not line or width(longer, size) <= room:
                line = longer
            else:
                lines.append(line)
                line = piece
        lines.append(line)
    return tuple(line for line in lines if line)


def _pieces(paragraph: str, size: float, room: float) -> Iterator[tuple[str, str]]:
    """The pieces a line may be made of, each with the blank before it and none within."""
    for word in paragraph.split():
        blank = " "
        for found in _PIECE.findall(word):
            for piece in _cut(found, size, room):
                yield blank, piece
                blank = ""


def _cut(word: str, size: float, room: float) -> Iterator[str]:
    """The word, cut where it is wider than the room."""
    if width(word, size) <= room:
        yield word
        return
    piece = ""
    for cluster in _CLUSTER.findall(word):
        if piece and width(piece + cluster, size) > room:
            yield piece
            piece = ""
        piece += cluster
    yield piece


def shortened(text: str, size: float, room: float, style: Style = "plain") -> str:
    """One line of the drawable text, cut with an ellipsis where it is wider than `room`."""
    line = " ".join(drawable(text).split())
    if width(line, size, style) <= room:
        return line
    clusters = _CLUSTER.findall(line)
    while clusters and width("".join(clusters) + "…", size, style) > room:
        clusters.pop()
    return "".join(clusters).rstrip() + "…"
