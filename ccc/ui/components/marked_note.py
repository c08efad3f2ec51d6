"""A note with its evidence marked: by colour and by label, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.rubric import Rubric
from ccc.scoring import Evidence
from ccc.ui.components.markdown import showable

COLOURS: dict[CriterionId, str] = {
    "reason": "#0072B2",
    "context": "#D55E00",
    "common_ground": "#009E73",
    "value": "#CC79A7",
    "personal": "#E69F00",
}
"""Okabe and Ito's colours, told apart by colour-blind people; the same on every page."""


LETTERS: dict[CriterionId, str] = {
    "reason": "R",
    "context": "C",
    "common_ground": "G",
    "value": "V",
    "personal": "P",
}
"""One letter a criterion, so that no mark depends on colour alone."""

_LIGHT_INK: tuple[CriterionId, ...] = ("reason", "context", "common_ground")


@dataclass(frozen=True)
class Stretch:
    """A run of the note's text and the criteria it is evidence for, in the rubric's order."""

    text: str
    criteria: tuple[CriterionId, ...]


def stretches(note: str, evidence: Sequence[Evidence]) -> tuple[Stretch, ...]:
    """The note cut wherever evidence starts or ends; joined again, the texts are the note.

    A stretch that is evidence neither begins nor ends with a blank: no mark is drawn under one
    where it ends, and letters stand at the word that they are about.
    """
    cuts = {0, len(note)}
    for found in evidence:
        cuts |= {found.start, found.end}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(note))
    pieces = (
        piece
        for start, end in pairwise(edges)
        for piece in _without_blank_edges(note[start:end], _criteria_over(start, end, evidence))
    )
    return tuple(
        Stretch("".join(piece.text for piece in alike), criteria)
        for criteria, alike in groupby(pieces, key=lambda piece: piece.criteria)
    )


def _without_blank_edges(text: str, criteria: tuple[CriterionId, ...]) -> Iterator[Stretch]:
    """The text between its blank edges, and those edges as evidence for nothing."""
    words = text.strip()
    before, _, after = text.partition(words) if words else (text, "", "")
    for part, counts_for in ((before, ()), (words, criteria), (after, ())):
        if part:
            yield Stretch(part, counts_for)


def _criteria_over(start: int, end: int, evidence: Sequence[Evidence]) -> tuple[CriterionId, ...]:
    here = {found.criterion for found in evidence if found.start <= start and end <= found.end}
    return tuple(criterion for criterion in CRITERIA if criterion in here)


def marked_note(note: str, evidence: Sequence[Evidence], rubric: Rubric) -> str:
    """HTML of the note, its evidence underlined and lettered, and the letters explained below.

    Every character of the note is escaped. Letters are not read aloud in mid-sentence: the
    evidence is listed in words elsewhere.
    """
    cut = stretches(note, evidence)
    used = {criterion for stretch in cut for criterion in stretch.criteria}
    body = "".join(_mark(stretch) for stretch in cut)
    legend = " ".join(
        f'<span style="white-space:nowrap;margin-right:.9em">{badge(criterion.id)} '
        f"{escape(criterion.name.lower())}</span>"
        for criterion in rubric.criteria
        if criterion.id in used
    )
    return (
        '<p style="font-size:1.15em;line-height:2.1;white-space:pre-wrap;'
        f'overflow-wrap:anywhere;margin:0 0 .6rem">{body}</p>'
        f'<small style="font-size:.8em;line-height:1.9">{legend}</small>'
    )


def badge(criterion: CriterionId) -> str:
    """HTML of a criterion's letter on its colour; the text is dark or light to be readable."""
    ink = "#FFFFFF" if criterion in _LIGHT_INK else "#1B1715"
    return (
        f'<b style="background:{COLOURS[criterion]};color:{ink};border-radius:.3em;'
        f'padding:0 .35em;font-size:.85em">{LETTERS[criterion]}</b>'
    )


def _mark(stretch: Stretch) -> str:
    text = escape(showable(stretch.text))
    if not stretch.criteria:
        return text
    lines = ",".join(
        f"linear-gradient({COLOURS[criterion]},{COLOURS[criterion]}) "
        f"0 calc(100% - {3 * depth}px)/100% 2px no-repeat"
        for depth, criterion in enumerate(stretch.criteria)
    )
    letters = "".join(LETTERS[criterion] for criterion in stretch.criteria)
    return (
        f'<mark style="background:{lines};color:inherit;'
        f'padding-bottom:{3 * len(stretch.criteria)}px">{text}</mark>'
        f'<sup aria-hidden="true" style="font-size:.55em;font-weight:700;opacity:.8">'
        f"{letters}</sup>"
    )
