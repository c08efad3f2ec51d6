"""A note with its evidence marked: by colour, line and label, never by colour alone."""

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
class Mark:
    """That words count for a criterion, or cost some of it."""

    criterion: CriterionId
    costs: bool = False

    @property
    def letters(self) -> str:
        """Its criterion's letter, with a minus where the words cost."""
        return LETTERS[self.criterion] + ("−" if self.costs else "")

    def named(self, rubric: Rubric) -> str:
        """What a legend calls it."""
        name = rubric.criterion(self.criterion).name.lower()
        return f"costs: {name}" if self.costs else name


MARKS = tuple(Mark(criterion, costs) for costs in (False, True) for criterion in CRITERIA)
"""Every mark there is, in the order in which they are drawn and explained."""


@dataclass(frozen=True)
class Stretch:
    """A run of the note's text and all that marks it, in the order of MARKS."""

    text: str
    marks: tuple[Mark, ...]


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
        for piece in _without_blank_edges(note[start:end], _marks_over(start, end, evidence))
    )
    return tuple(
        Stretch("".join(piece.text for piece in alike), marks)
        for marks, alike in groupby(pieces, key=lambda piece: piece.marks)
    )


def _without_blank_edges(text: str, marks: tuple[Mark, ...]) -> Iterator[Stretch]:
    """The text between its blank edges, and those edges without a mark."""
    words = text.strip()
    before, _, after = text.partition(words) if words else (text, "", "")
    for part, over in ((before, ()), (words, marks), (after, ())):
        if part:
            yield Stretch(part, over)


def _marks_over(start: int, end: int, evidence: Sequence[Evidence]) -> tuple[Mark, ...]:
    here = {
        Mark(found.criterion, found.kind == "costs")
        for found in evidence
        if found.start <= start and end <= found.end
    }
    return tuple(mark for mark in MARKS if mark in here)


def marked_note(note: str, evidence: Sequence[Evidence], rubric: Rubric) -> str:
    """HTML of the note, its evidence underlined and lettered, and the letters explained below.

    What costs is underlined by teeth, and its letter has a minus. Every character of the note is
    escaped. Letters are not read aloud in mid-sentence: the evidence is listed in words elsewhere.
    """
    cut = stretches(note, evidence)
    used = {mark for stretch in cut for mark in stretch.marks}
    body = "".join(_marked(stretch) for stretch in cut)
    legend = " ".join(
        f'<span style="white-space:nowrap;margin-right:.9em">{badge(mark)} '
        f"{escape(mark.named(rubric))}</span>"
        for mark in MARKS
        if mark in used
    )
    return (
        '<p style="font-size:1.15em;line-height:2.1;white-space:pre-wrap;'
        f'overflow-wrap:anywhere;margin:0 0 .6rem">{body}</p>'
        f'<small style="font-size:.8em;line-height:1.9">{legend}</small>'
    )


def badge(mark: Mark) -> str:
    """HTML of a mark's letter on its colour; the text is dark or light to be readable."""
    ink = "#FFFFFF" if mark.criterion in _LIGHT_INK else "#1B1715"
    return (
        f'<b style="background:{COLOURS[mark.criterion]};color:{ink};border-radius:.3em;'
        f'padding:0 .35em;font-size:.85em">{mark.letters}</b>'
    )


def _marked(stretch: Stretch) -> str:
    text = escape(showable(stretch.text))
    if not stretch.marks:
        return text
    lines = ",".join(_line(mark, depth) for depth, mark in enumerate(stretch.marks))
    earns = "".join(mark.letters for mark in stretch.marks if not mark.costs)
    costs = [mark.letters for mark in stretch.marks if mark.costs]
    return (
        f'<mark style="background:{lines};color:inherit;'
        f'padding-bottom:{_ROW * len(stretch.marks)}px">{text}</mark>'
        f'<sup aria-hidden="true" style="font-size:.55em;font-weight:700;opacity:.8">'
        f"{' '.join([earns, *costs]).strip()}</sup>"
    )


_ROW = 5
"""Pixels from one line under a word to the next."""


def _line(mark: Mark, depth: int) -> str:
    """CSS of the line of one mark: flat where the words count, teeth where they cost."""
    colour, place = COLOURS[mark.criterion], f"0 calc(100% - {_ROW * depth}px)"
    if mark.costs:
        wedge = f"transparent,{colour} 1deg 89deg,transparent 90deg"
        return f"conic-gradient(from -45deg at bottom,{wedge}) {place}/8px 4px repeat-x"
    return f"linear-gradient({colour},{colour}) {place}/100% 2px no-repeat"
