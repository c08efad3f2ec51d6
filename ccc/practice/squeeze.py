"""The squeeze ladder: what is left of a note when it has to fit into less and less room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.change import between_the_same
from ccc.scoring.assessment import Assessment
from ccc.scoring.text.note import first_characters


@dataclass(frozen=True)
class Fall:
    """A criterion that loses levels (0–3) when the note is cut."""

    criterion: CriterionId
    before: int
    after: int


@dataclass(frozen=True)
class Rung:
    """The note cut to one limit: what is left, what fell off the end, and what that costs.

    `whole` and `cut` are the assessments of the note and of what is left.
    """

    limit: int
    left: str
    lost: str
    falls: tuple[Fall, ...]
    whole: Assessment
    cut: Assessment


def ladder(
    note: str, limits: Iterable[int], judge: Callable[[str], Assessment]
) -> tuple[Rung, ...]:
    """One rung for each limit, the widest first; `judge` says what the levels of a text are."""
    whole = judge(note)
    return tuple(_rung(note, whole, limit, judge) for limit in sorted(limits, reverse=True))


def _rung(note: str, whole: Assessment, limit: int, judge: Callable[[str], Assessment]) -> Rung:
    left = cut_at_a_word(note, limit)
    lost = note[len(left) :].strip()
    cut = judge(left) if lost else whole
    return Rung(limit, left, lost, _falls(whole, cut), whole, cut)


def cut_at_a_word(note: str, limit: int) -> str:
    """As many whole words as fit into so many characters; of one endless word, a part of it."""
    left = first_characters(note, limit)
    if len(left) == len(note) or note[len(left)].isspace():
        return left.rstrip() if len(left) < len(note) else left
    words = left.rsplit(maxsplit=1)
    if left[-1:].isspace() or len(words) < 2:
        return left.rstrip()
    return left[: len(left) - len(words[1])].rstrip()


def _falls(whole: Assessment, cut: Assessment) -> tuple[Fall, ...]:
    if whole.levels is None or cut.levels is None:
        return ()
    return tuple(
        Fall(criterion, whole.levels[criterion], cut.levels[criterion])
        for criterion in CRITERIA
        if cut.levels[criterion] < whole.levels[criterion]
        and not between_the_same(whole, cut, criterion)
    )
