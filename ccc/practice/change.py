"""What changed from one try at a note to the next: levels that moved, and the words behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.assessment import Assessment


@dataclass(frozen=True)
class Change:
    """A criterion whose level moved, whether it rose, and the words behind it.

    Of a level that rose these are the new words that count, of one that fell the words that counted
    and are gone, and the new ones that cost.
    """

    criterion: CriterionId
    rose: bool
    words: tuple[str, ...]


def changes(
    note_before: str, before: Assessment, note_after: str, after: Assessment
) -> tuple[Change, ...]:
    """The criteria whose levels moved between two notes to one person, in the rubric's order."""
    if before.levels is None or after.levels is None:
        return ()
    return tuple(
        Change(
            criterion,
            after.levels[criterion] > before.levels[criterion],
            tuple(dict.fromkeys(_words(criterion, note_before, before, note_after, after))),
        )
        for criterion in CRITERIA
        if before.levels[criterion] != after.levels[criterion]
        and not _between_the_same(before, after, criterion)
    )


def _between_the_same(one: Assessment, other: Assessment, criterion: CriterionId) -> bool:
    """Whether both lie between the same two levels, so that nothing is known to have moved."""
    between = one.between(criterion)
    return between is not None and between == other.between(criterion)


def _words(
    criterion: CriterionId, old: str, before: Assessment, new: str, after: Assessment
) -> Iterator[str]:
    assert before.levels is not None
    assert after.levels is not None
    if after.levels[criterion] > before.levels[criterion]:
        yield from _only_in(new, after, criterion, "earns", old)
    else:
        yield from _only_in(old, before, criterion, "earns", new)
        yield from _only_in(new, after, criterion, "costs", old)


def _only_in(
    note: str, judged: Assessment, criterion: CriterionId, kind: str, other: str
) -> Iterator[str]:
    """The evidence in one note whose words do not stand in the other."""
    for found in judged.evidence:
        words = note[found.start : found.end].strip()
        if (found.criterion, found.kind) == (
            criterion,
            kind,
        ) and words.lower() not in other.lower():
            yield words
