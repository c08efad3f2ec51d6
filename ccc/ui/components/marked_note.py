"""A note with its evidence marked: one underline for what counts, another form for what costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby, pairwise

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring import Assessment, Evidence
from ccc.ui.components.markdown import showable


@dataclass(frozen=True)
class Underline:
    """That words count for a criterion, or cost some of it: a line below them."""

    criterion: CriterionId
    costs: bool = False


UNDERLINES = tuple(Underline(criterion, costs) for costs in (False, True) for criterion in CRITERIA)
"""Every underline there is, in the order in which they are drawn and explained."""


@dataclass(frozen=True)
class Stretch:
    """A run of the note's text and all that underlines it, in the order of UNDERLINES."""

    text: str
    underlines: tuple[Underline, ...]


def stretches(note: str, evidence: Sequence[Evidence]) -> tuple[Stretch, ...]:
    """The note cut wherever evidence starts or ends; joined again, the texts are the note.

    No mark begins or ends with a blank; those between its words are marked, or it would be broken.
    """
    words = [_without_blank_edges(note, found) for found in evidence]
    cuts = {0, len(note)}
    for found in words:
        cuts |= {found.start, found.end}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(note))
    pieces = (
        Stretch(note[start:end], _lines_over(start, end, words)) for start, end in pairwise(edges)
    )
    return tuple(
        Stretch("".join(piece.text for piece in alike), lines)
        for lines, alike in groupby(pieces, key=lambda piece: piece.underlines)
    )


def _without_blank_edges(note: str, found: Evidence) -> Evidence:
    said = note[found.start : found.end]
    start = found.start + len(said) - len(said.lstrip())
    return replace(found, start=start, end=start + len(said.strip()))


def _lines_over(start: int, end: int, evidence: Sequence[Evidence]) -> tuple[Underline, ...]:
    here = {
        Underline(found.criterion, found.kind == "costs")
        for found in evidence
        if found.start <= start and end <= found.end
    }
    return tuple(line for line in UNDERLINES if line in here)


def looked_at_first(judged: Assessment) -> CriterionId | None:
    """Whose words are marked before anybody chose: the weakest criterion that has marked words."""
    marked = {found.criterion for found in judged.evidence}
    return weakest(judged, [criterion for criterion in CRITERIA if criterion in marked])


def weakest(judged: Assessment, among: Sequence[CriterionId] = CRITERIA) -> CriterionId | None:
    """The criterion of the lowest level, the first of equals; None where there are no levels."""
    if judged.levels is None:
        return None
    return min(among, key=judged.levels.__getitem__, default=None)


def marked_note(note: str, evidence: Sequence[Evidence]) -> str:
    """HTML of the note with one quiet underline below its evidence, and a wave below what costs.

    Every character of the note is escaped. Why words are marked is said in words elsewhere.
    """
    body = "".join(_marked(stretch) for stretch in stretches(note, evidence))
    return (
        '<p dir="auto" style="font-size:1.15em;line-height:1.8;white-space:pre-wrap;'
        f'overflow-wrap:anywhere;margin:0">{body}</p>'
    )


def lines_in_words(note: str, evidence: Sequence[Evidence]) -> str:
    """What the lines below the note's words mean, of those that there are; empty without any."""
    waves = {_only_costs(found) for found in stretches(note, evidence) if found.underlines}
    counts, costs = "Underlined: what counts.", "A wavy line: what costs."
    return " ".join(said for said, wave in ((counts, False), (costs, True)) if wave in waves)


def _only_costs(stretch: Stretch) -> bool:
    return all(line.costs for line in stretch.underlines)


def _marked(stretch: Stretch) -> str:
    text = escape(showable(stretch.text))
    if not stretch.underlines:
        return text
    line = "wavy 1.5px #C4453A" if _only_costs(stretch) else "2px"
    return (
        '<mark style="background:none;color:inherit;text-underline-offset:.28em;'
        f'text-decoration:underline {line};text-decoration-skip-ink:none">{text}</mark>'
    )
