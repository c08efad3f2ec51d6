"""Notes on the room's screen, one at a time: which part of the step shows which note, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ccc.workshop.course import PARTS_OF_A_NOTE
from ccc.workshop.selection import RoundNote, three_for_me


class Shown(NamedTuple):
    """A part of the step that shows notes, and the id of the note that it shows, if any."""

    part: int
    attempt_id: int | None


def has_marks(part: int) -> bool:
    """Whether a part shows a note with its marks; before that it is bare. The first shows none."""
    return part > 0 and part % PARTS_OF_A_NOTE == 0


def places_for_notes(notes: Sequence[RoundNote]) -> int:
    """How many notes the keys walk through: ours, and one where only the host would choose it."""
    may_be_shown = any(note.may_show for note in notes)
    return max(len(three_for_me(notes)), int(may_be_shown))


def turned(to: int, before: int, on_screen: int | None, notes: Sequence[RoundNote]) -> Shown:
    """What is shown after the keys have turned from a part to another.

    A note stays until its parts are over, whoever chose it. Where it was taken away meanwhile, the
    next one comes in its place, and bare, for nobody has seen it yet.
    """
    if to == 0:
        return Shown(0, None)
    ours = [suggested.attempt.id for suggested in three_for_me(notes)]
    nth = _nth(to)
    if before > 0 and nth == _nth(before):
        if on_screen is not None:
            return Shown(to, on_screen)
        to = _bare(nth)
    return Shown(to, ours[nth] if nth < len(ours) else None)


def chosen(attempt_id: int, notes: Sequence[RoundNote]) -> Shown:
    """A note that the host chose, bare: at its own place among ours, or after all of them.

    So *Next* shows its marks, and then goes on from there.
    """
    ours = [suggested.attempt.id for suggested in three_for_me(notes)]
    last = max(0, places_for_notes(notes) - 1)
    return Shown(_bare(ours.index(attempt_id) if attempt_id in ours else last), attempt_id)


def _nth(part: int) -> int:
    return (part - 1) // PARTS_OF_A_NOTE


def _bare(nth: int) -> int:
    return PARTS_OF_A_NOTE * nth + 1
