"""A line of text in the order in which it is seen, in pieces of one font and one direction each.

The library that draws can order a line by itself, but not one that is set in several fonts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import regex

from ccc.reports.lettering.arabic import joined
from ccc.reports.lettering.typeface import Style, em, family

_CLUSTER = regex.compile(r"\X")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


@dataclass(frozen=True)
class Piece:
    """Words of one font; `at` is how many ems from the left of the line they begin."""

    family: str
    words: str
    at: float


@dataclass(frozen=True)
class _Letter:
    cluster: str
    family: str
    level: int
    strong: bool


def leftwards(text: str) -> bool:
    """Whether a paragraph is read from right to left: whether its first letter is."""
    return next((way == "R" for way in map(_way, text) if way in "LR"), False)


def pieces(line: str, style: Style = "plain", *, from_right: bool = False) -> list[Piece]:
    """The pieces of a line from left to right; what no font has is left out.

    `from_right` is whether its paragraph is read from right to left.
    """
    found, at = [], 0.0
    for words, name in _seen(line, style, from_right=from_right):
        found.append(Piece(name, words, at))
        at += ems(words, style)
    return found


def ems(text: str, style: Style = "plain") -> float:
    """How wide a text is when it is drawn, in ems, but for a kerning that is mostly narrower."""
    return sum(_form_em(one, style) for one in joined(text))


def _form_em(form: str, style: Style) -> float:
    apart = unicodedata.normalize("NFKD", form)
    return em(form, style) or sum(em(one, style) for one in apart if one != form)


def _seen(line: str, style: Style, *, from_right: bool) -> Iterator[tuple[str, str]]:
    """The words and the family of each piece, from left to right."""
    runs = [
        list(run)
        for _, run in groupby(
            _letters(line, style, from_right=from_right),
            lambda one: (one.level, one.family, one.level == 1 and not one.strong),
        )
    ]
    for level in (2, 1):
        runs = _reversed_from(runs, level)
    for run in runs:
        words = "".join(one.cluster for one in run)
        if run[0].level == 1 and not run[0].strong:
            words = "".join(one.cluster for one in reversed(run)).translate(_MIRRORED)
        yield words, run[0].family


def _reversed_from(runs: list[list[_Letter]], level: int) -> list[list[_Letter]]:
    """The runs with every stretch of this level or a higher one turned around."""
    turned: list[list[_Letter]] = []
    for high, stretch in groupby(runs, lambda run: run[0].level >= level):
        together = list(stretch)
        turned += reversed(together) if high else together
    return turned


def _letters(line: str, style: Style, *, from_right: bool) -> list[_Letter]:
    """Each cluster that can be drawn, with its level: 1 is from right to left, 0 and 2 are not."""
    base = "R" if from_right else "L"
    clusters = [one for one in _CLUSTER.findall(line) if family(one[0], style)]
    ways = _resolved(_with_whole_figures(clusters), base)
    flat = 2 if from_right else 0
    levels = {"L": flat, "R": 1, "N": 2}
    return [
        _Letter(one, family(one[0], style), levels[way], _way(one[0]) != "-")
        for one, way in zip(clusters, ways, strict=True)
    ]


def _way(character: str) -> str:
    """L or R for a letter by its direction, N for a figure, a dash for all else."""
    kind = unicodedata.bidirectional(character)
    return {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}.get(kind, "-")


def _with_whole_figures(clusters: list[str]) -> list[str]:
    """The way of each cluster; what stands between two figures, as in 10:30, is one of them."""
    ways = [_way(one[0]) for one in clusters]
    for place in range(1, len(ways) - 1):
        if clusters[place] in ".,:/" and ways[place - 1] == ways[place + 1] == "N":
            ways[place] = "N"
    return ways


def _resolved(ways: list[str], base: str) -> list[str]:
    """The ways with those of figures and signs taken from the letters around them."""
    resolved: list[str] = []
    before = base
    for place, way in enumerate(ways):
        if way in "LR":
            before = way
            resolved.append(way)
        elif way == "N":
            resolved.append("L" if before == "L" else "N")
        else:
            after = next((later for later in ways[place:] if later != "-"), base)
            around = {before, "R" if after == "N" and before == "R" else after}
            resolved.append(before if len(around) == 1 else base)
    return resolved
