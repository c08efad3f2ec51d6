"""What a room judges in a step: the notes of its latest writing, and the two side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ccc.content.workshops import WorkshopPlan
from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.workshop.polls import Poll, duel_poll
from ccc.workshop.selection import RoundNote, is_judged, one_pair_for_me
from ccc.workshop.votes import Pair, Vote, votes_from
from ccc.workshop.workshop import Workshop


def judged_notes(workshop: Workshop) -> tuple[RoundNote, ...]:
    """The notes of the latest step in which the room wrote; none where it has not."""
    of = round_judged(workshop)
    return () if of is None else resources.store().round_notes.of_round(workshop.id, of)


def round_judged(workshop: Workshop) -> int | None:
    """The latest step in which the room wrote before the one that is on; None without one."""
    return WorkshopPlan.from_json(workshop.plan).writing_before(workshop.place.step)


def two_notes(workshop: Workshop) -> tuple[Attempt, Attempt] | None:
    """The two notes of the step that is on, decided by whichever page asks first.

    They are decided anew where one may not be shown any more. None where there are no two to show.
    """
    notes, duels = judged_notes(workshop), resources.store().duels
    kept = duels.of(workshop.id, workshop.place.step)
    shown = both(kept, notes)
    if shown is not None:
        return shown
    ours = one_pair_for_me(notes)
    if ours is None:
        return None
    pair = Pair(ours[0].id, ours[1].id)
    return both(duels.decide(workshop.id, workshop.place.step, kept, pair), notes)


def both(pair: Pair | None, notes: Sequence[RoundNote]) -> tuple[Attempt, Attempt] | None:
    """The notes of a pair; None where one of them may not be shown."""
    shown = shown_notes(notes)
    if pair is None or not set(pair) <= set(shown):
        return None
    return shown[pair.left], shown[pair.right]


def shown_notes(notes: Sequence[RoundNote]) -> dict[int, Attempt]:
    """By id, the notes that others may judge and that are not hidden."""
    return {one.attempt.id: one.attempt for one in notes if is_judged(one) and not one.hidden}


def room_poll(workshop: Workshop) -> Poll:
    """What the room said to the two notes so far."""
    return duel_poll(resources.store().room_answers.all(workshop.id, workshop.place.step))


def votes_now(workshop: Workshop) -> tuple[Vote, ...]:
    """What phones said to the pairs of their own so far."""
    said = resources.store().room_answers.all(workshop.id, workshop.place.step, None)
    return votes_from(said)
