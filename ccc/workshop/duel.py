"""Notes side by side: which pairs a phone is given, and how the tool tells two notes apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccc.content.ids import CriterionId
from ccc.content.rubric import Rubric
from ccc.practice.numbers import in_digits
from ccc.scoring import Assessment, Evidence
from ccc.workshop.selection import RoundNote, is_judged
from ccc.workshop.votes import Pair, pairs_a_phone, pairs_handed_out

QUESTION = "Which of the two would you let sit down at your table?"

TOO_FEW = "There are no two notes yet that we can put side by side."

NO_DIFFERENCE = "The tool finds both alike in every criterion."


@dataclass(frozen=True)
class Difference:
    """A criterion in which two notes have different levels, and what these are called."""

    criterion: CriterionId
    name: str
    left: str
    right: str


def differences(left: Assessment, right: Assessment, rubric: Rubric) -> tuple[Difference, ...]:
    """The criteria in which the levels differ, in the rubric's order; none without levels."""
    if left.levels is None or right.levels is None:
        return ()
    return tuple(
        Difference(one.id, one.name, left.named(one), right.named(one))
        for one in rubric.criteria
        if left.levels[one.id] != right.levels[one.id]
    )


def words_on(judged: Assessment, found: Sequence[Difference]) -> tuple[Evidence, ...]:
    """The marked words that these differences rest on."""
    criteria = {one.criterion for one in found}
    return tuple(one for one in judged.evidence if one.criterion in criteria)


def seed_of(workshop_id: int, step: int) -> int:
    """From what chance hands out the pairs of a step."""
    return workshop_id * 1000 + step


def pairs_of_phone(
    notes: Sequence[RoundNote], people: Sequence[int], who: int, seed: int
) -> tuple[Pair, ...]:
    """The pairs that somebody judges on their phone, the same at each look.

    `people` are all who joined, in that order, and `who` is one of them. A note that was hidden
    since leaves a gap, so that nobody's other pairs change.
    """
    judged = frozenset(note.attempt.id for note in notes if is_judged(note))
    hidden = {note.attempt.id for note in notes if note.hidden}
    own = {note.attempt.person_id: note.attempt.id for note in notes}
    handed = pairs_handed_out(judged, tuple(map(own.get, people)), seed)
    return tuple(pair for pair in handed[people.index(who)] if not hidden & set(pair))


def choices_words(votes: int, here: int, notes: Sequence[RoundNote]) -> str:
    """How many choices phones have sent, of about how many; nothing of what they chose."""
    if not votes:
        return "No choices yet."
    judged = sum(is_judged(note) and not note.hidden for note in notes)
    awaited = max(votes, here * pairs_a_phone(max(judged - 1, 0)))
    return f"{in_digits(votes, 'choice', 'choices')} so far, of about {awaited}."
