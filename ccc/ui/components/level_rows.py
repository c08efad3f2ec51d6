"""The five levels of a note as the note's field draws them: a row each, and why it is so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ccc.content.ids import CriterionId
from ccc.content.rubric import Criterion, Rubric
from ccc.practice.change import Change
from ccc.scoring import Assessment
from ccc.ui.components.assessment import SAYS, described, level_marks


@dataclass(frozen=True)
class Words:
    """Marked words: where they stand, counted as the browser counts, quoted, and why."""

    start: int
    end: int
    quoted: str
    why: str


@dataclass(frozen=True)
class LevelRow:
    """One criterion's level: as a picture and in words, how it changed, what it means, and why.

    Before the first word of a note there is neither picture nor word.
    """

    criterion: CriterionId
    name: str
    picture: str
    said: str
    change: str
    means: tuple[str, ...]
    words: tuple[Words, ...]


def level_rows(
    note: str, judged: Assessment, rubric: Rubric, moved: Sequence[Change] = ()
) -> tuple[LevelRow, ...]:
    """A row for each criterion, in the rubric's order; none of a note without levels."""
    if judged.levels is None:
        return ()
    by_criterion = {change.criterion: change for change in moved}
    return tuple(_row(note, judged, rubric, one, by_criterion) for one in rubric.criteria)


def _row(
    note: str,
    judged: Assessment,
    rubric: Rubric,
    criterion: Criterion,
    moved: Mapping[CriterionId, Change],
) -> LevelRow:
    change = moved.get(criterion.id)
    found = sorted(
        (one for one in judged.evidence if one.criterion == criterion.id),
        key=lambda one: (one.kind == "costs", one.start),
    )
    return LevelRow(
        criterion.id,
        criterion.name,
        level_marks(judged, criterion, rubric) if note.strip() else "",
        level_in_short(judged, criterion) if note.strip() else "",
        "" if change is None else ("▲" if change.rose else "▼"),
        (*described(judged, criterion, emphasis=""), *_how_sure(criterion, rubric)),
        tuple(
            Words(
                units(note, one.start),
                units(note, one.end),
                f"{SAYS[one.kind]}: “{note[one.start : one.end].strip()}”",
                f"– {one.why}",
            )
            for one in found
        ),
    )


def _how_sure(criterion: Criterion, rubric: Rubric) -> tuple[str, ...]:
    """Why a level has no dots, where the scorer is not good enough to show a number."""
    if rubric.shows_number(criterion.id):
        return ()
    return ("Here the scorer is often wrong by one level, so we show no dots.",)


def level_in_short(judged: Assessment, criterion: Criterion) -> str:
    """A level by its name, or "vague to clear" of one that lies between these two."""
    between = judged.between(criterion.id)
    if between is None:
        return judged.named(criterion)
    return " to ".join(criterion.levels[level].name for level in between)


def units(text: str, position: int) -> int:
    """A position in a text as browsers count it, in UTF-16 units."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
